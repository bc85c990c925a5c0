"""Six posts: of which state, on which day. The posts of Haiti in the published bulletins."""

from datetime import date

from travesia.programme.domain.facilities import (
    FacilityKind,
    FacilityStep,
    FacilityView,
    Known,
    StepOn,
    count_on,
    out_of_order,
    readings,
)

S = FacilityStep
JUNE, AUGUST = date(2024, 6, 30), date(2024, 8, 1)


def post(number: int, *steps: StepOn) -> FacilityView:
    return FacilityView(
        f"HTI-{number}", f"Post {number}", FacilityKind.BORDER_POST, "HTI", 1, steps
    )


EARLIER = [post(n, StepOn(S.INAUGURATED, date(2024, 3, 31), Known.BY)) for n in range(1, 6)]
SIXTH = post(6, StepOn(S.INSTALLED, JUNE, Known.BY), StepOn(S.INAUGURATED, AUGUST))
POSTS = [*EARLIER, SIXTH]


def test_six_were_installed_in_june_and_five_inaugurated() -> None:
    assert count_on(POSTS, S.INSTALLED, JUNE).low == 6
    assert count_on(POSTS, S.INAUGURATED, JUNE).low == 5
    assert count_on(POSTS, S.INAUGURATED, AUGUST).low == 6


def test_a_printed_number_says_of_which_state_it_can_be() -> None:
    assert set(readings(POSTS, 6, JUNE)) == {S.INSTALLED}
    assert set(readings(POSTS, 6, AUGUST)) == {S.INSTALLED, S.INAUGURATED}
    assert readings(POSTS, 7, AUGUST) == {}


def test_a_step_that_is_known_by_a_day_may_have_been_before_it() -> None:
    found = count_on(POSTS, S.INAUGURATED, date(2024, 1, 1))
    assert (found.low, found.high) == (0, 5)


def test_a_closed_facility_no_longer_counts() -> None:
    closed = post(7, StepOn(S.OPERATIONAL, date(2023, 1, 1)), StepOn(S.CLOSED, date(2024, 1, 1)))
    assert count_on([closed], S.OPERATIONAL, date(2023, 12, 31)).low == 1
    assert count_on([closed], S.OPERATIONAL, date(2024, 1, 1)).low == 0
    assert closed.state_on(date(2022, 1, 1)) is None


def test_what_is_installed_is_not_therefore_inaugurated() -> None:
    assert not SIXTH.reached(S.INAUGURATED, JUNE)
    assert SIXTH.reached(S.INSTALLED, AUGUST)
    assert SIXTH.state_on(AUGUST) is S.INAUGURATED


def test_nothing_comes_after_the_end_or_before_what_came_before_it() -> None:
    one, two = StepOn(S.INSTALLED, AUGUST), StepOn(S.INAUGURATED, JUNE)
    assert out_of_order([one, two]) == (one, two)
    assert out_of_order([two, one]) is None
    assert out_of_order([StepOn(S.CLOSED, JUNE), one]) is not None
