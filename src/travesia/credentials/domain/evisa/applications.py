"""Applications as they are made and seen, and what is wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from travesia.credentials.domain.evisa.answering import AnswerDue
from travesia.credentials.domain.evisa.money import Money
from travesia.credentials.domain.evisa.offers import Offer
from travesia.credentials.domain.evisa.waiting import Age
from travesia.credentials.domain.evisa.words import ApplicationState, PaymentState, UploadKind
from travesia.credentials.domain.holders import Holder, holder_problems

CONTACT_LENGTH, TEXT_LENGTH, ANSWER_LENGTH = 120, 300, 1000
#: Documents that one application can have.
MOST_UPLOADS = 12


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an applicant says; kept encrypted as one value, and erased with its key."""

    holder: Holder
    document_code: str
    document_expires: str
    """`2031-05-04`, or empty where it was not given."""
    zone: str
    """The zone of the travel document as it was typed; empty where the fields were."""
    contact: str
    """Address or number under which an officer may ask."""
    purpose: str
    address: str
    """Where the applicant will stay."""


@dataclass(frozen=True, slots=True)
class NewApplication:
    """What is applied for, and by whom."""

    offer: Offer
    particulars: Particulars
    arrives_on: date
    departs_on: date
    language: str
    """Language of the form: the one that the answer is written in."""


@dataclass(frozen=True, slots=True)
class UploadView:
    """A document that was handed in, without its content."""

    id: UUID
    kind: UploadKind
    media_type: str
    size: int
    """Bytes as they are kept, before encryption."""
    added_at: datetime


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question of an officer, with the answer once there is one."""

    asked_at: datetime
    text: str
    """Empty once it was erased, and the answer with it."""
    answered_at: datetime | None
    """When it was answered, or closed without an answer."""
    answer: str
    due: AnswerDue | None = None
    """Until when it can be answered; None once it was."""


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A payment as the pages show it."""

    id: UUID
    amount: Money
    state: PaymentState
    adapter: str
    started_at: datetime
    settled_at: datetime | None
    to_refund: bool
    """Paid when the application no longer waited for it."""
    provider_here: bool = True
    """Whether this program still has the way to its provider."""
    refund_ref: str = ""
    """The provider's id of the return, or how it was returned elsewhere."""


@dataclass(frozen=True, slots=True)
class WrongAmount:
    """Money that came in another amount than the fee; it moved nothing on."""

    notice_id: int
    payment_id: UUID
    amount: Money | None
    """None where only the journal says it, as of notices taken by earlier versions."""
    received_at: datetime
    returned_at: datetime | None
    provider_here: bool
    refund_ref: str

    @property
    def can_ask(self) -> bool:
        """Tell whether the provider can be asked to return it."""
        return self.provider_here and self.amount is not None


@dataclass(frozen=True, slots=True)
class ApplicationStepView:
    """One act on an application."""

    act: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application as its applicant or an officer sees it."""

    id: UUID
    reference: str
    state: ApplicationState
    country: str
    offer_version: str
    language: str
    arrives_on: date
    departs_on: date
    fee: Money
    begun_at: datetime
    queued_at: datetime | None
    decided_at: datetime | None
    age: Age | None
    """None while it is not in the queue."""
    particulars: Particulars | None
    """None once they were erased."""
    refusal: str
    """Code of the reason of a refusal."""
    note: str
    """What the officer wrote to the applicant with the refusal."""
    authorisation_id: UUID | None
    erased_after: date | None
    """The day after which the application, or what was handed in with it, is erased."""
    uploads: tuple[UploadView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    payments: tuple[PaymentView, ...] = ()
    wrong_amounts: tuple[WrongAmount, ...] = ()
    steps: tuple[ApplicationStepView, ...] = ()

    @property
    def open_question(self) -> QuestionView | None:
        """The question that waits for an answer, if there is one."""
        return next((one for one in self.questions if one.answered_at is None), None)

    def missing(self, offer: Offer) -> tuple[UploadKind, ...]:
        """Return the documents that the offer asks for and that are not handed in."""
        there = {one.kind for one in self.uploads}
        return tuple(kind for kind in offer.asks if kind not in there)


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One application in the queue; no name stands in it."""

    id: UUID
    reference: str
    state: ApplicationState
    offer_version: str
    nationality: str
    queued_at: datetime | None
    begun_at: datetime
    arrives_on: date
    age: Age | None
    to_refund: bool
    other_amount: bool
    """Another amount was paid than was asked for, and is not returned yet."""
    due: AnswerDue | None = None
    """Until when the applicant can answer; None while nothing is asked."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue."""

    lines: tuple[QueueLine, ...]
    total: int
    counts: Mapping[ApplicationState, int] = field(default_factory=dict)
    """How many stand in each state."""
    owed: int = 0
    """In whatever state: money came late or in another amount, and is not returned yet."""
    overdue: int = 0
    """Questions whose last day has passed without an answer."""


def application_problems(new: NewApplication, *, today: date) -> tuple[str, ...]:
    """Return the codes of what is wrong; empty when it can be kept."""
    said, offer = new.particulars, new.offer
    found = list(holder_problems(said.holder, today=today))
    if not said.holder.nationality:
        found.append("nationality_missing")
    elif not offer.is_for(said.holder.nationality):
        found.append("nationality_not_offered")
    if not said.holder.birth_date:
        found.append("birth_date_missing")
    if not offer.takes(said.document_code):
        found.append("document_not_taken")
    found += day_problems(new, today=today)
    contact = said.contact.strip()
    if not contact or ("@" not in contact and sum(sign.isdigit() for sign in contact) < 6):
        found.append("contact_missing")
    if not said.purpose.strip():
        found.append("purpose_missing")
    return tuple(found)


def day_problems(new: NewApplication, *, today: date) -> list[str]:
    """Return the codes of what is wrong with the days of a journey, as of today."""
    found, offer = [], new.offer
    if new.arrives_on < today:
        found.append("arrives_in_past")
    elif new.arrives_on > today + timedelta(days=offer.ahead_days):
        found.append("arrives_too_late")
    stay = (new.departs_on - new.arrives_on).days + 1
    if stay < 1:
        found.append("departs_before_arrival")
    elif offer.days_per_stay is not None and stay > offer.days_per_stay:
        found.append("stay_too_long")
    expires = new.particulars.document_expires
    if expires and date.fromisoformat(expires) < new.departs_on:
        found.append("document_expires_too_early")
    return found
