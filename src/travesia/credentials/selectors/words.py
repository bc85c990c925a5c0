"""Authorisations in words: kinds, states, reasons, and every note as a sentence."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.credentials.domain import (
    Act,
    Kind,
    Note,
    RefusalReason,
    RevocationReason,
    State,
    VerifiedHow,
)

_KINDS: Mapping[Kind, Promise] = {
    Kind.VISA: _("Visa"),
    Kind.E_VISA: _("Electronic visa"),
    Kind.EXTENSION: _("Extension of stay"),
    Kind.RESIDENCE_PERMIT: _("Residence permit"),
    Kind.WORK_PERMIT: _("Work permit"),
    Kind.BORDER_PASS: _("Border pass"),
    Kind.SHORE_PASS: _("Shore pass"),
}
#: State → meaning of the design kit, and its word.
_STATES: Mapping[State, tuple[str, Promise]] = {
    State.APPLIED: ("info", _("Applied for")),
    State.GRANTED: ("ok", _("Granted")),
    State.REFUSED: ("stop", _("Refused")),
    State.USED_UP: ("caution", _("Used up")),
    State.EXPIRED: ("stop", _("Expired")),
    State.REVOKED: ("stop", _("Revoked")),
    State.WITHDRAWN: ("none", _("Withdrawn")),
}
_ACTS: Mapping[Act, Promise] = {
    Act.APPLY: _("Applied for"),
    Act.GRANT: _("Granted"),
    Act.REFUSE: _("Refused"),
    Act.WITHDRAW: _("Withdrawn"),
    Act.REVOKE: _("Revoked"),
}
_REFUSALS: Mapping[RefusalReason, Promise] = {
    RefusalReason.DOCUMENT_NOT_VALID: _("the travel document is not valid for it"),
    RefusalReason.PURPOSE_NOT_SHOWN: _("the purpose of the stay was not shown"),
    RefusalReason.MEANS_NOT_SHOWN: _("the means for the stay were not shown"),
    RefusalReason.FALSE_STATEMENT: _("a statement or document was false"),
    RefusalReason.ENTRY_BAN: _("an entry ban is in force"),
    RefusalReason.QUOTA_REACHED: _("the number that the law allows is reached"),
    RefusalReason.OTHER: _("another reason, in the note"),
}
_REVOCATIONS: Mapping[RevocationReason, Promise] = {
    RevocationReason.FALSE_STATEMENT: _("a statement or document was false"),
    RevocationReason.CONDITIONS_BROKEN: _("its conditions were not kept"),
    RevocationReason.ENTRY_BAN: _("an entry ban is in force"),
    RevocationReason.LOST_OR_STOLEN: _("it was lost or stolen"),
    RevocationReason.PURPOSE_ENDED: _("the purpose of the stay has ended"),
    RevocationReason.ISSUED_IN_ERROR: _("it was issued in error"),
    RevocationReason.OTHER: _("another reason, in the note"),
}
_HOW: Mapping[VerifiedHow, Promise] = {
    VerifiedHow.LEDGER: _("Stands in the ledger of this node"),
    VerifiedHow.SIGNATURE: _("Signature and status checked by the trust list of this node"),
}
_FIELDS: Mapping[str, Promise] = {
    "name": _("name"),
    "nationality": _("nationality"),
    "birth_date": _("date of birth"),
    "sex": _("sex"),
    "expiry_date": _("last day"),
    "document": _("travel document"),
}
_NOTES: Mapping[str, Promise] = {
    "in_force": _("In force until %(day)s."),
    "not_yet": _("It begins on %(day)s. Nobody can enter on it before."),
    "expired": _("It ended on %(day)s."),
    "used_up": _("All entries on it (%(count)s) are used. Whoever is in may stay as allowed."),
    "applied": _("Applied for on %(day)s and not decided yet."),
    "refused": _("Refused on %(day)s: %(reason)s."),
    "revoked": _("Revoked from %(day)s on: %(reason)s."),
    "withdrawn": _("Withdrawn on %(day)s."),
    "revoked_from": _("It is revoked from %(day)s on: %(reason)s. Until then it holds."),
    "entries_any": _("Any number of entries."),
    "entries_left": _("Entries left: %(left)s of %(count)s."),
    "extends": _("Lengthens the stay under %(number)s. It gives no entry."),
    "stay_until": _("A stay from today ends by %(day)s."),
    "conditions": _("Condition: %(text)s"),
    "other_document": _("Issued for another travel document: %(number)s. Ask for that one too."),
    "other_birth_date": _("Issued to somebody born on another day: %(day)s. Compare the persons."),
    "visa_as_issued": _("The visa says what was issued here."),
    "visa_unknown": _(
        "This visa does not stand in the ledger of this node. Ask its issuer whether it is theirs."
    ),
    "visa_differs": _(
        "The visa does not say what was issued here (%(fields)s). It may have been changed: send "
        "the traveller to second line."
    ),
    "card_verified": _("Signature checked: the card is what its issuer made."),
    "card_unknown_issuer": _("Nobody on the trust list of this node signed this card."),
    "card_failed": _("The signature of the card does not hold. Send the traveller to second line."),
    "card_not_checked": _("There is no trust list in force on this node: nothing was checked."),
    "card_not_yet_valid": _("The card is not valid yet."),
    "card_expired": _("The card has expired."),
    "card_revoked": _("Its issuer revoked the card."),
    "card_suspended": _("Its issuer suspended the card."),
    "card_stale_status": _("Signature checked; whether it was revoked is not known for certain."),
    "card_not_kept": _("The card has no number or no end that could be kept; it was only checked."),
    "list_fresh": _("The list of revoked cards is %(hours)s hours old."),
    "list_too_old": _(
        "The list of revoked cards is %(hours)s hours old. A later revocation is not seen here: "
        "bring in a newer list, or ask second line."
    ),
    "list_missing": _(
        "No list of revoked cards is at hand for it. A revocation is not seen here: bring the "
        "list in, or ask second line."
    ),
}


def kind_words(kind: Kind) -> str:
    """Return the name of a kind in the active language."""
    return str(_KINDS[kind])


def state_words(state: State) -> tuple[str, str]:
    """Return a state's meaning for the design kit, and its word in the active language."""
    meaning, word = _STATES[state]
    return meaning, str(word)


def act_words(act: str) -> str:
    """Return a decided act as a page tells it, in the active language."""
    return str(_ACTS[Act(act)])


def refusal_choices() -> list[tuple[str, str]]:
    """Return the reasons of a refusal with their words, none first."""
    return _choices(_REFUSALS)


def revocation_choices() -> list[tuple[str, str]]:
    """Return the reasons of a revocation with their words, none first."""
    return _choices(_REVOCATIONS)


def _choices(
    words: Mapping[RefusalReason, Promise] | Mapping[RevocationReason, Promise],
) -> list[tuple[str, str]]:
    first = [("", str(_("Choose a reason")))]
    return first + [(code.value, str(text)) for code, text in words.items()]


def reason_words(code: str) -> str:
    """Return the reason of an adverse step in the active language; the code where none is known."""
    for words in (_REFUSALS, _REVOCATIONS):
        for reason, sentence in words.items():
            if reason.value == code:
                return str(sentence)
    return code


def verified_words(how: VerifiedHow) -> str:
    """Return what an answer rests on, in the active language."""
    return str(_HOW[how])


def say(note: Note) -> str:
    """Return a note as a sentence in the active language."""
    return str(_NOTES[note.code]) % {name: _fact(name, fact) for name, fact in note.facts.items()}


def _fact(name: str, fact: object) -> object:
    if isinstance(fact, datetime | date):
        return date_format(fact, "SHORT_DATE_FORMAT")
    if name == "reason":
        return reason_words(str(fact))
    if name == "fields" and isinstance(fact, tuple):
        return ", ".join(str(_FIELDS.get(one, one)) for one in fact)
    return fact
