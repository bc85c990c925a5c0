"""The invented people: repeatable, of every culture, with documents every desk can read."""

import pytest

from travesia.config.demo.crossings import SIZES, Plan, Population
from travesia.config.demo.cultures import cultures
from travesia.config.demo.profiles import PROFILES
from travesia.config.demo.tests.years import TODAY, year
from travesia.config.demo.zones import zone_of
from travesia.documents import Severity, parse_mrz


def test_person_is_the_same_whatever_was_made_before() -> None:
    plan = Plan(seed=1, crossings=SIZES["small"], today=TODAY)
    one, other = Population(plan), Population(plan)
    for index in (900, 3, 17):
        one.traveller(index)
    assert one.traveller(500) == other.traveller(500)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_zone_reads_with_all_digits_right_and_says_what_the_traveller_is(seed: int) -> None:
    for item in year(seed=seed):
        reading = parse_mrz(
            zone_of(item.traveller, item.passport), today=item.leg.at.date(), training=True
        )
        assert len(reading.checks) == 5
        assert all(check.agrees for check in reading.checks)
        assert reading.document_number == item.passport.number
        assert reading.nationality == item.traveller.nationality
        assert reading.issuing_state == "UTO"
        stops = {found.code for found in reading.findings if found.severity is Severity.STOP}
        assert stops <= {"document.expired"}


def test_birth_dates_are_read_as_they_were_meant_also_when_partial() -> None:
    partial = 0
    for item in year():
        reading = parse_mrz(
            zone_of(item.traveller, item.passport), today=item.leg.at.date(), training=True
        )
        assert reading.birth_date == item.traveller.birth
        partial += item.traveller.birth.exact is None
    assert partial


def test_every_naming_culture_travels() -> None:
    assert {item.traveller.culture for item in year()} == set(cultures())


def test_hard_names_occur() -> None:
    travellers = [item.traveller for item in year(seed=2)] + [item.traveller for item in year()]
    names = [f"{who.primary} {who.secondary}" for who in travellers]
    assert any(not who.secondary for who in travellers)
    assert any("'" in name for name in names)
    assert any("-" in name for name in names)
    assert any(" de " in name for name in names)
    assert any(not name.isascii() for name in names)
    assert any(len(who.primary) + len(who.secondary) + 2 > 39 for who in travellers)
    assert any(who.sex == "X" for who in travellers)


def test_no_two_passports_share_a_number() -> None:
    plan = Plan(seed=1, crossings=20_000, today=TODAY)
    people = Population(plan)
    numbers = [
        (passport.number, index)
        for index in range(plan.people)
        for passport in people.traveller(index).passports
    ]
    assert len({number for number, _ in numbers}) == len(numbers)


def test_some_travellers_renew_their_passport_within_the_year() -> None:
    shown: dict[str, set[str]] = {}
    for item in year():
        shown.setdefault(item.traveller.key, set()).add(item.passport.number)
    assert any(len(numbers) == 2 for numbers in shown.values())
    assert max(map(len, shown.values())) == 2


def test_profiles_use_every_culture() -> None:
    assert {code for profile in PROFILES for code, _ in profile.cultures} == set(cultures())
