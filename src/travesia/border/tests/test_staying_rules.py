"""Books of rules: a slip is named with its place, and never becomes a rule that nobody wrote."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.border.domain.staying import RuleBookError, example_book, read_rules

RULE = """
name = "Test"
[[rule]]
id = "UTO-ONE"
territory = "UTO"
valid_from = 2026-01-01
source = "Invented"
days_per_entry = 30
[rule.title]
en = "One"
es = "Uno"
fr = "Un"
ht = "Youn"
pt = "Um"
"""


def _with(line: str) -> str:
    return RULE.replace("days_per_entry = 30", f"days_per_entry = 30\n{line}")


def test_a_book_is_read_as_it_stands() -> None:
    (rule,) = read_rules(RULE).rules
    assert (rule.version, rule.limits.days_per_entry) == ("UTO-ONE@2026-01-01", 30)
    assert rule.title("fr") == "Un"
    assert rule.title("de") == "One"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("days_per_entri = 3", "the field days_per_entri is not known"),
        ("window = 180", "a window needs both numbers"),
        ("window = 90\ndays_in_window = 90", "its window limits nothing"),
        ("opens = 06:00:00", "hours need both times"),
        ("opens = 18:00:00\ncloses = 06:00:00", "it closes before it opens"),
        ("ends_with_authorisation = true", "counts an authorisation and needs none"),
        ("admits = false", "admits nobody and sets limits"),
        ('nationalities = ["FRA", "XYZ"]', "XYZ is no state or nationality"),
        ('purposes = ["holiday"]', "one of its purposes is not in the list"),
        ('modes = ["rail"]', "a mode is land, air or sea"),
        ("valid_until = 2025-12-31", "ends before it begins"),
        ("hours = 0", "hours: a whole number from 1 to 744"),
        ("days_in_year = 366", "days_in_year: a whole number from 1 to 365"),
        ('first_day = "tomorrow"', "first_day"),
        ("example = 1", "example: true or false"),
        ("reset_days = true", "reset_days: a whole number"),
    ],
)
def test_a_slip_is_named_with_its_rule(line: str, said: str) -> None:
    with pytest.raises(RuleBookError) as caught:
        read_rules(_with(line))
    assert "rule UTO-ONE" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("name", ["id", "territory", "valid_from", "source"])
def test_a_rule_says_what_it_is_where_since_when_and_whence(name: str) -> None:
    text = "\n".join(line for line in RULE.splitlines() if not line.startswith(f"{name} ="))
    with pytest.raises(RuleBookError, match=f"the field {name} is missing"):
        read_rules(text)


def test_a_rule_has_a_name_in_five_languages() -> None:
    with pytest.raises(RuleBookError, match="title"):
        read_rules(RULE.replace('ht = "Youn"\n', ""))


def test_two_versions_of_a_rule_never_hold_on_one_day() -> None:
    twice = RULE + RULE.split("\n", 2)[2].replace("2026-01-01", "2026-06-01")
    with pytest.raises(RuleBookError, match="UTO-ONE: two versions hold on one day"):
        read_rules(twice)
    ended = twice.replace("days_per_entry = 30", "days_per_entry = 30\nvalid_until = 2026-05-31", 1)
    first, second = read_rules(ended).rules
    assert [one.in_force(date(2026, 6, 1)) for one in (first, second)] == [False, True]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for book in (text, RULE + text, RULE.replace("30", text)):
        try:
            read_rules(book)
        except RuleBookError:
            continue


def test_what_ships_says_of_itself_that_it_is_no_law() -> None:
    book = example_book()
    assert all(rule.example for rule in book.rules)
    assert all("xample" in rule.source for rule in book.rules)


def test_a_country_comes_before_its_area_and_that_before_the_rest() -> None:
    rules = example_book().for_country("GTM")
    assert [rule.territory for rule in rules] == ["CA-4", "CA-4", "*", "*"]
    assert example_book().for_country("UTO")[0].territory == "UTO"
