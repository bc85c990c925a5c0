"""The life of an authorisation: no act leads out of an end, and the calendar only ever ends it."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from travesia.credentials.domain import (
    DECIDED,
    ENDS,
    STEPS,
    Act,
    State,
    Step,
    Terms,
    decided_state,
    entries_left,
    last_day_of_stay,
    new_number,
    next_state,
    state_on,
    working_days,
)
from travesia.credentials.domain.numbers import ALPHABET, FIRST, LENGTH

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
ACTS = st.lists(st.builds(Step, st.sampled_from(sorted(DECIDED - {Act.APPLY})), DAYS), max_size=6)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    first = draw(DAYS)
    return Terms(
        first,
        first + timedelta(days=draw(st.integers(0, 700))),
        draw(st.none() | st.integers(0, 4)),
        draw(st.none() | st.integers(1, 200)),
    )


def test_table_names_every_state_and_only_states() -> None:
    assert set(STEPS) == set(State)
    assert {after for acts in STEPS.values() for after in acts.values()} == set(State) - {
        State.APPLIED
    }
    assert {State.REFUSED, State.EXPIRED, State.REVOKED, State.WITHDRAWN} == ENDS


@given(acts=ACTS, on=DAYS)
def test_no_decided_act_leads_out_of_an_end(acts: list[Step], on: date) -> None:
    reached = [decided_state(acts[:count], on) for count in range(len(acts) + 1)]
    for before, after in pairwise(reached):
        assert before not in ENDS or after is before
        assert after is before or after in STEPS[before].values()


@given(acts=ACTS, what=terms(), used=st.integers(0, 6), on=DAYS)
def test_every_day_has_one_state_that_the_table_leads_to(
    acts: list[Step], what: Terms, used: int, on: date
) -> None:
    decided, state = decided_state(acts, on), state_on(acts, what, used, on)
    assert state is decided or state in STEPS[decided].values()
    if state is State.GRANTED:
        assert on <= what.valid_until


@given(what=terms(), used=st.integers(0, 6), on=DAYS, later=st.integers(0, 900))
def test_what_is_over_stays_over(what: Terms, used: int, on: date, later: int) -> None:
    granted = [Step(Act.GRANT, date(2025, 1, 1))]
    if state_on(granted, what, used, on) is State.EXPIRED:
        after = on + timedelta(days=later)
        assert state_on(granted, what, used, after) is State.EXPIRED


@given(what=terms(), used=st.integers(0, 6), on=DAYS)
def test_last_entry_uses_it_up_and_undoing_it_frees_it(what: Terms, used: int, on: date) -> None:
    granted = [Step(Act.GRANT, date(2025, 1, 1))]
    full = state_on(granted, what, used, on)
    assert (full is State.USED_UP) == (
        on <= what.valid_until and what.entries_allowed in range(1, used + 1)
    )
    if full is State.USED_UP:
        fewer = (what.entries_allowed or 0) - 1
        assert state_on(granted, what, fewer, on) is State.GRANTED
        assert next_state(State.USED_UP, Act.UNDO_LAST_ENTRY) is State.GRANTED


@given(what=terms(), used=st.integers(0, 2000))
def test_entries_left_are_never_under_none(what: Terms, used: int) -> None:
    left = entries_left(what, used)
    assert (left is None) == (what.entries_allowed is None)
    assert left is None or 0 <= left <= (what.entries_allowed or 0)


@given(what=terms(), on=DAYS)
def test_stay_ends_with_the_authorisation_at_the_latest(what: Terms, on: date) -> None:
    last = last_day_of_stay(what, on)
    assert last <= what.valid_until
    if what.days_per_stay and last < what.valid_until:
        assert (last - on).days + 1 == what.days_per_stay


def test_day_of_entry_is_the_first_day_of_the_stay() -> None:
    what = Terms(date(2026, 11, 1), date(2027, 4, 30), 1, 30)
    assert last_day_of_stay(what, date(2026, 11, 20)) == date(2026, 12, 19)
    assert last_day_of_stay(what, date(2027, 4, 20)) == date(2027, 4, 30)


def test_revocation_counts_from_its_day_and_not_before() -> None:
    what = Terms(date(2026, 11, 1), date(2027, 4, 30), None, None)
    acts = [Step(Act.GRANT, date(2026, 10, 20)), Step(Act.REVOKE, date(2026, 12, 1))]
    assert state_on(acts, what, 0, date(2026, 11, 30)) is State.GRANTED
    assert state_on(acts, what, 0, date(2026, 12, 1)) is State.REVOKED


@given(first=DAYS, length=st.integers(0, 60))
def test_working_days_are_those_one_counts_by_finger(first: date, length: int) -> None:
    days = [first + timedelta(days=step) for step in range(1, length + 1)]
    assert working_days(first, first + timedelta(days=length)) == sum(
        day.weekday() < 5 for day in days
    )


def test_numbers_fit_a_visa_and_hold_no_sign_that_is_misread() -> None:
    for kind in FIRST:
        number = new_number(kind)
        assert len(number) == LENGTH
        assert set(number[1:]) <= set(ALPHABET)
    assert not set(ALPHABET) & set("0OQ1I2Z5S8B")
    assert len({FIRST[kind] for kind in FIRST}) == len(FIRST)
