"""What was read beside the travel document, in words: states, findings, names of its parts."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travesia.border.domain import Finding
from travesia.border.views.days import day, language, moment_or_day
from travesia.credentials import selectors as credentials
from travesia.credentials.domain import Level as NoteLevel
from travesia.credentials.domain import Note
from travesia.documents import message as document_message
from travesia.screening import field_words as compared_field
from travesia.seals import SEVERITIES as OF_SEALS
from travesia.seals import message as seal_message

#: Facts of a finding that are dates or moments.
_DATES = frozenset(
    {"date", "day", "moment", "signed", "issued", "not_before", "not_after", "on", "as_of"}
)
_KINDS: dict[str, Promise] = {
    "visa": gettext_lazy("Visa"),
    "card": gettext_lazy("Card"),
    "seal": gettext_lazy("Seal"),
}
_STATES: dict[str, Promise] = {
    "read": gettext_lazy("read"),
    "in_date": gettext_lazy("in date"),
    "verified": gettext_lazy("verified"),
    "unknown_issuer": gettext_lazy("issuer not known"),
    "failed": gettext_lazy("check failed"),
    "not_checked": gettext_lazy("not checked"),
    "not_yet_valid": gettext_lazy("not valid yet"),
    "expired": gettext_lazy("expired"),
    "revoked": gettext_lazy("revoked"),
    "suspended": gettext_lazy("suspended"),
}
_OTHER_PERSON: dict[str, Promise] = {
    "visa": gettext_lazy(
        "The visa seems to be another person's: name and date of birth differ from the document."
    ),
    "card": gettext_lazy(
        "The card seems to be another person's: name and date of birth differ from the document."
    ),
    "seal": gettext_lazy(
        "The seal seems to be another person's: name and date of birth differ from the document."
    ),
}
_DIFFERS: dict[str, Promise] = {
    "visa": gettext_lazy("Visa and travel document differ: %(field)s."),
    "card": gettext_lazy("Card and travel document differ: %(field)s."),
    "seal": gettext_lazy("Seal and travel document differ: %(field)s."),
}
_NEAR: dict[str, Promise] = {
    "visa": gettext_lazy("Visa and travel document are a few letters apart: %(field)s."),
    "card": gettext_lazy("Card and travel document are a few letters apart: %(field)s."),
    "seal": gettext_lazy("Seal and travel document are a few letters apart: %(field)s."),
}
_PLAIN: dict[str, Promise] = {
    "presented.no_trust_list": gettext_lazy(
        "There is no trust list on this node, so nobody checked who signed the card."
    ),
    "presented.trust_list_expired": gettext_lazy(
        "The trust list on this node is out of date, so nobody checked who signed the card."
    ),
    "presented.no_certificates": gettext_lazy(
        "There is no signer's certificate on this node, so nobody checked who signed the seal."
    ),
    "visa.own_number": gettext_lazy(
        "The number is not the document's: compare the passport number on the visa by eye."
    ),
}


#: What the ledger says of a visa, under the code by which that room words it.
_OF_LEDGER: dict[str, str] = {
    "visa.as_issued": "visa_as_issued",
    "visa.not_in_ledger": "visa_unknown",
    "visa.not_as_issued": "visa_differs",
}

#: Sentences that lead the screen, where the finding's own is long or names keys and addresses.
_LEADS: dict[str, Promise] = {
    "visa.not_as_issued": gettext_lazy("The visa does not say what was issued here"),
    "card.issuer_unknown": gettext_lazy(
        "Who issued the card is not known here: it was not checked"
    ),
    "seal.signer_unknown": gettext_lazy(
        "Who signed the seal is not known here: it was not checked"
    ),
    "card.status_unknown": gettext_lazy("Nobody here knows whether the card was revoked"),
    "card.status_stale": gettext_lazy(
        "Valid on %(day)s: the status list is too old to say that the card still is"
    ),
}


def kind_words(kind: str) -> str:
    """Name what was read: visa, card, seal."""
    return str(_KINDS[kind])


def state_words(state: str, findings: tuple[Finding, ...]) -> str:
    """Say the state of a card or seal; a status of an earlier day is said with that day."""
    if state != "stale_status":
        return str(_STATES[state])
    codes = {item.code: item for item in findings}
    stale = codes.get("card.status_stale")
    if stale is None:
        return _("status not known here")
    when = moment_or_day(str(stale.facts["day"]))
    if "card.suspended" in codes:
        return _("suspended on %(date)s") % {"date": when}
    return _("status valid on %(date)s") % {"date": when}


def lead(finding: Finding) -> str:
    """Say what was found as the sentence that leads the screen."""
    if finding.code not in _LEADS:
        return say(finding)
    day_of_list = moment_or_day(str(finding.facts.get("day", "")))
    return str(_LEADS[finding.code]) % {"day": day_of_list}


def say(finding: Finding) -> str:
    """Say what was found in a visa, card or seal; the sentence names which."""
    kind = str(finding.facts.get("kind", ""))
    own = _own(finding, kind)
    if own:
        return own
    facts = {name: value for name, value in finding.facts.items() if name != "kind"}
    for name in _DATES & facts.keys():
        facts[name] = moment_or_day(str(facts[name]))
    if finding.code in OF_SEALS:
        return seal_message(finding.code, language(), field=finding.about or None, **facts)
    said = document_message(finding.code, language(), field=finding.about or None, **facts)
    return _("%(what)s: %(sentence)s") % {"what": kind_words(kind), "sentence": said}


def _own(finding: Finding, kind: str) -> str:
    if finding.code == "presented.other_person":
        return str(_OTHER_PERSON[kind])
    if finding.code in ("presented.differs", "presented.near"):
        field = compared_field(finding.about, language())
        sentences = _DIFFERS if finding.code == "presented.differs" else _NEAR
        return str(sentences[kind]) % {"field": f"{field[:1].lower()}{field[1:]}"}
    if finding.code == "document.expired" and kind == "visa":
        when = day(date.fromisoformat(str(finding.facts["date"])))
        return _("Visa expired on %(date)s") % {"date": when}
    if finding.code in _OF_LEDGER:
        fields = tuple(str(finding.facts.get("fields", "")).split())
        note = Note(_OF_LEDGER[finding.code], NoteLevel(finding.level.value), {"fields": fields})
        return credentials.say(note)
    return str(_PLAIN[finding.code]) if finding.code in _PLAIN else ""
