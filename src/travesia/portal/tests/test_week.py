"""Hours of a usual week in words: what is kept on a telephone must hold tomorrow too."""

from datetime import date, time

import pytest
from django.utils import translation

from travesia.directory.domain.hours import Freq, Hours, Rule
from travesia.portal.views.public.hours import week_words

TODAY = date(2026, 11, 20)
MORNING, NOON, EVENING = time(8), time(12), time(18)


def days(*numbers: int) -> tuple[tuple[int, int], ...]:
    """Return days of every week."""
    return tuple((0, number) for number in numbers)


def said(*rules: Rule, language: str = "en") -> tuple[str, ...]:
    """Return the lines of a week."""
    with translation.override(language):
        return week_words(Hours("America/Guatemala", rules), TODAY)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((Rule(MORNING, NOON, days(0, 1, 2, 3, 4)),), ("Monday to Friday: 08:00–12:00",)),
        ((Rule(MORNING, NOON),), ("Every day: 08:00–12:00",)),
        ((Rule(MORNING, MORNING),), ("Every day: day and night",)),
        (
            (Rule(MORNING, NOON, days(0, 2)), Rule(EVENING, MORNING, days(0))),
            ("Monday: 08:00–12:00, 18:00–08:00", "Wednesday: 08:00–12:00"),
        ),
        ((Rule(MORNING, NOON, days(5, 6)),), ("Saturday, Sunday: 08:00–12:00",)),
        (
            (Rule(MORNING, NOON, ((1, 0),), freq=Freq.MONTHLY),),
            ("On some other days too: call first",),
        ),
        (
            (Rule(MORNING, NOON, days(0)), Rule(MORNING, NOON, days(1), interval=2)),
            ("Monday: 08:00–12:00", "On some other days too: call first"),
        ),
        ((Rule(MORNING, NOON, days(0), valid_to=date(2026, 11, 19)),), ()),
    ],
)
def test_a_week_is_said_in_as_few_lines_as_it_needs(
    rules: tuple[Rule, ...], expected: tuple[str, ...]
) -> None:
    assert said(*rules) == expected


def test_days_are_named_in_the_reader_s_language() -> None:
    assert said(Rule(MORNING, NOON, days(2)), language="ht") == ("Mèkredi: 08:00–12:00",)
    assert said(Rule(MORNING, NOON, days(2)), language="pt") == ("Quarta-feira: 08:00–12:00",)


def test_unknown_hours_are_not_guessed() -> None:
    assert week_words(None, TODAY) == ()
