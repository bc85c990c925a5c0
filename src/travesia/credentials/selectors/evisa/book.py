"""The book of visas that holds at this node: the newest that was loaded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from django.conf import settings

from travesia.core import clock
from travesia.credentials.domain.evisa import (
    PAYMENT_ADAPTERS,
    Adapter,
    Offer,
    OfferBook,
    example_book,
    read_offers,
)
from travesia.credentials.models import VisaBook

#: Where no book was loaded nothing is offered, and the page says so.
_NO_BOOK = OfferBook("", MappingProxyType({}), ())


@dataclass(frozen=True, slots=True)
class BookView:
    """The book that holds here, with its text; no person is in it."""

    book: OfferBook
    digest: str
    text: str


def in_training() -> bool:
    """Tell whether specimens are taken: in the demonstration and in tests, nowhere else."""
    return settings.ROLE in ("demo", "test")


def book_of_offers() -> OfferBook:
    """Return the book that holds; without one the examples in training and nothing elsewhere."""
    digest = VisaBook.objects.order_by("-id").values_list("digest", flat=True).first()
    if digest is None:
        return example_book() if in_training() else _NO_BOOK
    return _read(digest)


def book_here() -> BookView:
    """Return the book that holds here with its text."""
    row = VisaBook.objects.order_by("-id").first()
    if row is None:
        return BookView(book_of_offers(), "", "")
    return BookView(_read(row.digest), row.digest, row.text)


def offers_here() -> tuple[Offer, ...]:
    """Return what is offered today: all countries of the book, or the node's own alone."""
    return book_of_offers().on(clock.today(), settings.COUNTRY)


def version_of(name: str) -> Offer | None:
    """Return a version of an offer by name, in the book that holds or an earlier one."""
    return versions_of([name]).get(name)


def versions_of(names: Iterable[str]) -> dict[str, Offer]:
    """Return versions of offers by name, in the book that holds or earlier ones.

    The books are asked for once, however many names there are; unknown names are left out.
    """
    found: dict[str, Offer] = {}
    wanted = set(names)
    for book in published():
        known = {one.version: one for one in book.offers if one.version in wanted}
        found |= {name: one for name, one in known.items() if name not in found}
        if len(found) == len(wanted):
            break
    return found


def published() -> Iterator[OfferBook]:
    """Yield every book that ever held here, the newest first; in training the examples last."""
    for digest in VisaBook.objects.order_by("-id").values_list("digest", flat=True):
        yield _read(digest)
    if in_training():
        yield example_book()


def adapter_here() -> Adapter | None:
    """Return the way to the provider that the settings choose; None where nothing can be paid."""
    found = PAYMENT_ADAPTERS.get(settings.PAYMENT_ADAPTER)
    return None if found is None else found.adapter


def payable(offer: Offer) -> bool:
    """Tell whether the offer can be taken up here: free of charge, or there is a way to pay."""
    return not offer.fee or adapter_here() is not None


@lru_cache(maxsize=8)
def _read(digest: str) -> OfferBook:
    """Read a book once; the digest says that it is the same text."""
    return read_offers(VisaBook.objects.filter(digest=digest).values_list("text", flat=True)[0])
