"""Read a visa, card or seal with the travel document of an inspection; decide nothing."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import (
    Act,
    Finding,
    Holder,
    InspectionState,
    Presented,
    Recognised,
    Trust,
    Unread,
    What,
    findings_of_ledger,
    present,
)
from travesia.border.domain import recognise as recognise_text
from travesia.border.events import DocumentPresented
from travesia.border.models import Inspection, Presentation
from travesia.border.selectors import presented_by
from travesia.border.selectors.findings import claim_in, document_in, in_training, reading_of
from travesia.border.services.desk import (
    authorize_at,
    locked,
    plain_row,
    post_of,
    step,
    subjects_of,
    zone_of,
)
from travesia.border.services.errors import BorderConflictError, BorderError, ZoneNotReadError
from travesia.core import clock
from travesia.core.ids import new_id
from travesia.credentials import services as credentials
from travesia.credentials.selectors import trust_here
from travesia.journal import services as journal

#: More than any traveller carries: beyond it somebody reads the same stack again and again.
MOST = 12

#: States in which something may still be added to an inspection.
UNDECIDED = (
    InspectionState.OPENED,
    InspectionState.REFERRED,
    InspectionState.REFUSAL_WITHDRAWN,
)
_UNREAD: dict[What, tuple[str, Promise]] = {
    What.DOCUMENT: (
        "border.zone_not_read",
        _("This is not a whole machine-readable zone. The text is kept below; nothing was opened."),
    ),
    What.VISA: (
        "border.visa_not_read",
        _("The visa was not read whole. The text is kept below; read the visa again."),
    ),
    What.CARD: (
        "border.card_not_read",
        _("This is not a whole card. The text is kept below; read the code of the card again."),
    ),
    What.SEAL: (
        "border.seal_not_read",
        _("This is not a whole seal. The text is kept below; read the seal again."),
    ),
}


@dataclass(frozen=True, slots=True)
class PresentationReceipt:
    """What was read, and whether it had been read with this traveller before."""

    kind: str
    state: str
    repeated: bool = False


def read_whole(found: Recognised | Unread) -> Recognised:
    """Return what was read; ZoneNotReadError with a sentence for each thing that is wrong."""
    if isinstance(found, Recognised):
        return found
    code, sentence = _UNREAD[found.what]
    language = get_language() or "en"
    faults = [item.message(language) for item in found.faults]
    more = {} if found.zone is None else {"read": found.zone.as_dict(language)}
    raise ZoneNotReadError(code, sentence, faults=faults, **more)


def present_document(
    *,
    actor: Actor,
    inspection_id: UUID,
    text: str,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> PresentationReceipt:
    """Read a visa, card or seal with the travel document of an inspection.

    The same thing read twice is kept once. Raises ZoneNotReadError when it cannot be read,
    BorderError for a second travel document or too many things, BorderConflictError once
    somebody has decided.
    """
    with transaction.atomic():
        inspection = locked(inspection_id)
        post = post_of(inspection)
        authorize_at(actor, "border.inspect", post, purpose)
        if InspectionState(inspection.state) not in UNDECIDED:
            step(inspection, Act.ADMIT)
        now = clock.now().astimezone(zone_of(post))
        training = in_training()
        read = read_whole(recognise_text(text, today=now.date(), training=training))
        if read.what is What.DOCUMENT:
            raise BorderError("border.second_document", SECOND_DOCUMENT)
        digest = sha256(f"{read.what.value}:{read.text}".encode()).hexdigest()
        before = inspection.presented.filter(digest=digest).first()
        if before is not None:
            return PresentationReceipt(before.kind, before.state, repeated=True)
        if inspection.presented.count() >= MOST:
            raise BorderConflictError("border.too_much_presented", TOO_MUCH, most=MOST)
        holder = Holder(claim_in(inspection), document_in(inspection), reading_of(inspection))
        trust = trust_here()
        made = present(read, holder, trust=trust, now=now, training=training)
        made = _with_ledger(made, read, inspection, trust, now, actor=actor, purpose=purpose)
        _keep(inspection, read, made, digest, actor=actor)
        _record(inspection, made, trust.version, actor=actor, purpose=purpose)
    return PresentationReceipt(made.kind.value, made.state)


def _with_ledger(
    made: Presented,
    read: Recognised,
    inspection: Inspection,
    trust: Trust,
    now: datetime,
    *,
    actor: Actor,
    purpose: Purpose,
) -> Presented:
    """Ask the ledger of authorisations: a visa is compared with what was issued, a card is kept.

    What the ledger says of a visa joins the findings; what it keeps of a card is shown with the
    traveller's authorisations, with the age of the status list.
    """
    if read.what not in (What.VISA, What.CARD):
        return made
    answer = credentials.verify(
        actor=actor,
        text=read.text,
        shown=presented_by(inspection.person_id, claim_in(inspection), document_in(inspection)),
        now=now,
        purpose=purpose,
        scope=Scope(country=inspection.country, post=inspection.post_code),
        trust=trust,
    )
    said = findings_of_ledger(answer, issued_here=_issued_here(read, inspection))
    return replace(made, findings=(*said, *made.findings))


def _issued_here(read: Recognised, inspection: Inspection) -> bool:
    return read.zone is not None and read.zone.issuing_state == inspection.country


SECOND_DOCUMENT = _(
    "This is a travel document. One traveller is before you with one document: decide first, "
    "or set this inspection aside and read the other document. The text is kept below."
)
TOO_MUCH = _("%(most)s visas, cards and seals were read already. Nothing more was kept.")


def _keep(
    inspection: Inspection, read: Recognised, made: Presented, digest: str, *, actor: Actor
) -> None:
    Presentation.objects.create(
        id=new_id(),
        inspection=inspection,
        kind=made.kind.value,
        text=read.text,
        digest=digest,
        read_at=clock.now(),
        read_by=actor.id,
        state=made.state,
        meaning=made.meaning,
        noted=[_noted(item) for item in made.findings],
        compared=[plain_row(row) for row in made.compared],
    )


def _noted(item: Finding) -> dict[str, object]:
    facts = {name: value for name, value in item.facts.items() if name != "kind"}
    return {"code": item.code, "level": item.level.value, "about": item.about, "facts": facts}


def _record(
    inspection: Inspection, made: Presented, version: str, *, actor: Actor, purpose: Purpose
) -> None:
    """Write the presentation with the version of the trust list that its verdict rests on."""
    journal.record(
        actor=actor,
        event=DocumentPresented(
            inspection_id=inspection.id,
            post=inspection.post_code,
            country=inspection.country,
            document=made.kind.value,
            state=made.state,
        ),
        purpose=purpose,
        subjects=subjects_of(inspection),
        basis={"trust": version} if version else {},
    )
