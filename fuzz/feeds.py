"""Targets of watch lists as their owners publish them: each parser, with what checks its rows."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from fuzz.targets import Target
from travesia.lists.domain import ListPurpose, as_plain, entry_problems, from_plain
from travesia.lists.domain.feeds import READERS, Defaults, FeedError

_SEEDS = Path(__file__).resolve().parent.parent / "src/travesia/lists/tests/feeds"
_FILES = {
    "csv": "own.csv",
    "un-xml": "un.xml",
    "interpol-json": "interpol.json",
    "opensanctions-csv": "opensanctions.csv",
    "opensanctions-json": "opensanctions.jsonl",
    "ofac-xml": "ofac.xml",
}
_DEFAULTS = Defaults(instruction="Compare.", ban_regimes=frozenset({"HT"}))


def read_feed(form: str, data: bytes) -> None:
    """Read a file; what is taken comes back from its plain form the same."""
    for row in READERS[form](io.BytesIO(data), _DEFAULTS):
        whole = not row.problems and not entry_problems(row.entry, tuple(ListPurpose))
        if whole and from_plain(as_plain(row.entry)) != row.entry:
            raise RuntimeError("the entry does not come back from its plain form")


def _seeds(form: str) -> Callable[[], Iterator[bytes]]:
    def give() -> Iterator[bytes]:
        yield (_SEEDS / _FILES[form]).read_bytes()

    return give


TARGETS = tuple(
    Target(f"feed-{form}", partial(read_feed, form), _seeds(form), (FeedError,), 16384)
    for form in sorted(READERS)
)
