"""The conversation by message: four levels, nothing of the person in its state, no dead end."""

from hypothesis import given
from hypothesis import strategies as st

from travesia.helpdesk.domain.menu import next_step

_STATES = st.one_of(
    st.sampled_from(["", "start", "groups:0", "topics:3:1", "answer:1:2:0", "desks:1", "call"]),
    st.text(max_size=30),
)


def test_a_passport_question_is_three_numbers_away() -> None:
    step = next_step("", "hola", 0)
    for text, choices in (("1", 4), ("1", 9), ("3", 4)):
        step = next_step(step.state, text, choices)
    assert (step.shows, step.state) == ("answer", "answer:0:2:0")
    assert next_step(step.state, "00", 0).state == "answer:0:2:1"


def test_a_call_is_kept_only_after_a_yes() -> None:
    asked = next_step("start", "3", 4)
    assert asked.shows == "call"
    assert next_step(asked.state, "2", 0).wrong
    assert next_step(asked.state, "0", 0).shows == "start"
    assert next_step(asked.state, "1", 0).shows == "called"


@given(_STATES, st.text(max_size=200), st.integers(0, 12))
def test_any_text_leads_somewhere_and_leaves_no_trace_of_itself(
    state: str, text: str, choices: int
) -> None:
    step = next_step(state, text, choices)
    assert step.shows
    assert bool(step.state) == (step.shows != "bye")
    secret = text.strip()
    if len(secret) > 4 and secret not in state:
        assert secret not in step.state


@given(_STATES, st.integers(0, 12))
def test_stop_ends_everywhere_and_zero_begins_anew(state: str, choices: int) -> None:
    assert next_step(state, " STOP ", choices).state == ""
    assert next_step(state, "0", choices).shows == "start"
