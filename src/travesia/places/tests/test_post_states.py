"""The life of a post as a table: no history that skips a step or goes back in time is accepted."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from travesia.places.domain import NEXT, PostState, StateOn, order_problem, state_at

DAY = date(2026, 1, 1)


def history(*states: PostState, step: int = 30) -> tuple[StateOn, ...]:
    return tuple(StateOn(s, DAY + timedelta(days=place * step)) for place, s in enumerate(states))


def test_full_life_of_a_post_is_in_order() -> None:
    assert order_problem(history(*PostState)) == ""


def test_ceremony_may_be_left_out_but_not_the_installation() -> None:
    planned, installed, _, operational, _ = PostState
    assert order_problem(history(planned, installed, operational)) == ""
    assert order_problem(history(planned, operational)) == "order"


def test_post_cannot_begin_closed() -> None:
    assert order_problem(history(PostState.CLOSED)) == "first"


def test_closed_post_may_reopen() -> None:
    reopened = history(PostState.OPERATIONAL, PostState.CLOSED, PostState.OPERATIONAL)
    assert order_problem(reopened) == ""


def test_state_cannot_begin_before_the_one_it_follows() -> None:
    back = history(PostState.PLANNED, PostState.INSTALLED, step=-1)
    assert order_problem(back) == "dates"


def test_every_state_has_a_line_in_the_table_and_can_be_left() -> None:
    assert set(NEXT) == set(PostState)
    assert all(following and state not in following for state, following in NEXT.items())


@given(st.lists(st.sampled_from(list(PostState)), min_size=1, max_size=8))
def test_history_is_accepted_exactly_when_every_step_is_in_the_table(
    states: list[PostState],
) -> None:
    steps = all(after in NEXT[before] for before, after in pairwise(states))
    begins = states[0] in {PostState.PLANNED, PostState.OPERATIONAL}
    assert (order_problem(history(*states)) == "") == (steps and begins)


@given(st.integers(min_value=-5, max_value=200))
def test_state_on_a_day_is_the_last_one_begun(offset: int) -> None:
    life = history(*PostState)
    expected = [item.state for item in life if item.since <= DAY + timedelta(days=offset)]
    assert state_at(life, DAY + timedelta(days=offset)) == (expected[-1] if expected else None)
