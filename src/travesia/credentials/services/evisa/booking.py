"""Load the country's book of visas: data with the days from which it holds, never program text."""

import hashlib
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials.domain.evisa import OfferBook, OfferBookError, read_offers
from travesia.credentials.events import VisaBookLoaded
from travesia.credentials.models import VisaBook
from travesia.credentials.selectors.evisa.book import versions_of
from travesia.credentials.services.errors import CredentialError
from travesia.journal import services as journal

#: No country's book is longer; a longer file is another one.
_MOST_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class LoadedBook:
    """What was loaded."""

    name: str
    offers: int
    repeated: bool = False
    """The same book held already: nothing was changed."""


def load_offers(
    *, actor: Actor, text: str, purpose: Purpose = Purpose.ADMINISTRATION
) -> LoadedBook:
    """Put a book of visas in force; those before stay, for what was applied for under them.

    A version that was published stays as it was: a change of terms is a version of its own. Only
    its last day may be set or moved while that has not passed. Raises CredentialError that
    names the entry and the field when the book cannot be taken; then the one before holds on.
    AccessDeniedError.
    """
    access.authorize(actor=actor, permission="credentials.load_offers", purpose=purpose)
    book = _taken(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        newest = VisaBook.objects.select_for_update().order_by("-id").first()
        if newest is not None and newest.digest == digest:
            return LoadedBook(book.name, len(book.offers), repeated=True)
        _check_published(book)
        versions = tuple(one.version for one in book.offers)
        event = VisaBookLoaded(book=book.name, digest=digest, versions=versions)
        journal.record(actor=actor, event=event, purpose=purpose)
        VisaBook.objects.create(
            name=book.name[:200],
            text=text,
            digest=digest,
            loaded_at=clock.now(),
            loaded_by=actor.id,
        )
    return LoadedBook(book.name, len(book.offers))


def _check_published(book: OfferBook) -> None:
    """Refuse a book that says something else of a version that was published before."""
    known = versions_of(one.version for one in book.offers)
    for one in book.offers:
        before = known.get(one.version)
        if before is None or before == one:
            continue
        over = before.valid_until is not None and before.valid_until < clock.today()
        if over or replace(before, valid_until=one.valid_until) != one:
            raise CredentialError(
                "credentials.version_published",
                _(
                    "The book cannot be taken: %(version)s was published and is not changed. Give "
                    "it a last day, and what changes a version of its own. The book of before "
                    "holds on."
                ),
                version=one.version,
            )


def _taken(text: str) -> OfferBook:
    try:
        if len(text.encode()) > _MOST_BYTES:
            raise OfferBookError(f"longer than {_MOST_BYTES} bytes")
        return read_offers(text)
    except OfferBookError as error:
        raise CredentialError(
            "credentials.book_not_taken",
            _("The book cannot be taken: %(fault)s. The one of before holds on."),
            fault=str(error),
        ) from error
