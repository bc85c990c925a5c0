"""The book of visas that holds at this node: the newest that was loaded."""

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
    found = book_of_offers().version(name)
    if found is not None:
        return found
    for digest in VisaBook.objects.order_by("-id").values_list("digest", flat=True):
        if (found := _read(digest).version(name)) is not None:
            return found
    return example_book().version(name) if in_training() else None


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
