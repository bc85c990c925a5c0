"""Load the country's rules of stay: data with the days from which they hold, never program text."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain.staying import RuleBook, RuleBookError, read_rules
from travesia.border.events import StayRulesLoaded
from travesia.border.models import StayBook
from travesia.border.services.errors import BorderError
from travesia.core import clock
from travesia.core.jobs import enqueue
from travesia.journal import services as journal

#: No country's rules are longer; a longer file is another one.
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """What was loaded."""

    name: str
    rules: int
    digest: str
    number: int
    """Of the journal entry."""
    repeated: bool = False
    """The same book held already: nothing was changed."""


def load_stay_rules(
    *, actor: Actor, text: str, purpose: Purpose = Purpose.ADMINISTRATION
) -> LoadedRules:
    """Put a book of rules in force and have every stay reckoned by it; the books before stay.

    The days from which its rules hold stand in the book. Raises BorderError that names the rule and
    the field when the book cannot be taken; then the one before holds on. AccessDeniedError.
    """
    access.authorize(actor=actor, permission="border.load_stay_rules", purpose=purpose)
    book = _taken(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        newest = StayBook.objects.select_for_update().order_by("-id").first()
        if newest is not None and newest.digest == digest:
            return LoadedRules(book.name, len(book.rules), digest, newest.entry_seq, repeated=True)
        receipt = journal.record(
            actor=actor,
            event=StayRulesLoaded(
                book=book.name,
                digest=digest,
                versions=tuple(rule.version for rule in book.rules),
            ),
            purpose=purpose,
        )
        StayBook.objects.create(
            name=book.name[:200],
            text=text,
            digest=digest,
            loaded_at=clock.now(),
            loaded_by=actor.id,
            entry_seq=receipt.seq,
        )
        enqueue(actor=actor, key="border.stays", once=True, anew=True)
    return LoadedRules(book.name, len(book.rules), digest, receipt.seq)


def _taken(text: str) -> RuleBook:
    try:
        if len(text.encode()) > MOST_BYTES:
            raise RuleBookError(f"longer than {MOST_BYTES} bytes")
        book = read_rules(text)
        if not book.rules:
            raise RuleBookError("there is no rule in it")
    except RuleBookError as error:
        raise BorderError(
            "border.rules_not_taken",
            _("The rules cannot be taken: %(fault)s. Those of before hold on."),
            fault=str(error),
        ) from error
    return book
