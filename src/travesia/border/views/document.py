"""The document field by field: one line each, what fails first, and the zone with its marks."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from travesia.border.domain import Finding, Level, Source
from travesia.border.selectors import InspectionView
from travesia.border.views.days import language, partial_day
from travesia.border.views.words import field_words, say, state
from travesia.documents import FieldReading, MrzReading, PartialDate, field_name
from travesia.documents import Name as DocumentName
from travesia.vocab import term_name

ICONS = {"ok": "check", "info": "eye", "caution": "caution", "stop": "stop", "none": "unknown"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of evidence: icon, what it is about in strong or plain words, and why."""

    meaning: str
    title: str
    soft: str = ""
    why: tuple[str, ...] = ()

    @property
    def icon(self) -> str:
        """The icon that goes with the meaning."""
        return ICONS[self.meaning]

    @property
    def tone(self) -> str:
        """The class that gives the icon its colour."""
        return f"is-{self.meaning}"

    @property
    def is_loud(self) -> bool:
        """Tell whether the title is set in strong: something is to be looked at."""
        return self.meaning in ("stop", "caution", "info")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a zone line, marked where something fails."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class DocumentPanel:
    """Everything the document panel shows."""

    lines: tuple[Line, ...]
    zone: tuple[tuple[Piece, ...], ...] = field(default=())

    def count(self, *meanings: str) -> int:
        """Count the lines of these meanings."""
        return sum(1 for line in self.lines if line.meaning in meanings)


def panel_of(view: InspectionView) -> DocumentPanel:
    """Return the document panel of an inspection."""
    if view.reading is None:
        lines = [*_typed_lines(view), *_lists_line(view), _chip_line()]
        return DocumentPanel(loudest_first(lines))
    reading = view.reading
    lines = [
        *_text_lines(view),
        *_field_lines(reading, view.findings),
        *_composite_line(reading),
        *_lists_line(view),
        _chip_line(),
    ]
    return DocumentPanel(loudest_first(lines), _zone(reading))


def loudest_first(lines: list[Line]) -> tuple[Line, ...]:
    """Put what fails first, then what is to be looked at, then what agrees."""
    order = ("stop", "caution", "info", "ok", "none")
    return tuple(sorted(lines, key=lambda line: order.index(line.meaning)))


def _field_lines(reading: MrzReading, findings: tuple[Finding, ...]) -> list[Line]:
    lines, said = [], set()
    for part in reading.fields:
        found = [item for item in findings if item.about == part.name]
        codes = (str(part.value), *(item.code for item in found))
        if part.name == "nationality" and codes in said:
            continue  # the same state once more, with the same thing to say
        said.add(codes)
        loud = any(item.level is not Level.OK for item in found)
        if part.check is None and not loud and part.name in ("document_code", "sex"):
            continue  # nothing to say: the card beside it shows them
        if part.value == "" and part.check is None and not loud:
            continue  # an empty field without a digit says nothing
        if part.value is not None or found:
            lines.append(_field_line(part, found))
    return lines


def _field_line(part: FieldReading, found: list[Finding]) -> Line:
    loud = sorted(
        (item for item in found if item.level is not Level.OK), key=lambda item: -item.level.rank
    )
    meaning = loud[0].level.value if loud else "ok"
    name = field_name(part.name, language())
    title = f"{name[:1].upper()}{name[1:]} {_value(part)}".strip()
    if not loud:
        return Line("ok", title, _digit_words(part))
    why = tuple(say(item) for item in loud)
    if part.check is not None and part.check.agrees:
        why = (*why, _digit_sentence(part))
    return Line(meaning, title, why=why)


def _digit_words(part: FieldReading) -> str:
    if part.check is None:
        return ""
    return _("digit %(digit)s agrees") % {"digit": part.check.found}


def _digit_sentence(part: FieldReading) -> str:
    digit = part.check.found if part.check else ""
    return _("The check digit %(digit)s is right, so this was read well.") % {"digit": digit}


def _value(part: FieldReading) -> str:
    value = part.value
    if value is None:
        return part.raw
    if isinstance(value, PartialDate):
        return partial_day(str(value))
    if isinstance(value, DocumentName):
        return f"{value.surname} {value.given_names}".strip()
    if part.name == "sex":
        return term_name("sexes", value, language()).lower()
    if part.name in ("issuing_state", "nationality"):
        return state(value)
    return value


def _composite_line(reading: MrzReading) -> list[Line]:
    check = next((item for item in reading.checks if item.field == "composite"), None)
    if check is None:
        return []
    name = field_name("composite", language())
    title = f"{name[:1].upper()}{name[1:]}"
    if check.agrees:
        return [Line("ok", title, _("digit %(digit)s agrees") % {"digit": check.found})]
    why = _("The digit is %(found)s; the characters give %(expected)s.") % {
        "found": check.found,
        "expected": check.expected,
    }
    return [Line("stop", title, why=(why,))]


def _text_lines(view: InspectionView) -> list[Line]:
    """Return what is to be said of the text as a whole, and of the person's earlier claims."""
    found = [
        item
        for item in view.verdict.findings
        if not item.about and item.level is not Level.OK and item.source is not Source.PRESENTED
    ]
    apart = ("list.", "register.", "child.", "stay.")  # these stand in panels of their own
    lines = [Line(item.level.value, say(item)) for item in found if not item.code.startswith(apart)]
    for item in view.verdict.findings:
        if item.code == "person.differs":
            name = field_words(item.about)
            lines.append(Line("caution", f"{name[:1].upper()}{name[1:]}", why=(say(item),)))
    return lines


def _typed_lines(view: InspectionView) -> list[Line]:
    lines = _text_lines(view)
    for item in view.findings:
        if item.about:
            name = field_name(item.about, language())
            title = f"{name[:1].upper()}{name[1:]}"
            lines.append(Line(item.level.value, title, why=(say(item),)))
    return lines


_SILENT = ("list.late", "list.never_loaded")


def _lists_line(view: InspectionView) -> list[Line]:
    """Say that nobody on the lists is alike; entries to compare have their own panel."""
    if not view.lists:
        return [Line("caution", _("No list was asked"))]
    silent = [row["label"] for row in view.lists if not row.get("asked", True)]
    if silent:
        red = any(one.code in _SILENT and one.level is Level.STOP for one in view.verdict.findings)
        meaning = "stop" if red else "caution"
        return [Line(meaning, _("Not every list could be asked"), ", ".join(silent))]
    if view.hits:
        return []
    if any(item.code == "list.stale" for item in view.verdict.findings):
        return [Line("stop", _("“No hit” cannot be relied on"), _("a list is too old"))]
    return [Line("ok", _("Nobody alike"), ", ".join(row["label"] for row in view.lists))]


def _chip_line() -> Line:
    return Line("none", _("Chip"), _("not read: no reader here"))


def _zone(reading: MrzReading) -> tuple[tuple[Piece, ...], ...]:
    """Cut each line of the zone where something fails, so that the eye finds the place."""
    spans = [
        place for part in reading.fields if part.worst.value == "stop" for place in part.places
    ]
    return tuple(
        _pieces(text, [(one.start, one.end) for one in spans if one.line == number])
        for number, text in enumerate(reading.lines, start=1)
    )


def _pieces(text: str, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a line where marks begin and end; places that touch, or lie in another, are one mark."""
    pieces, at = [], 0
    for start, end in _joined(spans):
        pieces.append(Piece(text[at : start - 1], marked=False))
        pieces.append(Piece(text[start - 1 : end], marked=True))
        at = end
    pieces.append(Piece(text[at:], marked=False))
    return tuple(piece for piece in pieces if piece.text)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
