"""The desk for programs: the same verbs as the screen, errors as problem+json."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema
from pydantic import Field

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.selectors import InspectionView
from travesia.border.views import words

router = Router(tags=["border"])

#: A session in a cookie, with its CSRF token: the desk's machines sign in like people.
INSPECT = gate.SessionGate("border.inspect", purpose=Purpose.BORDER_INSPECTION)
RECORD = gate.SessionGate("border.record_crossing", purpose=Purpose.BORDER_INSPECTION)


class NewInspection(Schema):
    """A document as a reader sent it."""

    mrz: str = Field(max_length=10_000)
    nonce: UUID
    direction: Direction = Direction.ENTRY


class FindingOut(Schema):
    """One finding with its sentence in the language of the request."""

    code: str
    level: str
    about: str
    says: str


class PresentedOut(Schema):
    """A visa, card or seal that was read with the document."""

    kind: str
    state: str


class InspectionOut(Schema):
    """An open inspection: the verdict advises, a person decides."""

    id: UUID
    state: str
    level: str
    lead: str
    likely: str
    needs_ground: bool
    waits_for: str
    list_entries: int
    presented: list[PresentedOut]
    findings: list[FindingOut]


class NewPresentation(Schema):
    """A visa, card or seal as a reader sent it."""

    text: str = Field(max_length=10_000)


class NewCrossing(Schema):
    """A decision to admit."""

    inspection_id: UUID
    nonce: UUID
    direction: Direction
    purpose_of_travel: str = ""
    conveyance: str = Field(default="", max_length=60)
    ground: str = ""
    authorisation_id: UUID | None = None
    """The visa, permit, pass or card on which an entry is let in; it is counted with it."""


class CrossingOut(Schema):
    """What was recorded."""

    crossing_id: UUID
    number: int
    occurred_at: datetime
    repeated: bool


@router.post("/inspections", response=InspectionOut, auth=INSPECT, url_name="api_open_inspection")
@gate.requires("border.inspect", purpose=Purpose.BORDER_INSPECTION)
def open_inspection(request: HttpRequest, new: NewInspection) -> InspectionOut:
    """Open an inspection at the post of the session."""
    actor = gate.actor_of(request)
    if not actor.post:
        raise services.BorderError("border.no_post", _("Choose the post you work at."))
    inspection_id = services.open_inspection(
        actor=actor,
        post_code=actor.post,
        nonce=new.nonce,
        direction=new.direction,
        zone=new.mrz,
    )
    return _inspection(selectors.access_inspection(actor=actor, inspection_id=inspection_id))


@router.post(
    "/inspections/{inspection_id}/presented",
    response=InspectionOut,
    auth=INSPECT,
    url_name="api_present",
)
@gate.requires("border.inspect", purpose=Purpose.BORDER_INSPECTION)
def present(request: HttpRequest, inspection_id: UUID, new: NewPresentation) -> InspectionOut:
    """Read a visa, card or seal with the document of an inspection."""
    actor = gate.actor_of(request)
    services.present_document(actor=actor, inspection_id=inspection_id, text=new.text)
    return _inspection(selectors.access_inspection(actor=actor, inspection_id=inspection_id))


def _inspection(view: InspectionView) -> InspectionOut:
    verdict = view.verdict
    return InspectionOut(
        id=view.id,
        state=view.state.value,
        level=verdict.level.value,
        lead=words.lead(verdict.lead, view.document.document_code),
        likely=verdict.likely.value,
        needs_ground=view.needs_ground,
        waits_for=view.bar,
        list_entries=len(view.hits),
        presented=[PresentedOut(kind=one.kind, state=one.state) for one in view.presented],
        findings=[
            FindingOut(code=f.code, level=f.level.value, about=f.about, says=words.say(f))
            for f in verdict.findings
        ],
    )


@router.post("/crossings", response=CrossingOut, auth=RECORD, url_name="api_record_crossing")
@gate.requires("border.record_crossing", purpose=Purpose.BORDER_INSPECTION)
def record_crossing(request: HttpRequest, new: NewCrossing) -> CrossingOut:
    """Admit the traveller of an inspection; the same nonce gives the same answer."""
    receipt = services.record_crossing(
        actor=gate.actor_of(request),
        inspection_id=new.inspection_id,
        nonce=new.nonce,
        journey=services.Journey(
            new.direction, new.purpose_of_travel, new.conveyance, new.authorisation_id
        ),
        ground=new.ground,
    )
    return CrossingOut(
        crossing_id=receipt.crossing_id,
        number=receipt.number,
        occurred_at=receipt.occurred_at,
        repeated=receipt.repeated,
    )
