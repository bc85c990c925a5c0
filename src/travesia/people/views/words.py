"""The words of this room's codes on its pages, and who acts for what purpose."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travesia.access import gate
from travesia.access import selectors as access
from travesia.access.domain import Purpose, Role
from travesia.core.errors import NotFoundError
from travesia.people.domain import (
    DocumentEvent,
    Evidence,
    IdentityAnswer,
    NameKind,
    Outcome,
    PhotoSource,
    QuestionAct,
    QuestionKind,
    QuestionState,
)

KIND_WORDS: dict[QuestionKind, Promise] = {
    QuestionKind.POSSIBLE_DUPLICATE: gettext_lazy("Are these records one person?"),
    QuestionKind.DOCUMENT_TWO_NAMES: gettext_lazy("One document, two names: whose is it?"),
    QuestionKind.DOCUMENT_TWO_FACES: gettext_lazy("One document, two faces: whose is it?"),
    QuestionKind.TWO_BIRTH_DATES: gettext_lazy("One person, two birth dates: which holds?"),
    QuestionKind.IMPOSSIBLE_TRAVEL: gettext_lazy(
        "Two movements that cannot both be: what happened?"
    ),
}
ANSWER_WORDS: dict[IdentityAnswer, Promise] = {
    IdentityAnswer.SAME_PERSON: gettext_lazy("One person: link the records"),
    IdentityAnswer.DIFFERENT_PERSONS: gettext_lazy("Different persons"),
    IdentityAnswer.RECORD_WRONG: gettext_lazy("A slip in a record explains it"),
    IdentityAnswer.EXPLAINED: gettext_lazy("Nothing is wrong: there is an explanation"),
    IdentityAnswer.MISUSE_SUSPECTED: gettext_lazy("Misuse suspected: a second person has to agree"),
    IdentityAnswer.CANNOT_TELL: gettext_lazy("Cannot be told from what is here"),
    IdentityAnswer.LAPSED: gettext_lazy(
        "Nobody answered: a correction took the contradiction away"
    ),
}
STATE_WORDS: dict[QuestionState, tuple[str, Promise]] = {
    QuestionState.OPEN: ("caution", gettext_lazy("Waits for an answer")),
    QuestionState.PROPOSED: ("caution", gettext_lazy("Waits for a second person")),
    QuestionState.ANSWERED: ("ok", gettext_lazy("Answered")),
}
ACT_WORDS: dict[QuestionAct, Promise] = {
    QuestionAct.ANSWER: gettext_lazy("Answered"),
    QuestionAct.PROPOSE: gettext_lazy("Answer proposed"),
    QuestionAct.CONFIRM: gettext_lazy("Confirmed by a second person"),
    QuestionAct.WITHDRAW: gettext_lazy("Answer taken back"),
    QuestionAct.REOPEN: gettext_lazy("Opened again"),
    QuestionAct.LAPSE: gettext_lazy("Closed by a correction"),
}
EVIDENCE_WORDS: dict[Evidence, Promise] = {
    Evidence.DOCUMENT_INSPECTED: gettext_lazy("A document was examined"),
    Evidence.CHIP_READ: gettext_lazy("The chip of a document was read"),
    Evidence.REGISTER_CONSULTED: gettext_lazy("A civil register was asked"),
    Evidence.ISSUER_CONFIRMED: gettext_lazy("The issuer confirmed it"),
    Evidence.INTERVIEW: gettext_lazy("The person was heard"),
    Evidence.RECORDS_COMPARED: gettext_lazy("The records were compared"),
}
NAME_WORDS: dict[NameKind, Promise] = {
    NameKind.CLAIMED: gettext_lazy("As claimed"),
    NameKind.FORMER: gettext_lazy("As claimed before"),
    NameKind.DOCUMENT: gettext_lazy("In another document"),
    NameKind.MARRIED: gettext_lazy("Married name"),
    NameKind.BIRTH: gettext_lazy("Name at birth"),
    NameKind.ALIAS: gettext_lazy("Also called"),
    NameKind.NATIVE: gettext_lazy("In their own script"),
}
OUTCOME_WORDS: dict[Outcome, tuple[str, Promise]] = {
    Outcome.VERIFIED: ("ok", gettext_lazy("Borne out")),
    Outcome.NOT_VERIFIED: ("caution", gettext_lazy("Not borne out")),
}
REPORT_WORDS: dict[DocumentEvent, Promise] = {
    DocumentEvent.RENEWED: gettext_lazy("Renewed by another document"),
    DocumentEvent.LOST: gettext_lazy("Reported lost"),
    DocumentEvent.STOLEN: gettext_lazy("Reported stolen"),
    DocumentEvent.RECOVERED: gettext_lazy("Came back"),
}
PHOTO_WORDS: dict[PhotoSource, Promise] = {
    PhotoSource.CHIP: gettext_lazy("From the chip of a document"),
    PhotoSource.DOCUMENT: gettext_lazy("From the page of a document"),
    PhotoSource.DESK: gettext_lazy("Taken at the desk"),
    PhotoSource.GIVEN: gettext_lazy("Handed in"),
}


def name_of(actor_id: str) -> str:
    """Return who acted, in words; the id when the person is not known here any more."""
    kind, _colon, rest = actor_id.partition(":")
    if kind == "system":
        return _("the system (%(name)s)") % {"name": rest}
    try:
        return access.user_by_id(UUID(rest)).name
    except (ValueError, NotFoundError):
        return actor_id


def purpose_of(request: HttpRequest) -> Purpose:
    """Return what the reader looks for, by the role that reaches furthest."""
    roles = gate.actor_of(request).roles
    if Role.SUPERVISOR in roles:
        return Purpose.SUPERVISION
    if Role.SECOND_LINE_OFFICER in roles:
        return Purpose.SECOND_LINE_INSPECTION
    if Role.BORDER_OFFICER in roles:
        return Purpose.BORDER_INSPECTION
    return Purpose.DATA_PROTECTION
