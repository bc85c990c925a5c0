"""The words of applications made by the public: states, acts, what is handed in, payments."""

from enum import StrEnum


class ApplicationState(StrEnum):
    """Where an application stands."""

    BEGUN = "begun"
    """Kept but not sent: the applicant adds documents."""
    UNPAID = "unpaid"
    WAITING = "waiting"
    """In the queue of the permit officers."""
    ASKED = "asked"
    """An officer asked the applicant something; the promise stands still."""
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """A question stayed without an answer beyond its days; nobody decided anything."""


class ApplicationAct(StrEnum):
    """What moves an application on."""

    BEGIN = "begin"
    SUBMIT = "submit"
    """Sent, and nothing is to be paid."""
    SUBMIT_TO_PAY = "submit_to_pay"
    PAY = "pay"
    ASK = "ask"
    ANSWER = "answer"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    """The days for an answer are over; a job does this, and it is no decision."""


class UploadKind(StrEnum):
    """What a document that is handed in shows."""

    PASSPORT_PAGE = "passport_page"
    PHOTO = "photo"
    TICKET = "ticket"
    LODGING = "lodging"
    MEANS = "means"
    INVITATION = "invitation"
    ANSWER = "answer"
    """Handed in with the answer to a question."""


class PaymentState(StrEnum):
    """Where a payment stands."""

    STARTED = "started"
    PAID = "paid"
    FAILED = "failed"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    """The session with the provider is too old or of another provider; money is still taken."""


class NoticeOutcome(StrEnum):
    """What a provider says of a payment."""

    PAID = "paid"
    FAILED = "failed"


class NoticeEffect(StrEnum):
    """What a notice of a provider came to here."""

    PAID = "paid"
    """The application went into the queue."""
    FAILED = "failed"
    REPEATED = "repeated"
    """Taken before; nothing changed."""
    LATE = "late"
    """Paid, but the application no longer waited for it: a person has to refund."""
    MISMATCH = "mismatch"
    """Another amount or currency than was asked for: kept, and nothing was moved on."""


class Tone(StrEnum):
    """How an age stands beside the promise; the design kit's meanings."""

    IN_TIME = "ok"
    DUE = "caution"
    LATE = "stop"
    STILL = "info"
    """The applicant has been asked: the promise stands still."""
