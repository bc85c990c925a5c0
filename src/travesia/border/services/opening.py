"""Open an inspection: read the document, ask the lists, look for the person; decide nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import CharField, DateTimeField, UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    Direction,
    InspectionState,
    What,
    claim_of,
    clock_fault,
    differences,
    document_of,
    recognise,
)
from travesia.border.events import InspectionOpened
from travesia.border.models import Inspection
from travesia.border.selectors.authorised import authorisations_in
from travesia.border.selectors.findings import claim_in, document_in, in_training
from travesia.border.services.asking import (
    Begun,
    ask_lists,
    begin_asking,
    keep_found,
    note_silence,
)
from travesia.border.services.desk import authorize_at, one_at_a_time, subjects_of, zone_of
from travesia.border.services.errors import (
    BorderConflictError,
    BorderError,
    DocumentFirstError,
)
from travesia.border.services.presenting import present_document, read_whole
from travesia.border.services.registers import keep_answers
from travesia.core import bulk, clock
from travesia.core.ids import new_id
from travesia.core.kept_queries import KeptQuery
from travesia.journal import services as journal
from travesia.journal.selectors import newest_moment
from travesia.lists.services import RegistersAsked
from travesia.people import domain as persons
from travesia.people import selectors as people
from travesia.people.domain import Claim, HeldDocument, PersonRef
from travesia.places import selectors as places
from travesia.places.domain import PostView

#: The same document read again within this time is the same traveller before the officer.
READ_TWICE = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the traveller shows: who they claim to be and the document, read or typed."""

    claim: Claim
    document: HeldDocument
    source: str
    #: The seal that the zone was taken from; it is presented with the document.
    seal: str = ""


_DOCUMENT_FIRST = {
    What.VISA: _("A visa was read and is kept here. Now read the travel document."),
    What.CARD: _("A card was read and is kept here. Now read the travel document."),
    What.SEAL: _("A seal was read and is kept here. Now read the travel document."),
}


def read_zone(text: str, *, today: date) -> Shown:
    """Read what a reader sent or somebody pasted.

    The seal of an emergency travel document repeats its whole zone and opens it too. Raises
    ZoneNotReadError with a sentence for each thing that is wrong, and DocumentFirstError for a
    visa, card or seal; the caller still has the text and shows it again.
    """
    read = read_whole(recognise(text, today=today, training=in_training()))
    seal = read.text if read.emergency_zone else ""
    if seal:
        read = read_whole(recognise(read.emergency_zone, today=today, training=in_training()))
    if read.what is not What.DOCUMENT or read.zone is None:
        raise DocumentFirstError(
            "border.document_first", _DOCUMENT_FIRST[read.what], text=read.text
        )
    return Shown(claim_of(read.zone), document_of(read.zone), "zone", seal)


def take_typed(claim: Claim, document: HeldDocument, *, today: date) -> Shown:
    """Take what an officer typed; raises BorderError naming the fields that cannot be."""
    tidy = persons.canonical(claim)
    problems = persons.problems_of(tidy, today=today) + persons.document_problems(document)
    if problems:
        raise BorderError(
            "border.typed_not_taken",
            _("Some fields cannot be as they are. Everything you typed is kept below."),
            problems=problems,
        )
    return Shown(tidy, document, "typed")


def open_inspection(  # a document is read or typed
    *,
    actor: Actor,
    post_code: str,
    nonce: UUID,
    direction: Direction = Direction.ENTRY,
    zone: str = "",
    claim: Claim | None = None,
    document: HeldDocument | None = None,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> UUID:
    """Open an inspection from a zone or from typed fields and return its id.

    In `zone` may stand what any reader sends: see `read_zone`.
    The same nonce with the same document by the same officer returns the inspection it opened
    before, and so does the same document read twice within seconds. Nothing is decided and nobody
    is registered. Raises ZoneNotReadError, BorderError, BorderConflictError when the nonce opened
    another document, or AccessDeniedError.
    """
    post = places.post_by_code(post_code)
    authorize_at(actor, "border.inspect", post, purpose)
    today = clock.today(zone_of(post))
    if claim is not None and document is not None:
        shown = take_typed(claim, document, today=today)
    else:
        shown = read_zone(zone, today=today)
    made, asked = open_shown(
        shown, actor=actor, post=post, nonce=nonce, direction=direction, purpose=purpose
    )
    keep_answers(made, asked, actor=actor, purpose=purpose)
    return made


def open_shown(
    shown: Shown,
    *,
    actor: Actor,
    post: PostView,
    nonce: UUID,
    direction: Direction,
    purpose: Purpose,
    begun: Begun | None = None,
) -> tuple[UUID, RegistersAsked | None]:
    """Open an inspection of what is shown, and return it with the question to the registers.

    Whoever calls this inside a transaction of their own begins to ask before it (`begin_asking`)
    and keeps the answers after it (`keep_answers`): a line may be slow, a list long.
    """
    opened = _opened_before(actor, nonce)
    if opened is not None:
        return _same(opened, shown).id, None
    if begun is None:
        begun = begin_asking(shown.claim, shown.document, post, actor=actor, purpose=purpose)
    try:
        made = _open(
            shown,
            begun,
            actor=actor,
            post=post,
            nonce=nonce,
            direction=direction,
            purpose=purpose,
        )
    except IntegrityError:
        # The same form reached the database twice at once: the other one has opened it.
        met = Inspection.objects.get(opened_by=actor.id, client_nonce=nonce)
        return _same(met, shown).id, None
    if shown.seal:
        present_document(actor=actor, inspection_id=made, text=shown.seal, purpose=purpose)
    return made, begun.registers


_BY_FORM = KeptQuery(
    lambda officer, nonce: Inspection.objects.filter(opened_by=officer, client_nonce=nonce),
    officer=CharField(),
    nonce=UUIDField(),
)


def _opened_before(actor: Actor, nonce: UUID) -> Inspection | None:
    return _BY_FORM.first(officer=actor.id, nonce=nonce)


def _same(before: Inspection, shown: Shown) -> Inspection:
    """Return what the form opened before, unless the next traveller's document is in it now."""
    if claim_in(before) == shown.claim and document_in(before) == shown.document:
        return before
    raise BorderConflictError(
        "border.form_used_before",
        _(
            "This page has already opened another document. Nothing was opened now; "
            "what you entered is kept below. Send it again."
        ),
    )


def _open(
    shown: Shown,
    begun: Begun,
    *,
    actor: Actor,
    post: PostView,
    nonce: UUID,
    direction: Direction,
    purpose: Purpose,
) -> UUID:
    with transaction.atomic():
        one_at_a_time(f"{post.code}:{shown.document.issuing_state}:{shown.document.number}")
        # Asked first: the looks that follow are entries themselves.
        fault = clock_fault(clock.now(), newest_moment())
        twice = _read_just_now(shown, actor=actor, post=post, direction=direction)
        if twice is not None:
            return twice.id
        inspection = new_inspection(shown, actor=actor, post=post, nonce=nonce, direction=direction)
        find_person(inspection, actor=actor, purpose=purpose)
        if fault is not None:
            inspection.noted = [{"code": fault.value}, *inspection.noted]
        look_at_authorisations(inspection, actor=actor, purpose=purpose)
        result = ask_lists(inspection, begun, actor=actor, purpose=purpose)
        bulk.insert([inspection])
        keep_found(inspection, result)
        _record_opening(inspection, len(result.hits), actor=actor, purpose=purpose)
        note_silence(inspection, actor=actor, purpose=purpose)
    return inspection.id


_JUST_NOW = KeptQuery(
    lambda officer, post, direction, since, state, number: Inspection.objects.filter(
        opened_by=officer,
        post_code=post,
        direction=direction,
        state=InspectionState.OPENED,
        opened_at__gte=since,
        issuing_state=state,
        document_number=number,
    ),
    officer=CharField(),
    post=CharField(),
    direction=CharField(),
    since=DateTimeField(),
    state=CharField(),
    number=CharField(),
)


def _read_just_now(
    shown: Shown, *, actor: Actor, post: PostView, direction: Direction
) -> Inspection | None:
    """Return the inspection that the officer opened of the same document within seconds, if any.

    A reader that fires twice, or a hand that is unsure, opens one. Once it is decided the next
    reading is the next crossing.
    """
    if not shown.document.number:
        return None
    found = _JUST_NOW(
        officer=actor.id,
        post=post.code,
        direction=direction,
        since=clock.now() - READ_TWICE,
        state=shown.document.issuing_state,
        number=shown.document.number,
    )
    for one in found:
        if (claim_in(one), document_in(one)) == (shown.claim, shown.document):
            return one
    return None


def new_inspection(
    shown: Shown, *, actor: Actor, post: PostView, nonce: UUID, direction: Direction
) -> Inspection:
    """Return the inspection of what is shown, opened now at the post; nothing is saved."""
    claim, document = shown.claim, shown.document
    return Inspection(
        id=new_id(),
        client_nonce=nonce,
        post_code=post.code,
        country=post.country,
        mode=post.mode,
        direction=direction,
        opened_at=clock.now(),
        read_on=clock.today(zone_of(post)),
        opened_by=actor.id,
        source=shown.source,
        primary=claim.primary,
        secondary=claim.secondary,
        birth_date=claim.birth_date,
        sex=claim.sex,
        nationality=claim.nationality,
        document_code=document.document_code,
        issuing_state=document.issuing_state,
        document_number=document.number,
        expires_on=document.expires_on,
        optional_data=document.optional_data,
        mrz=document.mrz,
    )


def find_person(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> None:
    """Find who holds the document; two holders of one document are a question, not an answer.

    The look covers the line of earlier crossings too, which the page shows.
    """
    document = document_in(inspection)
    holders = people.find_by_document(issuing_state=document.issuing_state, number=document.number)
    if len(holders) > 1 and not _linked(holders):
        inspection.noted = [{"code": "person.several", "facts": {"count": len(holders)}}]
        return
    if holders:
        take_holder(inspection, holders[0].id, actor=actor, purpose=purpose)


def _linked(holders: Sequence[PersonRef]) -> bool:
    """Tell whether officers linked all the records: several records, one person by their word."""
    return {one.id for one in holders} <= {one.id for one in people.same_person(holders[0].id)}


def take_holder(inspection: Inspection, person_id: UUID, *, actor: Actor, purpose: Purpose) -> None:
    """Take a record as the traveller's and note in what the document differs from it."""
    inspection.person_id = person_id
    known = people.access_claim(
        actor=actor, person_id=person_id, purpose=purpose, more=("crossings",)
    )
    differing = differences(known, claim_in(inspection))
    inspection.noted = [{"code": "person.differs", "about": name} for name in differing]


def look_at_authorisations(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> None:
    """Write the look at the authorisations that the page will show to whoever may see them."""
    if access.holds(actor, "credentials.consult"):
        authorisations_in(inspection, actor=actor, on=inspection.read_on, purpose=purpose)


def _record_opening(inspection: Inspection, hits: int, *, actor: Actor, purpose: Purpose) -> None:
    journal.record(
        actor=actor,
        event=InspectionOpened(
            inspection_id=inspection.id,
            post=inspection.post_code,
            country=inspection.country,
            direction=inspection.direction,
            source=inspection.source,
            list_entries=hits,
        ),
        purpose=purpose,
        subjects=subjects_of(inspection),
        basis=inspection.basis,
        occurred_at=inspection.opened_at,
    )
