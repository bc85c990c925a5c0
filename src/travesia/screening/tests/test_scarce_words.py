"""A scarce word tells more than common ones where there is no date; names in two romanisations."""

from itertools import combinations, product

import pytest

from travesia.screening import Decision, Description, Entry, Name, build_index, compare
from travesia.screening.matching.rarity import general_scarcity, scarcity_in


def test_word_is_as_scarce_as_the_list_has_it_unless_a_table_knows_it_better() -> None:
    assert scarcity_in(2, 1_000_000, "ZEAURUS") > scarcity_in(2, 100, "ZEAURUS") > 0
    assert scarcity_in(2, 1_000_000, "ZEAURUS") > scarcity_in(200, 1_000_000, "ZEAURUS")
    assert scarcity_in(2, 1_000_000, "MARIA") == general_scarcity("MARIA") == 0.0
    assert scarcity_in(0, 10**9, "ZEAURUS") <= 3.0


def test_scarce_surname_without_a_date_outdoes_three_names_of_many() -> None:
    givens = ("YVES", "ROSELINE", "NADEGE", "WILNER", "RONEL", "CARLINE", "MARIE", "JEAN")
    families = ("PIERRE", "DESTIN", "CHARLES", "ETIENNE")
    crowd = [
        Entry(f"{one} {two} {family}", Description((Name(family, f"{one} {two}"),)))
        for (one, two), family in product(combinations(givens, 2), families)
    ]
    rare = Entry("rare", Description((Name("ZEAURUS", "NADEGE"),)))
    index = build_index([*crowd, rare])
    (many,) = index.search(Description((Name("PIERRE", "MARIE JEAN"),)), limit=1)
    (few,) = index.search(Description((Name("ZEAURUS", "NADEGE"),)), limit=1)
    assert (many.id, few.id) == ("MARIE JEAN PIERRE", "rare")
    assert few.score > many.score
    told = {row.term for row in few.explanation.contributions}
    assert "scarce_without_date" in told


def test_scarce_word_counts_once_where_dates_are_known_and_never_in_the_first_version() -> None:
    born = "1974-03-04"
    for date, algorithm in ((born, "person_v2"), ("", "person_v1")):
        one = Description((Name("ZEAURUS", "NADEGE"),), date)
        found = compare(one, one, algorithm=algorithm)
        assert "scarce_without_date" not in {row.term for row in found.explanation.contributions}


_INGWEN = (
    "Tsai Ing-wen",
    "TSAI INGWEN",
    "Ing-wen Tsai",
    "TSAI<<ING<WEN",
    "Tsai Ying-wen",
    "CAI YING WEN",
    "Cai, Yingwen",
    "YINGWEN CAI",
    "\N{CJK UNIFIED IDEOGRAPH-8521}\N{CJK UNIFIED IDEOGRAPH-82F1}\N{CJK UNIFIED IDEOGRAPH-6587}",
)


@pytest.mark.parametrize(("one", "other"), [*combinations(_INGWEN, 2)])
def test_hyphenated_name_meets_its_other_romanisations_in_every_order(one: str, other: str) -> None:
    found = compare(Description((Name(one),)), Description((Name(other),)))
    assert found.decision is Decision.HIT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tsai Ing-wen", "Tsai Ming-hsien"),
        ("Tsai Ing-wen", "Chai Yongwei"),
        ("Irene Vargas", "Yanet Vargas"),
        ("Ursula Wong", "Wenling Wong"),
    ],
)
def test_syllable_that_begins_with_a_vowel_meets_no_other_name(one: str, other: str) -> None:
    found = compare(Description((Name(one),)), Description((Name(other),)))
    assert found.decision is Decision.NO_HIT


@pytest.mark.parametrize("born", ["", "1980-03-04"])
def test_initial_on_both_sides_never_outdoes_the_name_it_stands_for(born: str) -> None:
    """`J. PEREZ` beside `J. PEREZ` says less than `JUAN PEREZ` beside `JUAN PEREZ`."""
    short, full = (Description((Name(text),), born) for text in ("J. Perez", "Juan Perez"))
    initials, names = compare(short, short), compare(full, full)
    assert initials.score < names.score
    assert initials.explanation.aligned[0].weight <= 1.1
