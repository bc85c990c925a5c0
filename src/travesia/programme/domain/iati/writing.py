"""Write the programme as an IATI 2.03 activity: results with their indicators, targets and actuals.

What cannot be said exactly is said in words: a lower bound becomes a value with a comment, a
breakdown in percents is left out, a figure without a value has no `actual` at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring  # writes only

from travesia.programme.domain.bulletin.wording import qualifier
from travesia.programme.domain.figures import Figure, FigureState, SplitForm
from travesia.programme.domain.results import IndicatorView, NodeView

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
#: IATI code lists: result types, units of measure, categories of documents (2.03).
_OUTPUT, _OUTCOME, _UNIT, _REPORT = "1", "2", "1", "B01"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as IATI names it."""

    ref: str
    """Identifier, such as `XM-DAC-41000`."""
    type: str
    """Code of the list OrganisationType."""
    name: Mapping[str, str]
    role: str = ""
    """Code of the list OrganisationRole, for a participating one."""


@dataclass(frozen=True, slots=True)
class Document:
    """A published document: an issue of the bulletin in a language."""

    url: str
    title: Mapping[str, str]
    language: str
    on: date
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Reporting:
    """What IATI asks of a programme besides its results."""

    identifier: str
    reporting: Organisation
    title: Mapping[str, str]
    description: Mapping[str, str]
    participating: tuple[Organisation, ...]
    start: date
    end: date
    sector: str
    """Five-digit purpose code of the DAC."""
    countries: Mapping[str, Decimal]
    """Percentage by ISO 3166-1 alpha-2; they add up to 100."""
    currency: str = "USD"
    language: str = "en"
    status: str = "2"
    """Code of the list ActivityStatus."""
    documents: tuple[Document, ...] = ()
    languages: tuple[str, ...] = field(default=("en", "es"))


def activity_xml(
    reporting: Reporting,
    nodes: Sequence[NodeView],
    indicators: Sequence[IndicatorView],
    figures: Sequence[Figure],
    *,
    made_at: datetime,
) -> bytes:
    """Return a file with one activity, valid by the XSD of IATI 2.03.

    Args:
        reporting: who reports, where and when.
        nodes: the results framework; outcomes and outputs become results.
        indicators: those of the nodes; one without any figure or target is left out.
        figures: only verified ones are written.
        made_at: when the file was made.
    """
    root = Element("iati-activities", version="2.03")
    stamp = made_at.isoformat(timespec="seconds")
    root.set("generated-datetime", stamp)
    activity = SubElement(root, "iati-activity")
    activity.set("last-updated-datetime", stamp)
    activity.set(_LANG, reporting.language)
    activity.set("default-currency", reporting.currency)
    _head(activity, reporting)
    shown = [one for one in figures if one.state is FigureState.VERIFIED]
    for node in nodes:
        own = [one for one in indicators if one.node == node.code]
        _result(activity, node, own, shown, reporting.language)
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _head(activity: Element, told: Reporting) -> None:
    SubElement(activity, "iati-identifier").text = told.identifier
    own = SubElement(activity, "reporting-org", ref=told.reporting.ref, type=told.reporting.type)
    _narratives(own, told.reporting.name, told.language)
    _narratives(SubElement(activity, "title"), told.title, told.language)
    _narratives(SubElement(activity, "description", type="1"), told.description, told.language)
    for one in told.participating:
        other = SubElement(activity, "participating-org", ref=one.ref, type=one.type, role=one.role)
        _narratives(other, one.name, told.language)
    SubElement(activity, "activity-status", code=told.status)
    SubElement(activity, "activity-date", {"iso-date": told.start.isoformat(), "type": "2"})
    SubElement(activity, "activity-date", {"iso-date": told.end.isoformat(), "type": "3"})
    for code, share in sorted(told.countries.items()):
        SubElement(activity, "recipient-country", code=code, percentage=f"{share.normalize():f}")
    SubElement(activity, "sector", vocabulary="1", code=told.sector)
    SubElement(activity, "tag", vocabulary="3", code="10.7")
    SubElement(activity, "policy-marker", vocabulary="1", code="1", significance="1")
    for document in told.documents:
        _document(activity, document, told.language)


def _document(parent: Element, document: Document, language: str) -> None:
    link = SubElement(parent, "document-link", url=document.url, format=document.media_type)
    _narratives(SubElement(link, "title"), document.title, language)
    SubElement(link, "category", code=_REPORT)
    SubElement(link, "language", code=document.language)
    SubElement(link, "document-date", {"iso-date": document.on.isoformat()})


def _narratives(parent: Element, texts: Mapping[str, str], own: str) -> None:
    """Write a text in each language; that of the activity first and without its code."""
    for code in sorted(texts, key=lambda one: (one != own, one)):
        if texts[code].strip():
            narrative = SubElement(parent, "narrative")
            narrative.text = texts[code].strip()
            if code != own:
                narrative.set(_LANG, code)


def _result(
    activity: Element,
    node: NodeView,
    indicators: Sequence[IndicatorView],
    figures: Sequence[Figure],
    language: str,
) -> None:
    measured = [
        (one, [figure for figure in figures if _measures(figure, one)]) for one in indicators
    ]
    measured = [(one, found) for one, found in measured if found or one.targets]
    if not measured:
        return
    kind = _OUTCOME if node.level.value == "outcome" else _OUTPUT
    result = SubElement(activity, "result", {"type": kind, "aggregation-status": "0"})
    _narratives(SubElement(result, "title"), node.title, language)
    for indicator, found in measured:
        _indicator(result, indicator, found, language)


def _measures(figure: Figure, indicator: IndicatorView) -> bool:
    """Tell whether a figure can stand in a period of the indicator."""
    known = figure.value is not None and None not in (figure.period.first, figure.period.last)
    return known and figure.indicator == indicator.code and figure.unit == indicator.unit


def _indicator(
    result: Element, indicator: IndicatorView, figures: Sequence[Figure], language: str
) -> None:
    # Never summable by readers: periods overlap, and people may stand in two of them.
    attributes = {"measure": _UNIT, "ascending": "1", "aggregation-status": "0"}
    made = SubElement(result, "indicator", attributes)
    _narratives(SubElement(made, "title"), indicator.title, language)
    if indicator.definition and any(indicator.definition.values()):
        _narratives(SubElement(made, "description"), indicator.definition, language)
    if indicator.baseline is not None and indicator.baseline_on is not None:
        day = indicator.baseline_on
        baseline = {"year": str(day.year), "iso-date": day.isoformat()}
        SubElement(made, "baseline", {**baseline, "value": _number(indicator.baseline)})
    for target in indicator.targets:
        period = _period(made, target.first, target.last)
        SubElement(period, "target", value=_number(target.value))
    for figure in sorted(figures, key=lambda one: (str(one.period.first), one.code)):
        if figure.period.first is not None and figure.period.last is not None:
            _actuals(_period(made, figure.period.first, figure.period.last), figure, language)


def _period(indicator: Element, first: date, last: date) -> Element:
    period = SubElement(indicator, "period")
    SubElement(period, "period-start", {"iso-date": first.isoformat()})
    SubElement(period, "period-end", {"iso-date": last.isoformat()})
    return period


def _actuals(period: Element, figure: Figure, language: str) -> None:
    whole = SubElement(period, "actual", value=_number(figure.value or Decimal(0)))
    remark = [f"{figure.code}: {figure.subject}"]
    before = qualifier(figure, language)
    if before:
        remark.insert(0, f"{before} {_number(figure.value or Decimal(0))}")
    _narratives(SubElement(whole, "comment"), {language: "; ".join(remark)}, language)
    if figure.split is None or figure.split.form is not SplitForm.COUNTS:
        return
    for part in figure.split.parts:
        if part.value is not None:
            actual = SubElement(period, "actual", value=_number(part.value))
            SubElement(actual, "dimension", name=figure.split.dimension, value=part.category)


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
