"""Each corruption of the judging generator does what its name says, and nothing more."""

from datetime import date
from random import Random

import pytest
from bench.people import dates, rewritten, slips
from bench.people.corruptions import MIX, corrupted, draw_kind, presented
from bench.people.cultures import CULTURES
from bench.people.forms import written, zone
from bench.people.listed import stranger
from bench.people.spelling import Spelling, spelling

NAME = Spelling("hispanic", ("María", "José"), ("Peña", "de la Cruz"))
CHANCES = [Random(seed) for seed in range(60)]


@pytest.mark.parametrize("kind", sorted(set(MIX) - {"exact", "zone", "combo"}))
def test_every_kind_can_be_done_in_every_culture(kind: str) -> None:
    for culture in CULTURES:
        chance = Random(f"{kind}/{culture}")
        names = [spelling(stranger(chance, culture)) for _ in range(80)]
        assert any(corrupted(name, kind, chance) != name for name in names)


def test_a_slip_changes_one_part_by_at_most_one_letter_more_or_less() -> None:
    for chance in CHANCES:
        new = slips.slip(NAME, chance)
        changed = [(a, b) for a, b in zip(NAME.parts, new.parts, strict=True) if a != b]
        assert len(changed) <= 1
        assert all(abs(len(a) - len(b)) <= 1 for a, b in changed)


@pytest.mark.parametrize(
    ("slip", "difference"),
    [(slips.wrong_key, 0), (slips.transposed, 0), (slips.omitted, -1), (slips.doubled, 1)],
)
def test_slips_of_the_hand(slip: object, difference: int) -> None:
    for chance in CHANCES:
        new = slip("Ramona", chance)
        assert len(new) == 6 + difference
        if slip is slips.transposed:
            assert sorted(new) == sorted("Ramona")


def test_a_reading_machine_takes_letters_for_what_looks_alike() -> None:
    seen = {slips.misread(Spelling("caribbean", ("Rob",), ("Moss",)), c).parts for c in CHANCES}
    assert ("R0B", "Moss") in seen
    assert ("Rob", "RNOSS") in seen
    assert ("Rob", "MOS5") in seen


def test_parts_are_exchanged_dropped_and_shortened() -> None:
    exchanged = {rewritten.swapped(NAME, chance).parts for chance in CHANCES}
    assert exchanged == {
        ("Peña", "de la Cruz", "María", "José"),
        ("María", "José", "de la Cruz", "Peña"),
    }
    chance = Random(1)
    assert rewritten.without_second_surname(NAME, chance).surnames == ("Peña",)
    assert {rewritten.without_second_given(NAME, c).given for c in CHANCES} == {
        ("María",),
        ("José",),
    }
    assert {rewritten.initials(NAME, c).given for c in CHANCES} == {("María", "J"), ("M", "J")}


def test_words_are_joined_and_split() -> None:
    together = {rewritten.joined(NAME, chance).surnames[1] for chance in CHANCES}
    assert together == {"Dela Cruz", "Delacruz"}
    one = Spelling("chinese", ("Xiaoming",), ("Li",))
    apart = {rewritten.split(one, chance).given[0] for chance in CHANCES}
    assert all(text.replace(" ", "").lower() == "xiaoming" for text in apart)
    assert any(" " in text for text in apart)
    hyphened = Spelling("haitian", ("Jean-Claude",), ("Noël",))
    assert rewritten.split(hyphened, Random(1)).given == ("Jean Claude",)


@pytest.mark.parametrize(
    ("culture", "word", "how", "other"),
    [
        ("haitian", "Pierre", rewritten.transliterated, "Pyè"),
        ("haitian", "Jacques", rewritten.transliterated, "Jak"),
        ("chinese", "Zhang", rewritten.transliterated, "Cheung"),
        ("arabic", "Khoury", rewritten.transliterated, "Juri"),
        ("brazilian", "Souza", rewritten.transliterated, "Sousa"),
        ("maya", "Tzuc", rewritten.transliterated, "Tsuc"),
        ("ngabe", "Miködi", rewritten.transliterated, "Mikodi"),
        ("hispanic", "Vásquez", rewritten.heard, "Básquez"),
        ("venezuelan", "Wilkerson", rewritten.heard, "Guilkerson"),
        ("garifuna", "Zúñiga", rewritten.heard, "Súñiga"),
        ("caribbean", "Philbert", rewritten.heard, "Filbert"),
    ],
)
def test_words_are_written_by_other_customs(
    culture: str, word: str, how: object, other: str
) -> None:
    name = Spelling(culture, (), (word,))
    assert other in {how(name, Random(seed)).surnames[0] for seed in range(300)}


def test_zones_have_fillers_spell_letters_out_and_are_cut_off() -> None:
    assert zone(NAME) == "PENA<DE<LA<CRUZ<<MARIA<JOSE".ljust(39, "<")
    assert zone(NAME, other_letters=True).startswith("PENXXA<DE")
    german = Spelling("brazilian", ("Zoë",), ("Müller", "O'Connor"))
    assert zone(german).startswith("MUELLER<OCONNOR<<ZOE<")
    assert len(zone(Spelling("maya", ("A" * 60,), ("B",)))) == 39
    assert len(presented(NAME, "zone", Random(3))[0]) in (30, 39)


def test_forms_put_names_in_their_order() -> None:
    chance = Random(0)
    assert written(NAME, "comma", chance).upper().startswith(("PEÑA DE LA CRUZ, ", "PENA DE"))
    assert written(NAME, "given_first", chance).upper().startswith(("MARÍA JOSÉ ", "MARIA JOSE "))
    assert written(NAME, "surname_first", chance).upper().endswith(("JOSÉ", "JOSE"))


def test_drawn_kinds_change_the_name_unless_exact_or_zone() -> None:
    for chance in CHANCES:
        kind, new = draw_kind(NAME, chance, exact=False)
        assert kind != "exact"
        assert (new == NAME) == (kind == "zone")


def test_dates_are_damaged_as_said() -> None:
    born = date(1988, 4, 9)
    for chance in CHANCES:
        text = dates.one_digit_wrong(born, chance)
        assert sum(a != b for a, b in zip(text, "1988-04-09", strict=True)) == 1
        date.fromisoformat(text)
        assert dates.year_off_by_one(born, chance) in ("1987-04-09", "1989-04-09")
        assert dates.year_off_by_one(date(1990, 12, 31), chance)[4:] == "-12-31"
    assert dates.day_month_swapped(born, chance) == "1988-09-04"
    assert dates.day_month_swapped(date(1988, 4, 19), chance) == "1988-04-19"
    assert dates.year_off_by_one(date(2000, 2, 29), chance)[5:] == "02-28"
    assert [f(born, chance) for f in (dates.year_and_month, dates.year_only, dates.missing)] == [
        "1988-04",
        "1988",
        "",
    ]
    kinds = {dates.damaged_date(date(1990, 1, 31), chance)[1] for chance in CHANCES}
    assert kinds <= {*dates.DAMAGES, "right"}
