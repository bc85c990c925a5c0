"""The rules of stay that hold at this node: the newest book that was loaded."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from travesia.border.domain.staying import RuleBook, example_book, read_rules
from travesia.border.models import StayBook
from travesia.border.selectors.findings import in_training
from travesia.core.kept_queries import KeptQuery

#: Where no book was loaded nothing is reckoned, and every answer says so.
_NO_BOOK = RuleBook("", (), MappingProxyType({}))


_NEWEST = KeptQuery(lambda: StayBook.objects.order_by("-id").values_list("digest", flat=True)[:1])


@dataclass(frozen=True, slots=True)
class BookView:
    """Which book of rules holds here, and since when."""

    book: RuleBook
    digest: str
    """SHA-256 of the file, in hexadecimal digits; empty for what ships with the program."""
    text: str
    loaded_at: datetime | None
    loaded_by: str


def rules_here() -> RuleBook:
    """Return the book of rules by which stays are reckoned here.

    Without one of the country's own, the examples hold in training and nothing elsewhere.
    """
    digest = _NEWEST.first()
    if digest is None:
        return example_book() if in_training() else _NO_BOOK
    return _read(digest)


def book_here() -> BookView:
    """Return the book that holds here with its text; no person is in it."""
    row = StayBook.objects.order_by("-id").first()
    if row is None:
        return BookView(rules_here(), "", "", None, "")
    return BookView(_read(row.digest), row.digest, row.text, row.loaded_at, row.loaded_by)


@lru_cache(maxsize=4)
def _read(digest: str) -> RuleBook:
    """Read a book once; the digest says that it is the same text."""
    return read_rules(StayBook.objects.filter(digest=digest).values_list("text", flat=True)[0])
