"""The panel "Also presented": a verdict with icon and word, what it says, what agrees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from travesia.border.domain import Finding, Level, Recognised
from travesia.border.selectors import InspectionView, PresentedView
from travesia.border.views.days import at_post, language, partial_day, short_day
from travesia.border.views.document import Line, loudest_first
from travesia.border.views.presented_words import kind_words, say, state_words
from travesia.border.views.words import state as country
from travesia.core.errors import NotFoundError
from travesia.places import selectors as places
from travesia.screening import FieldComparison, Relation, field_words, relation_words
from travesia.seals.cards import Card
from travesia.seals.visible import VisibleSeal
from travesia.vocab import term_name

_NEAR = frozenset({"near", "partial"})
_IN_COMPARISON = frozenset({"presented.differs", "presented.near", "presented.other_person"})
_ICONS = {"ok": "check", "caution": "caution", "stop": "stop", "none": "unknown"}
_QUIET = frozenset({"visa.own_number"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that it says: label and value."""

    label: str
    value: str
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A visa, card or seal as the panel shows it."""

    meaning: str
    icon: str
    title: str
    read_at: datetime
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    newest: bool


def panel_of(view: InspectionView, time_zone: str) -> tuple[Shown, ...]:
    """Return what was presented, newest first; only the newest stands open."""
    last = len(view.presented) - 1
    shown = [
        _shown(one, at_post(one.read_at, time_zone), newest=place == last)
        for place, one in enumerate(view.presented)
    ]
    return tuple(reversed(shown))


def count(shown: tuple[Shown, ...], *meanings: str) -> int:
    """Count the lines of these meanings over everything presented."""
    return sum(1 for one in shown for line in one.lines if line.meaning in meanings)


def _shown(one: PresentedView, read_at: datetime, *, newest: bool) -> Shown:
    doubtful = any(item.level is Level.CAUTION for item in one.findings)
    meaning = "caution" if one.meaning == "ok" and doubtful else one.meaning
    words = state_words(one.state, one.findings)
    return Shown(
        meaning=meaning,
        icon=_ICONS[meaning],
        title=_("%(what)s: %(state)s") % {"what": _kind(one), "state": words},
        read_at=read_at,
        facts=_facts(one.read),
        lines=loudest_first([*_finding_lines(one), *_compared_lines(one)]),
        newest=newest,
    )


def _kind(one: PresentedView) -> str:
    """Name it as closely as it says: a seal by its document."""
    seal = one.read.seal if one.read is not None else None
    if seal is not None and seal.document is not None:
        return _("Seal, %(document)s") % {"document": seal.document.title(language())}
    return kind_words(one.kind)


def _facts(read: Recognised | None) -> tuple[Fact, ...]:
    if read is None:
        return ()
    if read.card is not None:
        return tuple(_card_facts(read.card.card))
    if read.seal is not None:
        return tuple(_seal_facts(read.seal))
    return tuple(_visa_facts(read))


def _visa_facts(read: Recognised) -> list[Fact]:
    zone = read.zone
    if zone is None:
        return []
    until = "" if zone.expiry_date is None else partial_day(str(zone.expiry_date))
    return [
        Fact(_("Number"), zone.document_number or "–", mono=True),
        Fact(_("Issued by"), country(zone.issuing_state or "") or "–"),
        Fact(_("Valid until"), until or _("not known")),
    ]


def _card_facts(card: Card) -> list[Fact]:
    """Say the permit; of the person only what the comparison needs is shown."""
    permit = card.permit
    if permit is None:
        until = card.expires_at
        return [Fact(_("Valid until"), short_day(until) if until else _("not stated"))]
    work = ", ".join(part for part in (permit.sector, permit.occupation) if part)
    first, last = permit.valid_from, permit.valid_until
    valid = " – ".join(short_day(one) for one in (first, last) if one is not None)
    facts = [
        Fact(_("Number"), permit.number, mono=True),
        Fact(_("Work"), work),
        Fact(_("Area"), _area(permit.area or "")),
        Fact(_("Valid"), valid or _("not stated")),
    ]
    return [fact for fact in facts if fact.value]


def _area(code: str) -> str:
    """Name an area by its P-code, where this node knows it."""
    if not code:
        return ""
    try:
        return f"{places.area_by_pcode(code).name} ({code})"
    except NotFoundError:
        return code


def _seal_facts(seal: VisibleSeal) -> list[Fact]:
    header = seal.header
    signer = f"{header.signer} {header.certificate_reference.lstrip('0')}"
    facts = [
        Fact(_("Issued by"), country(header.issuer) or "–"),
        Fact(_("Issued on"), short_day(header.issued)),
        Fact(_("Signed by"), signer, mono=True),
    ]
    number = seal.message_named("passport_number")
    if number is not None and number.value:
        facts.append(Fact(_("For passport"), str(number.value), mono=True))
    return facts


def _finding_lines(one: PresentedView) -> list[Line]:
    """Return what was found; what differs is said by the comparison."""
    found = (item for item in one.findings if item.code not in _IN_COMPARISON)
    return [Line(_meaning(item), say(item)) for item in found]


def _meaning(item: Finding) -> str:
    return "none" if item.code in _QUIET else item.level.value


def _compared_lines(one: PresentedView) -> list[Line]:
    """Return a line for each field that differs or is near, and one for all that agree."""
    cautioned = {item.about for item in one.findings if item.code == "presented.differs"}
    agree: list[str] = []
    lines: list[Line] = []
    for raw in one.compared:
        label = field_words(raw["field"], language())
        if raw["relation"] == Relation.AGREES.value:
            agree.append(label.lower() if agree else label)
        else:
            differs = raw["field"] in cautioned or raw["relation"] not in _NEAR
            meaning = "caution" if differs else "info"
            lines.append(Line(meaning, f"{label}: {_value(raw)}", why=(_relation(raw),)))
    if agree:
        lines.append(Line("ok", ", ".join(agree), _("as in the travel document")))
    return lines


def _relation(raw: Mapping[str, str]) -> str:
    row = FieldComparison(
        raw["field"], raw["left"], raw["right"], Relation(raw["relation"]), raw["note"]
    )
    return _("%(relation)s; the travel document has %(value)s.") % {
        "relation": relation_words(row, language()),
        "value": _value({**raw, "right": raw["left"]}),
    }


def _value(raw: Mapping[str, str]) -> str:
    value = raw["right"]
    if raw["field"] == "birth_date":
        return partial_day(value)
    if raw["field"] == "sex":
        return term_name("sexes", value, language())
    if raw["field"] == "nationality":
        return country(value)
    return value
