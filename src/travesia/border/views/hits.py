"""The card of a list entry: two sides in words, how it stands, why it is shown; never a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from travesia.border.domain import How
from travesia.border.selectors import HitView, InspectionView
from travesia.border.views import days
from travesia.border.views.asks import asks_of
from travesia.border.views.document import Line
from travesia.border.views.lists_asked import AskedList, asked_lists, not_shown_words
from travesia.border.views.reckoning import Reckoning, reckoning_of
from travesia.screening import FieldComparison, Relation, field_words, relation_words, remark_words
from travesia.vocab import state_name, term_name

#: Icon and meaning of each relation in a comparison.
HINGES = {
    Relation.AGREES: ("ok", "agree"),
    Relation.NEAR: ("caution", "near"),
    Relation.PARTIAL: ("caution", "near"),
    Relation.DIFFERS: ("stop", "differ"),
    Relation.NOT_KNOWN: ("none", "unknown"),
}

_LOUDNESS = ("stop", "caution", "info")


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of a comparison as the table shows it."""

    label: str
    left: str
    right: str
    small: str
    meaning: str
    icon: str
    words: str
    mono: bool


@dataclass(frozen=True, slots=True)
class HitCard:
    """Everything the card shows of one entry."""

    entry_id: UUID
    answer: str
    number: str
    label: str
    version: str
    published: datetime | None
    age: str
    """How old the list was when it was asked; empty when that is not known."""
    position: int
    count: int
    is_document: bool
    """The entry is a document, whoever shows it: the question is about the document."""
    more: str
    """How many entries are alike too and not shown, in a sentence; empty when all are shown."""
    states: tuple[Line, ...]
    """What to know before answering, loudest first."""
    rows: tuple[ComparedRow, ...]
    instruction: str
    review_due: str
    reckoning: Reckoning


def card_of(hit: HitView, view: InspectionView, time_zone: str) -> HitCard:
    """Return the card of one entry of an inspection."""
    shown = hit.shown
    asked = asked_lists(view.lists, asked_at=view.opened_at, time_zone=time_zone)
    own = next((one for one in asked if one.label == shown["list_label"]), None)
    review_due = shown["review_due"]
    return HitCard(
        entry_id=hit.entry_id,
        answer=hit.answer.value,
        number=shown["entry_number"],
        label=shown["list_label"],
        version=shown["list_version"],
        published=None if own is None else own.published,
        age="" if own is None else own.age,
        position=view.hits.index(hit) + 1,
        count=len(view.hits),
        is_document=_is_document(shown),
        more=not_shown_words(shown),
        states=tuple(_states(shown, own, asked, time_zone)),
        rows=tuple(_compared(row) for row in shown["comparison"]),
        instruction=asks_of(shown),
        review_due=days.short_day(date.fromisoformat(review_due)) if review_due else "",
        reckoning=reckoning_of(shown),
    )


def _is_document(shown: Mapping[str, Any]) -> bool:
    return bool(shown.get("kind", "person") == "document")


def _states(
    shown: Mapping[str, Any], own: AskedList | None, asked: tuple[AskedList, ...], time_zone: str
) -> list[Line]:
    """Say how the entry stands; what cannot be relied on comes first."""
    found = []
    if own is not None and own.is_stale:
        found.append(
            Line(
                "stop",
                _("This list is %(age)s old.") % {"age": own.age},
                _("The entry may have been taken back, and “no hit” on it cannot be relied on."),
            )
        )
    earlier = shown.get("earlier")
    if earlier:
        found.append(_earlier(earlier, time_zone))
    if shown.get("weak"):
        found.append(
            Line(
                "caution",
                _("Only a weak alias is alike."),
                _("The owner itself is not sure of this name."),
            )
        )
    silent = [one.label for one in asked if not one.answered]
    if silent:
        loud = any(one.needed for one in asked if one.how in (How.LATE, How.NEVER))
        meaning = "stop" if loud else "caution"
        found.append(Line(meaning, _("Not every list could be asked"), ", ".join(silent)))
    if _is_document(shown):
        found.append(
            Line(
                "info",
                _("The document itself is listed."),
                _("Who shows it may be its owner or anybody else."),
            )
        )
    return sorted(found, key=lambda line: _LOUDNESS.index(line.meaning))


def _earlier(earlier: Mapping[str, Any], time_zone: str) -> Line:
    """Say what was answered before: it is remembered, and it hides nothing."""
    when = days.short_day(days.at_post(datetime.fromisoformat(earlier["answered_at"]), time_zone))
    title = (
        _("Compared on %(date)s: not the same person.")
        if earlier["outcome"] == "not_same"
        else _("Compared on %(date)s: may be the same.")
    )
    title %= {"date": when}
    if earlier.get("entry_changed"):
        return Line("caution", title, _("The owner has changed the entry since: compare it anew."))
    soft = _("A second officer agreed.") if earlier.get("confirmed") else _("You compare anew.")
    return Line("info", title, soft)


def _compared(raw: Mapping[str, str]) -> ComparedRow:
    row = FieldComparison(
        raw["field"],
        raw["left"],
        raw["right"],
        Relation(raw["relation"]),
        raw["note"],
        raw["remark_left"],
        raw["remark_right"],
    )
    meaning, icon = HINGES[row.relation]
    language = days.language()
    return ComparedRow(
        label=field_words(row.field, language),
        left=_side(row.field, row.left),
        right=_side(row.field, row.right),
        small=remark_words(row.remark_right, language),
        meaning=meaning,
        icon=icon,
        words=relation_words(row, language),
        mono=row.field == "document",
    )


def _side(field: str, value: str) -> str:
    if not value:
        return ""
    if field == "birth_date":
        return days.partial_day(value)
    if field == "sex":
        return term_name("sexes", value, days.language())
    if field == "nationality":
        return state_name(value, days.language())
    return value
