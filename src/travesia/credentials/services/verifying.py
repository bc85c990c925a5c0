"""One check for what is shown as an authorisation: a visa by the ledger, a card by its seal."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.events import Subject
from travesia.credentials.domain import (
    SIGNED,
    AuthorisationView,
    Level,
    Note,
    Presented,
    Shown,
    StickerFacts,
    Trust,
    Verification,
    VerifiedHow,
    differences,
    note_of_card,
    notes_of_check,
)
from travesia.credentials.events import CardChecked
from travesia.credentials.models import Authorisation
from travesia.credentials.selectors.desk import FIELDS
from travesia.credentials.selectors.rows import ledger, subjects_of, view_of
from travesia.credentials.selectors.trust import trust_here
from travesia.credentials.services.errors import CredentialError
from travesia.credentials.services.keeping import keep_card
from travesia.documents import MrzFormat, MrzReading, parse_mrz
from travesia.journal import services as journal
from travesia.people.domain import number_key, state_key
from travesia.seals import SealError
from travesia.seals.cards import CardReading, CardState, open_card, verify_card

_VISAS = (MrzFormat.MRV_A, MrzFormat.MRV_B)


def verify(
    *,
    actor: Actor,
    text: str,
    shown: Presented,
    now: datetime,
    purpose: Purpose,
    scope: Scope | None = None,
    trust: Trust | None = None,
) -> Verification:
    """Check what is shown as an authorisation: the zone of a visa, or the text of a card.

    A visa is compared with the ledger, field by field. A card is checked offline, by the trust
    list and the list of revoked cards that this node has; of one whose signature holds the terms
    are kept with the traveller's document, and that it was checked, when, and on which lists.

    `trust` is what to check with where the caller holds it already; None for what this node has.
    `now` is the moment at the post, in its own time: the days of a permit are days of the place.
    Raises CredentialError for what is neither, AccessDeniedError.
    """
    _gate(actor, purpose, scope)
    country = scope.country if scope else ""
    if "<" in text:
        return _visa(text, actor, shown, now, purpose, country)
    return _card(text, actor, shown, now, purpose, country, trust or trust_here())


def _gate(actor: Actor, purpose: Purpose, scope: Scope | None) -> None:
    if scope is None:
        access.require_anywhere(actor=actor, permission="credentials.consult", purpose=purpose)
    else:
        access.authorize(
            actor=actor, permission="credentials.consult", scope=scope, purpose=purpose
        )


def _visa(
    text: str, actor: Actor, shown: Presented, now: datetime, purpose: Purpose, country: str
) -> Verification:
    read = parse_mrz(text, today=now.date())
    if read.format not in _VISAS or not read.document_number:
        raise CredentialError(
            "credentials.not_a_visa", _("This is not the whole zone of a visa. Read it again.")
        )
    with transaction.atomic():
        row = _issued(read, country)
        if row is None:
            note = Note("visa_unknown", Level.CAUTION)
            return Verification(Shown.VISA, note.level, (note,), None)
        view = view_of(row, on=now.date(), shown=shown)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=subjects_of(row),
            fields=FIELDS,
            results=1,
        )
    said = _compared(row, read)
    level = Level.STOP if Level.STOP in (said.level, *_levels(view.notes)) else said.level
    return Verification(Shown.VISA, level, (said, *view.notes), view)


def _issued(read: MrzReading, country: str) -> Authorisation | None:
    rows = ledger().filter(
        number_key=number_key(read.document_number or ""),
        issuer=state_key(read.issuing_state or ""),
    )
    return (rows.filter(country=country) if country else rows).first()


def _compared(row: Authorisation, read: MrzReading) -> Note:
    facts = StickerFacts(row.number, row.issuer, row.holder(), row.valid_until)
    wrong = differences(facts, read)
    if wrong:
        return Note("visa_differs", Level.STOP, {"fields": wrong})
    return Note("visa_as_issued", Level.OK)


def _levels(notes: tuple[Note, ...]) -> tuple[Level, ...]:
    return tuple(note.level for note in notes)


def _card(
    text: str,
    actor: Actor,
    shown: Presented,
    now: datetime,
    purpose: Purpose,
    country: str,
    trust: Trust,
) -> Verification:
    reading = _read(text, trust, now)
    as_of = _list_as_of(reading, trust, now)
    with transaction.atomic():
        own = _printed_here(reading, country)
        row = own or keep_card(
            reading,
            shown,
            country=country,
            trust_version=trust.version,
            list_as_of=as_of,
            actor=actor,
        )
        journal.record(
            actor=actor,
            event=CardChecked(
                authorisation_id=row.id if row else None,
                state=reading.state.value,
                colour=reading.colour.value,
                trust_version=trust.version,
                list_as_of=as_of,
            ),
            purpose=purpose.value,
            subjects=subjects_of(row) if row else _persons(shown),
            basis={"trust": trust.version} if trust.version else {},
        )
        view = view_of(row, on=now.date(), shown=shown) if row else None
    said = note_of_card(reading.state.value, reading.colour.value)
    return Verification(
        what=Shown.CARD,
        level=said.level,
        notes=_notes(view, said, own=own is not None)
        if view
        else _unkept(said, reading, as_of, now),
        authorisation=view,
        card_state=reading.state.value,
        trust_version=trust.version,
        list_as_of=as_of,
    )


def _printed_here(reading: CardReading, country: str) -> Authorisation | None:
    """Return the ledger's own row of a pass that was signed here; the ledger knows more of it."""
    card = reading.card
    if card.permit is None or card.issuer != settings.CARD_ISSUER or reading.state not in SIGNED:
        return None
    rows = ledger().filter(
        number_key=number_key(card.permit.number), verified_how=VerifiedHow.LEDGER.value
    )
    return (rows.filter(country=country) if country else rows).first()


def _notes(view: AuthorisationView, said: Note, *, own: bool) -> tuple[Note, ...]:
    return (said, *view.notes) if own else view.notes


def _read(text: str, trust: Trust, now: datetime) -> CardReading:
    """Check a card by what the node has; without a trust list in force it is only read."""
    try:
        if trust.keys is None:
            return open_card(text)
        return verify_card(text, trust=trust.keys, status=trust.status, now=now)
    except SealError as error:
        raise CredentialError(
            "credentials.not_a_card", _("This is not a whole card. Read its code again.")
        ) from error


def _list_as_of(reading: CardReading, trust: Trust, now: datetime) -> datetime | None:
    """Return how old the list is that knows the card; None when none is at hand."""
    place = reading.card.status
    if place is None or trust.status is None:
        return None
    found = trust.status.look_up(place.uri, place.index, now=now)
    return found.as_of if found else None


def _unkept(
    said: Note, reading: CardReading, as_of: datetime | None, now: datetime
) -> tuple[Note, ...]:
    """Say what came of a card of which nothing is kept, and how old the list is where it counts."""
    if reading.state is not CardState.VERIFIED:
        return (said,)
    return (said, Note("card_not_kept", Level.INFO), *notes_of_check(as_of, now))


def _persons(shown: Presented) -> tuple[Subject, ...]:
    return tuple(Subject("person", one) for one in shown.person_ids)
