"""What a question rests on, and two records side by side, as rows of the comparison."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from travesia.core.errors import NotFoundError
from travesia.people.domain import PersonView
from travesia.places import selectors as places
from travesia.screening import (
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    compare,
    field_words,
    reason_words,
    relation_words,
    remark_words,
)
from travesia.screening.messages.explaining import sentences
from travesia.vocab import state_name

#: Facts with one value, in the order in which they are shown; those of movements stand apart.
LABELS: Mapping[str, Promise] = {
    "issuing_state": gettext_lazy("Issuing state"),
    "number": gettext_lazy("Document number"),
    "said_by": gettext_lazy("Who says that the faces differ"),
    "reason": gettext_lazy("Why it is asked"),
    "algorithm": gettext_lazy("Compared by"),
    "model": gettext_lazy("Proposed by the linkage model"),
    "run": gettext_lazy("Run of the model"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One field of two sides, as the comparison component shows it."""

    label: str
    left: str
    right: str
    relation: str
    word: str
    remark_left: str = ""
    remark_right: str = ""
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of a question, compared."""

    rows: tuple[Row, ...]
    why: tuple[str, ...]


def labelled(facts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the facts with one value, each with its label; codes are put into words."""
    return tuple(
        (str(label), _value(name, facts[name])) for name, label in LABELS.items() if facts.get(name)
    )


def movements(facts: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the two movements of a question about travel side by side; empty for another."""
    if not facts.get("first_post"):
        return ()
    far = _("%(count)s km apart") % {"count": _number(facts["kilometres"])}
    between = _("%(count)s min apart") % {"count": _number(facts["minutes"])}
    first, second = facts["first_post"], facts["second_post"]
    return (
        Row(_("Post"), _post(first), _post(second), Relation.DIFFERS.value, far),
        Row(
            _("Time"),
            _moment(facts["first_at"], first),
            _moment(facts["second_at"], second),
            Relation.DIFFERS.value,
            between,
        ),
    )


def pair(left: PersonView, right: PersonView) -> Pair:
    """Return two records field by field, with the sentences that say how they were compared."""
    language = get_language() or "en"
    found = compare(_description(left), _description(right))
    return Pair(
        tuple(_row(row, language) for row in found.rows), sentences(found.explanation, language)
    )


def _value(name: str, value: str) -> str:
    language = get_language() or "en"
    if name == "issuing_state":
        return f"{state_name(value, language)} ({value})"
    if name == "reason":
        return reason_words(value, language)
    if name == "said_by" and value == "officer":
        return _("An officer")
    return value


def _number(text: str) -> str:
    return number_format(int(text), force_grouping=True) if text.isdigit() else text


def _post(code: str) -> str:
    try:
        return f"{places.post_by_code(code).name} ({code})"
    except NotFoundError:
        return code


def _moment(text: str, post: str) -> str:
    """Return a moment as the clock at its post showed it."""
    moment = datetime.fromisoformat(text)
    try:
        zone = ZoneInfo(places.post_by_code(post).time_zone)
    except NotFoundError:
        zone = ZoneInfo("UTC")
    local = moment.astimezone(zone)
    return f"{date_format(local, 'SHORT_DATETIME_FORMAT')} ({local:%Z})"


def _row(row: FieldComparison, language: str) -> Row:
    nothing = _("Not stated")
    return Row(
        label=field_words(row.field, language),
        left=row.left or nothing,
        right=row.right or nothing,
        relation=row.relation.value,
        word=relation_words(row, language),
        remark_left=remark_words(row.remark_left, language),
        remark_right=remark_words(row.remark_right, language),
        mono=row.field == "document",
    )


def _description(person: PersonView) -> Description:
    """Return a record with every name it bears, so that the card shows what raised the question."""
    known = ((name.primary, name.secondary) for name in person.names)
    names = dict.fromkeys(((person.claim.primary, person.claim.secondary), *known))
    return Description(
        names=tuple(Name(primary, secondary) for primary, secondary in names),
        birth_date=person.claim.birth_date,
        sex=person.claim.sex,
        nationality=person.claim.nationality,
        documents=tuple(DocumentNumber(one.number, one.issuing_state) for one in person.documents),
    )
