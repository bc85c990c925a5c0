"""Loading: complete, repeatable, and after an interruption either marked unfinished or whole."""

from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from travesia.access.domain import Actor, Purpose, Role
from travesia.config.demo import load, portal, watchlist
from travesia.config.demo.border_stories import CROSSINGS as STORIES
from travesia.config.demo.crossings import SIZES, Plan
from travesia.config.demo.load import LOADER, MARKER, LoadReport, load_region, unfinished
from travesia.config.demo.rows import imported
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.lists import services as lists
from travesia.lists.domain import ListPurpose, ListQuery, SearchResult, entry_problems
from travesia.places import selectors as places
from travesia.portal import selectors as pages
from travesia.testing import actor

KINDS = ("border.crossing_recorded", "border.entry_refused")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock", "tiny")]


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the small demonstration a tiny one, in small batches."""
    monkeypatch.setitem(SIZES, "small", 240)
    monkeypatch.setattr(load, "BATCH", 50)
    few = tuple(islice(portal.examples(), 2))
    monkeypatch.setattr(portal, "examples", lambda: few)


def silent(line: str) -> None:
    """Say nothing."""


def make(folder: Path, seed: int = 1) -> LoadReport:
    return load_region(data_dir=folder, seed=seed, size="small", progress=silent)


def counted() -> Counter[tuple[object, ...]]:
    """Return what facts can see of each recorded crossing, with how often."""
    traits = ("month", "post", "direction", "nationality", "sex", "age_group", "outcome")
    return Counter(
        tuple((entry.body or {}).get(name) for name in traits)
        for entry in journal.entries_after(0, kinds=KINDS)
    )


class Stop:
    """A progress that behaves like somebody pressing Ctrl-C at a certain line."""

    def __init__(self, at: str) -> None:
        self.at = at

    def __call__(self, line: str) -> None:
        if line.startswith(self.at):
            raise KeyboardInterrupt


@pytest.mark.storage
def test_loaded_region_has_posts_cast_list_and_every_crossing(tmp_path: Path) -> None:
    report = make(tmp_path)
    assert len(places.posts()) == report.posts >= 60
    assert {post.country for post in places.posts()} >= {"HTI", "BLZ", "MEX"}
    assert report.areas == 122
    assert report.cast >= len(Role)
    assert report.list_entries == 12
    assert len(pages.shown()) == 2
    assert report.crossings + report.refusals == 240
    # And one at the desk on a shore pass, and those of the morning's stories.
    assert counted().total() == 240 + 1 + STORIES
    assert report.today == date(2026, 11, 20)
    assert not unfinished(tmp_path)


@pytest.mark.storage
def test_interrupted_load_is_marked_and_goes_on_without_doubling(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        load_region(data_dir=tmp_path, seed=1, size="small", progress=Stop(at="Crossings"))
    assert unfinished(tmp_path)
    assert counted().total() == 50
    make(tmp_path)
    assert not unfinished(tmp_path)
    assert counted().total() == 240 + 1 + STORIES


def test_interrupted_and_whole_load_hold_the_same_crossings(
    tmp_path: Path, frozen_clock: FixedClock
) -> None:
    expected = Counter(
        (item.post_code, item.direction, item.claim.nationality, item.decision)
        for item in imported(Plan(seed=1, crossings=240, today=date(2026, 11, 20)))
    )
    with pytest.raises(KeyboardInterrupt):
        load_region(data_dir=tmp_path, seed=1, size="small", progress=Stop(at="Crossings"))
    # A day later the year still ends where it did when the loading began.
    frozen_clock.set(frozen_clock.now().replace(day=22))
    assert make(tmp_path).today == date(2026, 11, 20)
    # These stand apart: one let in at the desk on a shore pass, and the stories of the morning.
    at_desk: Counter[tuple[object, ...]] = Counter(
        {("HTI-MAL", "entry", "UTO"): 1 + STORIES - 2, ("HTI-MAL", "exit", "UTO"): 2}
    )
    found = Counter(key[1:4] for key in counted().elements()) - at_desk
    assert found == Counter(key[:3] for key in expected.elements())


@pytest.mark.parametrize("line", ["Places", "Pages", "People", "Watch list"])
def test_load_interrupted_early_goes_on(tmp_path: Path, line: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        load_region(data_dir=tmp_path, seed=1, size="small", progress=Stop(at=line))
    assert (tmp_path / MARKER).exists()
    assert make(tmp_path).posts >= 60


def test_marker_of_a_removed_database_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text('{"seed": 1, "size": "small", "today": "2020-01-01"}', "ascii")
    assert make(tmp_path).today == date(2026, 11, 20)


def test_progress_counts_and_ends(tmp_path: Path) -> None:
    lines: list[str] = []
    load_region(data_dir=tmp_path, seed=1, size="small", progress=lines.append)
    assert "Crossings: 240 of 240." in lines
    assert lines[-1].startswith("Made ")
    assert lines[-1].endswith(".")


def test_unknown_size_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        load_region(data_dir=tmp_path, seed=1, size="giant", progress=silent)


def ask(primary: str, secondary: str, birth: str, number: str = "") -> SearchResult:
    officer: Actor = actor("officer", Role.BORDER_OFFICER)
    query = ListQuery(
        primary=primary,
        secondary=secondary,
        birth_date=birth,
        sex="F",
        nationality="UTO",
        document_number=number,
        issuing_state="UTO",
    )
    return lists.search(actor=officer, query=query, purpose=Purpose.BORDER_INSPECTION)


def test_specimen_traveller_raises_a_comparison(tmp_path: Path) -> None:
    make(tmp_path)
    result = ask("ERIKSSON", "ANNA MARIA", "1974-08-12", "L898902C3")
    assert "0417" in {hit.entry_number for hit in result.hits}
    assert result.lists[0].label == watchlist.SOURCE_LABEL


def test_unlike_traveller_raises_none(tmp_path: Path) -> None:
    make(tmp_path)
    assert ask("QUISPE", "KILLARI", "2001-02-03", "Z0000001").hits == ()


def test_list_is_repeatable_valid_and_says_that_it_is_invented() -> None:
    plan = Plan(seed=1, crossings=5000, today=date(2026, 11, 20))
    entries = watchlist.entries(plan)
    assert entries == watchlist.entries(plan)
    assert len({entry.number for entry in entries}) == 12
    assert {entry.purpose_code for entry in entries} == {purpose.value for purpose in ListPurpose}
    for entry in entries:
        assert entry_problems(entry, tuple(ListPurpose)) == ()
        assert entry.reason.endswith("Invented.")
        assert all(document.issuing_state == "UTO" for document in entry.documents)


def test_traveller_of_the_region_whose_passport_is_listed_raises_a_hit(tmp_path: Path) -> None:
    make(tmp_path)
    plan = Plan(seed=1, crossings=240, today=date(2026, 11, 20))
    listed = next(entry for entry in watchlist.entries(plan) if entry.number == "0601")
    name = listed.names[0]
    result = ask(name.primary, name.secondary, listed.birth_dates[0], listed.documents[0].number)
    assert "0601" in {hit.entry_number for hit in result.hits}


def test_loader_may_do_nothing_else() -> None:
    assert "lists.search" not in LOADER.allowed
    assert "people.read" not in LOADER.allowed
