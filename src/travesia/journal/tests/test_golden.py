"""Golden files: no kind of event ships without one, and every version ever shipped is read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import pytest

from travesia.core.events import EVENTS, Event, EventKind, Json
from travesia.journal.domain import UPCASTERS, Upcaster, newest
from travesia.journal.domain.golden import differences, file_of, folder_of, sample, text_of
from travesia.journal.tests.cups import CupCounted

KINDS = {kind.key: kind.event for kind in EVENTS if kind.event is not CupCounted}


def body_in(file: Path) -> dict[str, object]:
    found = json.loads(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("key", KINDS)
def test_every_kind_has_a_golden_file_that_it_still_writes(key: str) -> None:
    file = file_of(KINDS[key])
    assert file.exists(), f"run ./travesia journal golden and commit {file.name}"
    assert differences(KINDS[key], body_in(file)) == []


def all_golden_files() -> list[Path]:
    folders = {folder_of(event) for event in KINDS.values()}
    return sorted(file for folder in folders for file in folder.glob("*@*.json"))


@pytest.mark.parametrize("file", all_golden_files(), ids=lambda file: file.stem)
def test_every_version_ever_shipped_is_read_in_the_newest_form(file: Path) -> None:
    kind, _, version = file.stem.rpartition("@")
    reached, body = newest(kind, int(version), json.loads(file.read_text("utf-8")))
    event = KINDS[f"{kind}@{reached}"]
    assert body is not None
    assert differences(event, body) == []


def test_a_changed_field_is_told_by_name_and_type() -> None:
    @dataclass(frozen=True, slots=True)
    class Changed(Event):
        KIND: ClassVar[str] = "journal.changed"
        cups: int
        owner: UUID
        names: tuple[str, ...]
        weights: Mapping[str, float]
        note: str | None = None

    good = sample(Changed)
    assert differences(Changed, good) == []
    assert differences(Changed, good | {"cups": "1"}) != []
    assert differences(Changed, good | {"cups": True}) != []
    assert differences(Changed, good | {"owner": "nobody"}) != []
    assert differences(Changed, good | {"names": ["a", 1]}) != []
    assert differences(Changed, good | {"weights": {"a": "heavy"}}) != []
    assert differences(Changed, good | {"note": 5}) != []
    assert differences(Changed, good | {"note": None}) == []
    assert differences(Changed, good | {"more": 1}) == ["more is not a field"]
    del good["cups"]
    assert differences(Changed, good) == ["cups is missing"]


@pytest.fixture
def upcasters() -> Iterator[None]:
    """Cups were called mugs in version 1 and had no note before version 3."""
    steps = (
        Upcaster("journal.mug", 1, lambda old: {"cups": old["mugs"]}),
        Upcaster("journal.mug", 2, lambda old: {**old, "note": ""}),
    )
    for step in steps:
        UPCASTERS.register(step)
    yield
    for step in steps:
        del UPCASTERS._items[step.key]


@pytest.mark.usefixtures("upcasters")
def test_upcasters_run_one_after_the_other_up_to_the_newest_version() -> None:
    body: dict[str, Json] = {"mugs": 4}
    assert newest("journal.mug", 1, body) == (3, {"cups": 4, "note": ""})
    assert newest("journal.mug", 3, body) == (3, body)
    assert newest("journal.mug", 1, None) == (3, None)
    assert body == {"mugs": 4}


def test_the_command_writes_what_is_missing_and_leaves_what_is_there() -> None:
    file = file_of(CupCounted)
    assert file.name == "journal.cup_counted@1.json"
    assert json.loads(text_of(sample(CupCounted))) == {"cups": 1, "note": "text"}
    assert EventKind(CupCounted).key in EVENTS
