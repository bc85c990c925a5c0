"""Applications in words: states, documents, acts, payments, and what is wrong with one."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.credentials.domain.evisa import (
    ApplicationAct,
    ApplicationState,
    Office,
    PaymentState,
    UploadKind,
    in_language,
)
from travesia.credentials.selectors.evisa.book import book_of_offers

#: State → meaning of the design kit, and its word.
_STATES: Mapping[ApplicationState, tuple[str, Promise]] = {
    ApplicationState.BEGUN: ("none", _("Not sent yet")),
    ApplicationState.UNPAID: ("caution", _("Waits for payment")),
    ApplicationState.WAITING: ("info", _("Waits for a decision")),
    ApplicationState.ASKED: ("caution", _("A question waits for the applicant")),
    ApplicationState.APPROVED: ("ok", _("Approved")),
    ApplicationState.REFUSED: ("stop", _("Refused")),
    ApplicationState.WITHDRAWN: ("none", _("Withdrawn")),
    ApplicationState.LAPSED: ("none", _("Lapsed without an answer")),
}
_DOCUMENTS: Mapping[UploadKind, Promise] = {
    UploadKind.PASSPORT_PAGE: _("Page of the passport with the photo"),
    UploadKind.PHOTO: _("Photo of the face"),
    UploadKind.TICKET: _("Ticket or booking of the journey"),
    UploadKind.LODGING: _("Where you will stay: booking or letter"),
    UploadKind.MEANS: _("Means for the stay, such as an account statement"),
    UploadKind.INVITATION: _("Letter of invitation"),
    UploadKind.ANSWER: _("Document with an answer"),
}
_ACTS: Mapping[ApplicationAct, Promise] = {
    ApplicationAct.BEGIN: _("Begun"),
    ApplicationAct.SUBMIT: _("Sent"),
    ApplicationAct.SUBMIT_TO_PAY: _("Sent, to be paid"),
    ApplicationAct.PAY: _("Paid"),
    ApplicationAct.ASK: _("Question asked"),
    ApplicationAct.ANSWER: _("Answered"),
    ApplicationAct.APPROVE: _("Approved"),
    ApplicationAct.REFUSE: _("Refused"),
    ApplicationAct.WITHDRAW: _("Withdrawn"),
    ApplicationAct.LAPSE: _("Lapsed without an answer"),
}
_PAYMENTS: Mapping[PaymentState, tuple[str, Promise]] = {
    PaymentState.STARTED: ("info", _("Payment begun")),
    PaymentState.PAID: ("ok", _("Paid")),
    PaymentState.FAILED: ("caution", _("The payment did not go through")),
    PaymentState.REFUNDED: ("none", _("Returned")),
    PaymentState.EXPIRED: ("none", _("Not finished: the session expired")),
}
_PROBLEMS: Mapping[str, Promise] = {
    "nationality_missing": _("Write your nationality as three letters, as in the passport."),
    "nationality_not_offered": _(
        "This visa is not offered to this nationality. Choose another, or ask the office."
    ),
    "birth_date_missing": _("Write the date of birth."),
    "document_not_taken": _("This visa needs a passport; this document is of another kind."),
    "arrives_in_past": _("The day of arrival has passed."),
    "arrives_too_late": _("This is too early to apply: the arrival is too far ahead."),
    "departs_before_arrival": _("You leave before you arrive."),
    "stay_too_long": _("The stay is longer than this visa allows."),
    "document_expires_too_early": _("The travel document expires before you leave."),
    "contact_missing": _("Write an e-mail address or a telephone number."),
    "purpose_missing": _("Say in a few words what you travel for."),
}


def state_words(state: ApplicationState) -> tuple[str, str]:
    """Return a state's meaning for the design kit, and its word in the active language."""
    meaning, word = _STATES[state]
    return meaning, str(word)


def document_words(kind: UploadKind) -> str:
    """Return what a document shows, in the active language."""
    return str(_DOCUMENTS[kind])


def act_words(act: str) -> str:
    """Return an act as a page tells it, in the active language."""
    return str(_ACTS[ApplicationAct(act)])


def payment_words(state: PaymentState) -> tuple[str, str]:
    """Return a payment's meaning and its word in the active language."""
    meaning, word = _PAYMENTS[state]
    return meaning, str(word)


def problem_words(code: str) -> Promise | str:
    """Return a sentence for what is wrong with an application; empty for a code of others."""
    return _PROBLEMS.get(code, "")


def remedy_words(country: str, reason: str, language: str) -> tuple[str, str, Office | None]:
    """Return where the law gives a reason, what can be done against a refusal, and the office.

    Both texts are empty where the country's book has not filled them in.
    """
    office = book_of_offers().offices.get(country)
    if office is None:
        return "", "", None
    return office.law.get(reason, ""), in_language(office.remedy, language), office
