"""What may never happen whatever the weights are: an initial outdoing a name, a number without a
name saying who somebody is, a listed document passing unseen."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.screening import (
    Decision,
    Description,
    DocumentNumber,
    Entry,
    Name,
    build_index,
    compare,
)
from travesia.screening.matching.comparison import thresholds_of
from travesia.screening.matching.model import TERMS, model
from travesia.screening.messages.explaining import sentences

GIVEN = ("Maria", "Mario", "Jean", "Claude", "Wilner", "Xochitl", "Ana", "Zulma", "Kwame", "Lucia")
FAMILY = ("Lopez", "Perez", "Chavarria", "Pierre-Louis", "Balam", "Etienne", "Smith", "Quispe")
DATES = ("", "1980", "1980-04-09", "1981-04-09", "1980-09-04", "1955-12-30")
names = st.tuples(
    st.lists(st.sampled_from(GIVEN), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(FAMILY), min_size=1, max_size=2, unique=True),
)


def person(given_names: list[str], family: list[str], born: str = "") -> Description:
    return Description((Name(" ".join(family), " ".join(given_names)),), born)


@settings(max_examples=300, deadline=None)
@given(names, st.data(), st.sampled_from(DATES), st.sampled_from(DATES))
def test_initial_never_scores_above_the_name_it_begins(
    name: tuple[list[str], list[str]], data: st.DataObject, born: str, other_born: str
) -> None:
    given_names, family = name
    place = data.draw(st.integers(0, len(given_names) - 1))
    short = [*given_names]
    short[place] = short[place][0]
    entry = person(given_names, family, other_born)
    whole = compare(person(given_names, family, born), entry).score
    assert compare(person(short, family, born), entry).score <= whole + 1e-12


def test_initial_of_another_name_scores_below_the_same_name() -> None:
    same = compare(person(["Maria"], ["Lopez"]), person(["Maria"], ["Lopez"]))
    initial = compare(person(["M."], ["Lopez"]), person(["Mario"], ["Lopez"]))
    assert initial.score < same.score


def test_full_name_is_explained_and_not_the_alias_of_initials() -> None:
    entry = Description((Name("Perez", "J. C."), Name("Perez", "Jean Claude")), "1980-04-09")
    found = compare(person(["Jean", "Claude"], ["Perez"], "1980-04-09"), entry)
    assert found.explanation.entry_normalised == "PEREZ JEAN CLAUDE"


@pytest.mark.parametrize("name", ["", "\N{PARTY POPPER}", "..."])
def test_birth_date_without_a_name_says_little_and_asks_nobody(name: str) -> None:
    nameless = Description((Name(name),), "1980-04-09")
    found = compare(nameless, nameless)
    assert found.decision is Decision.NO_HIT
    assert found.score < 0.2
    assert found.score < found.explanation.threshold.value
    assert any("stays below" in one for one in sentences(found.explanation, "en"))


def test_listed_document_under_another_name_comes_before_all_names() -> None:
    crowd = [Entry(f"n{n}", person(["Maria"], ["Lopez"], "1980-04-09")) for n in range(60)]
    holder = Description(
        (Name("Quispe", "Kwame"),), "1955-12-30", documents=(DocumentNumber("L898902C3", "UTO"),)
    )
    index = build_index([*crowd, Entry("holder", holder)])
    asked = replace(person(["Maria"], ["Lopez"], "1980-04-09"), documents=holder.documents)
    for hits_only in (True, False):
        first = index.search(asked, limit=3, hits_only=hits_only)[0]
        assert (first.id, first.decision) == ("holder", Decision.HIT)
    assert index.count_hits(asked) > 3


def test_hits_are_not_crowded_out_by_better_scores_that_are_none() -> None:
    entries = [Entry(f"d{n}", person(["Maria"], ["Lopez"], "1955-12-30")) for n in range(20)]
    index = build_index([*entries, Entry("hit", person(["Maria"], ["Lopez"], "1980-04-09"))])
    found = index.search(person(["Maria"], ["Lopez"], "1980-04-09"), limit=1, hits_only=True)
    assert [one.id for one in found] == ["hit"]


def test_short_number_forces_nobody_to_be_asked_about_unless_its_issuer_agrees() -> None:
    listed = replace(person(["Kwame"], ["Quispe"]), documents=(DocumentNumber("1234"),))
    asked = replace(person(["Maria"], ["Lopez"]), documents=(DocumentNumber("1234"),))
    assert compare(asked, listed).decision is Decision.NO_HIT
    told = sentences(compare(asked, listed).explanation, "en")
    assert any("so short that many documents bear it" in one for one in told)
    known = [replace(one, documents=(DocumentNumber("1234", "UTO"),)) for one in (asked, listed)]
    assert compare(*known).decision is Decision.HIT


def test_thresholds_read_with_other_weights_do_not_hold() -> None:
    chosen = model()
    for weights, holds in ((chosen.digest, True), ("0123456789abcdef", False)):
        calibration = {"thresholds": {"with_date": 0.9}, "weights": weights}
        header = {"calibration": calibration, "counts": {"names": 1000}}
        found = thresholds_of(header, chosen, dated=True)
        assert (found.value == 0.9, found.calibrated) == (holds, holds)


def test_no_weight_contradicts_its_meaning() -> None:
    weights = model().weights
    assert set(weights) == set(TERMS)
    assert weights["shared"] > 0 >= weights["initial"]
    assert weights["shared"] + weights["shared_against_date"] >= 0
    assert weights["date_alone"] <= -weights["birth_same"]
