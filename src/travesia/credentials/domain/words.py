"""The words of authorisations: kinds, states, acts, reasons; no Django."""

from enum import StrEnum


class Kind(StrEnum):
    """What an authorisation lets its holder do."""

    VISA = "visa"
    """Stands on a sticker in the travel document."""
    E_VISA = "e_visa"
    """Stands in the ledger alone; the holder carries its number."""
    EXTENSION = "extension"
    """Lengthens the stay under another authorisation; gives no entry of its own."""
    RESIDENCE_PERMIT = "residence_permit"
    WORK_PERMIT = "work_permit"
    BORDER_PASS = "border_pass"  # noqa: S105  # a pass, no password
    """For people who live at the border and cross it often."""
    SHORE_PASS = "shore_pass"  # noqa: S105  # a pass, no password
    """For crew who leave their ship while it lies in port."""


class State(StrEnum):
    """Where an authorisation stands on a day."""

    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    USED_UP = "used_up"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What moves an authorisation on."""

    APPLY = "apply"
    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    """The applicant takes the application back, or the holder gives the authorisation back."""
    REVOKE = "revoke"
    USE_LAST_ENTRY = "use_last_entry"
    UNDO_LAST_ENTRY = "undo_last_entry"
    """The crossing that used the last entry was corrected."""
    EXPIRE = "expire"


class RefusalReason(StrEnum):
    """Why an application was refused; adverse, so that there is always one."""

    DOCUMENT_NOT_VALID = "document_not_valid"
    PURPOSE_NOT_SHOWN = "purpose_not_shown"
    MEANS_NOT_SHOWN = "means_not_shown"
    FALSE_STATEMENT = "false_statement"
    ENTRY_BAN = "entry_ban"
    QUOTA_REACHED = "quota_reached"
    OTHER = "other"
    """Something else; the note says what."""


class RevocationReason(StrEnum):
    """Why an authorisation was taken away; adverse, so that there is always one."""

    FALSE_STATEMENT = "false_statement"
    CONDITIONS_BROKEN = "conditions_broken"
    ENTRY_BAN = "entry_ban"
    LOST_OR_STOLEN = "lost_or_stolen"
    PURPOSE_ENDED = "purpose_ended"
    ISSUED_IN_ERROR = "issued_in_error"
    OTHER = "other"
    """Something else; the note says what."""


class RevocationState(StrEnum):
    """Where a proposal to revoke stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class VerifiedHow(StrEnum):
    """What an answer about an authorisation rests on."""

    LEDGER = "ledger"
    """It was issued here and stands in this node's own ledger."""
    SIGNATURE = "signature"
    """Others issued it as a card whose signature and status were checked here."""


class Level(StrEnum):
    """How loud a note is; the design kit's meanings."""

    OK = "ok"
    INFO = "info"
    CAUTION = "caution"
    STOP = "stop"
