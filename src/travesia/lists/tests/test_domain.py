"""Rules of lists: the life of a version, ages, sizes, and what an entry must have."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.lists.domain import (
    VERSION_STEPS,
    Difference,
    Freshness,
    ListPurpose,
    VersionAct,
    VersionState,
    changed_too_much,
    content_hash,
    entry_digest,
    entry_problems,
    exchanged_too_much,
    freshness_of,
    identity_of,
    thresholds_hold,
)
from travesia.lists.tests.factories import ERIKSON, crowd
from travesia.screening import Name
from travesia.testing import TODAY

FINAL = {VersionState.REPLACED, VersionState.REJECTED}


@given(st.lists(st.sampled_from(VersionAct), max_size=6))
def test_version_never_comes_back_into_force(acts: list[VersionAct]) -> None:
    state, published = VersionState.PROPOSED, 0
    for act in acts:
        to = VERSION_STEPS[state].get(act)
        if to is not None:
            assert state not in FINAL
            state = to
            published += to is VersionState.PUBLISHED
    assert published <= 1


def test_every_state_has_its_row() -> None:
    assert set(VERSION_STEPS) == set(VersionState)
    assert {state for state, steps in VERSION_STEPS.items() if not steps} == FINAL


@pytest.mark.parametrize(
    ("before", "after", "waits"),
    [
        (0, 10_000, False),
        (100, 120, False),
        (100, 121, True),
        (100, 80, False),
        (100, 79, True),
        (1, 0, True),
    ],
)
def test_change_of_more_than_a_fifth_waits(before: int, after: int, waits: bool) -> None:
    assert changed_too_much(before, after) is waits


@pytest.mark.parametrize(
    ("before", "difference", "waits"),
    [
        (0, Difference(added=10_000), False),
        (100, Difference(added=20, removed=20), False),
        (100, Difference(added=21, removed=21), True),
        (100, Difference(changed=21), True),
        (100, Difference(added=11, removed=11, changed=10), True),
        (100, Difference(added=20), False),
    ],
)
def test_exchange_of_more_than_a_fifth_waits(
    before: int, difference: Difference, waits: bool
) -> None:
    assert exchanged_too_much(before, difference) is waits


@pytest.mark.parametrize(
    ("hours", "word"),
    [(0, "fresh"), (23.9, "fresh"), (24, "old"), (167, "old"), (168, "stale")],
)
def test_age_of_a_list_has_a_word(hours: float, word: str) -> None:
    assert freshness_of(TODAY - timedelta(hours=hours), TODAY) is Freshness(word)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"number": " "}, "number_missing_or_too_long"),
        ({"names": (Name("", " "),)}, "name_missing"),
        ({"names": (Name("X" * 301),)}, "name_too_long"),
        ({"birth_dates": ("1974-13",)}, "birth_date_malformed"),
        ({"sex": "Q"}, "sex_unknown"),
        ({"purpose_code": "arrest"}, "purpose_not_of_this_list"),
        ({"instruction": ""}, "instruction_missing"),
    ],
)
def test_entry_that_nobody_could_act_on_is_refused(
    changes: dict[str, object], problem: str
) -> None:
    entry = replace(ERIKSON, **changes)  # type: ignore[arg-type]  # one field at a time
    assert entry_problems(entry, [ListPurpose.INFORM]) == (problem,)
    assert entry_problems(ERIKSON, [ListPurpose.INFORM]) == ()


def test_identity_changes_with_the_person_and_not_with_the_instruction() -> None:
    assert identity_of(ERIKSON) == identity_of(replace(ERIKSON, instruction="Another"))
    assert identity_of(ERIKSON) != identity_of(replace(ERIKSON, birth_dates=("1975",)))


def test_hash_of_a_version_is_of_its_content_and_not_its_order() -> None:
    digests = [entry_digest(entry) for entry in crowd(5)]
    assert content_hash(digests) == content_hash(digests[::-1])
    changed = entry_digest(replace(crowd(1)[0], instruction="Another"))
    assert content_hash(digests) != content_hash([changed, *digests[1:]])


def test_thresholds_of_another_matcher_do_not_hold() -> None:
    kept = {"entries": 1000, "budget": 0.01, "engine": "person_v1/1"}
    assert thresholds_hold(kept, persons=1000, budget=0.01, engine="person_v1/1")
    assert not thresholds_hold(kept, persons=1000, budget=0.01, engine="person_v2/1")
    assert not thresholds_hold(kept, persons=1101, budget=0.01)
    assert not thresholds_hold(kept, persons=899, budget=0.01)
    assert not thresholds_hold({}, persons=1000, budget=0.01)
