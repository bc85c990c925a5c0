"""State tables: no act outside the table, and every life of an inspection ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.border.domain import (
    INSPECTION_TABLE,
    Act,
    InspectionState,
    Outcome,
    acts_for,
    crossed,
    is_decided,
    next_state,
)

ENDS = {
    *(InspectionState.ADMITTED, InspectionState.REFUSED),
    *(InspectionState.SET_ASIDE, InspectionState.CLOSED),
}


def _live(acts: list[Act]) -> list[InspectionState]:
    """Walk through the table; acts that cannot be done leave the inspection where it is."""
    states = [InspectionState.OPENED]
    for act in acts:
        states.append(next_state(states[-1], act) or states[-1])
    return states


lives = st.lists(st.sampled_from(list(Act)), max_size=12)


def test_every_state_is_in_the_table() -> None:
    assert set(INSPECTION_TABLE) == set(InspectionState)


@given(lives)
def test_a_decided_inspection_never_moves_again(acts: list[Act]) -> None:
    states = _live(acts)
    for at, state in enumerate(states):
        if is_decided(state):
            assert set(states[at:]) == {state}


@given(lives)
def test_nobody_is_refused_without_a_proposal_before_the_confirmation(acts: list[Act]) -> None:
    states = _live(acts)
    if InspectionState.REFUSED in states:
        first = states.index(InspectionState.REFUSED)
        assert states[first - 1] is InspectionState.REFUSAL_PROPOSED
        assert Act.PROPOSE_REFUSAL in acts[: first - 1]


@given(lives)
def test_a_proposed_refusal_bars_admission_until_it_is_withdrawn(acts: list[Act]) -> None:
    state = _live(acts)[-1]
    if state is InspectionState.REFUSAL_PROPOSED:
        assert next_state(state, Act.ADMIT) is None
        back = next_state(state, Act.WITHDRAW_REFUSAL)
        assert back is not None
        assert next_state(back, Act.ADMIT) is InspectionState.ADMITTED


def test_only_decided_states_have_no_acts() -> None:
    assert {state for state in InspectionState if not acts_for(state)} == ENDS


def test_only_an_undecided_first_look_can_be_set_aside() -> None:
    can = [state for state in InspectionState if Act.SET_ASIDE in acts_for(state)]
    assert can == [InspectionState.OPENED]


@pytest.mark.parametrize(
    ("outcome", "through"),
    [(Outcome.ADMITTED, True), (Outcome.REFUSED, False)],
)
def test_a_refused_person_did_not_cross(outcome: Outcome, through: bool) -> None:
    assert crossed(outcome) is through


def test_only_a_second_line_closes_without_a_crossing() -> None:
    assert [one for one in InspectionState if Act.CLOSE in acts_for(one)] == [
        InspectionState.REFERRED
    ]
