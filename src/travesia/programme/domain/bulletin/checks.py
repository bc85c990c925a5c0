"""What stops an issue from being published, and what somebody should look at once more."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from travesia.programme.domain.bulletin.bodies import Body, misnamed
from travesia.programme.domain.bulletin.citing import drawn, references
from travesia.programme.domain.bulletin.drawing import unit_of
from travesia.programme.domain.bulletin.links import fault_of
from travesia.programme.domain.bulletin.markup import FigureRef, Link, NoteRef, Plain, pieces
from travesia.programme.domain.bulletin.numerals import unlinked
from travesia.programme.domain.bulletin.texts import OPTIONAL, Document, places
from travesia.programme.domain.figures import Figure, FigureState, Period


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: what, where, in which language, and the words concerned."""

    code: str
    path: str
    language: str = ""
    detail: str = ""
    stops: bool = True


def faults(
    document: Document, figures: Mapping[str, Figure], *, bodies: Iterable[Body] = ()
) -> tuple[Fault, ...]:
    """Return everything that is wrong with an issue of the right shape; those that stop it first.

    Args:
        document: the issue, of the shape of `schema.json`.
        figures: the figures that it cites, by code; what is missing here does not exist.
        bodies: official names; names that are not official stop the issue.
    """
    found = [
        *_of_period(document),
        *_of_words(document, tuple(bodies)),
        *_of_references(document, figures),
        *_of_notes(document),
        *_of_drawings(document, figures),
        *_of_people(document),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: not fault.stops))


def period_of(document: Document) -> Period:
    """Return the period of an issue."""
    return Period(*(date.fromisoformat(document["period"][end]) for end in ("start", "end")))


def _of_period(document: Document) -> Iterator[Fault]:
    try:
        period = period_of(document)
    except ValueError:
        yield Fault("period_unreadable", "period")
        return
    if period.days is not None and period.days < 1:
        yield Fault("period_backwards", "period")


def _of_words(document: Document, bodies: tuple[Body, ...]) -> Iterator[Fault]:
    languages = document["languages"]
    for place in places(document):
        written = {code for code in languages if place.texts.get(code, "").strip()}
        if written or place.name not in OPTIONAL:
            for code in languages:
                if code not in written:
                    name = "alt_missing" if place.name == "alt" else "translation_missing"
                    yield Fault(name, place.path, code)
        for code in sorted(written):
            yield from _of_text(place.texts[code], code, place.path, bodies)


def _of_text(text: str, language: str, path: str, bodies: tuple[Body, ...]) -> Iterator[Fault]:
    for one in unlinked(text, language):
        code = "number_word" if one.word else "numeral_unlinked"
        yield Fault(code, path, language, one.text, stops=not one.word)
    plain = " ".join(
        piece.text if isinstance(piece, Plain) else getattr(piece, "label", "")
        for piece in pieces(text)
    )
    for name in misnamed(plain, language, bodies):
        yield Fault("body_unofficial", path, language, f"{name.found} → {name.official}")
    if "{" in plain or "}" in plain:
        yield Fault("markup_broken", path, language, plain[plain.find("{") :][:40])


def _of_references(document: Document, figures: Mapping[str, Figure]) -> Iterator[Fault]:
    period = period_of(document) if not list(_of_period(document)) else Period()
    cited = [
        (place.path, language, piece.code, piece.part)
        for place, language, piece in references(document)
        if isinstance(piece, FigureRef)
    ]
    cited += [(path, "", code, part) for path, code, part in drawn(document)]
    for path, language, code, part in cited:
        yield from _of_figure(figures.get(code), code, part, path, language)
    for code in sorted(_in_sentences(document)):
        if code in figures and _beyond(figures[code].period, period):
            yield Fault("figure_beyond_period", "", "", code, stops=False)
    for place, language, piece in references(document):
        if isinstance(piece, Link) and fault_of(piece.url):
            yield Fault(fault_of(piece.url), place.path, language, piece.label)
    for at, block in enumerate(document["blocks"]):
        for row, link in enumerate(block.get("links", ())):
            if fault_of(link["url"]):
                yield Fault(fault_of(link["url"]), f"blocks.{at}.links.{row}", "", link["url"])


def _in_sentences(document: Document) -> set[str]:
    """Return the codes in texts and tiles; a chart may compare with what was before."""
    found = {piece.code for _, _, piece in references(document) if isinstance(piece, FigureRef)}
    return found | {code for path, code, _ in drawn(document) if ".tiles." in path}


def _of_figure(
    figure: Figure | None, code: str, part: str, path: str, language: str
) -> Iterator[Fault]:
    if figure is None:
        yield Fault("figure_unknown", path, language, code)
    elif figure.state is not FigureState.VERIFIED:
        yield Fault("figure_unverified", path, language, code)
    elif part and (
        figure.split is None or part not in {one.category for one in figure.split.parts}
    ):
        yield Fault("part_unknown", path, language, f"{code}/{part}")


def _beyond(period: Period, issue: Period) -> bool:
    """Tell whether a figure begins before or ends after the months of the issue."""
    early = period.first is not None and issue.first is not None and period.first < issue.first
    late = period.last is not None and issue.last is not None and period.last > issue.last
    return early or late


def _of_notes(document: Document) -> Iterator[Fault]:
    asked: set[str] = set()
    for place, language, piece in references(document):
        if isinstance(piece, NoteRef):
            asked.add(piece.key)
            if piece.key not in document["notes"]:
                yield Fault("note_missing", place.path, language, piece.key)
            elif place.name == "note":
                yield Fault("note_in_note", place.path, language, piece.key)
    for key in document["notes"]:
        if key not in asked:
            yield Fault("note_unused", f"notes.{key}", "", key, stops=False)


def _of_drawings(document: Document, figures: Mapping[str, Figure]) -> Iterator[Fault]:
    for at, block in enumerate(document["blocks"]):
        if block["kind"] == "numbers" and not block["tiles"]:
            yield Fault("nothing_drawn", f"blocks.{at}")
        if block["kind"] != "chart":
            continue
        if not block["bars"]:
            yield Fault("nothing_drawn", f"blocks.{at}")
        rows = [one for one in block["bars"] if one["figure"] in figures]
        known = [figures[one["figure"]] for one in rows]
        if len({unit_of(figures[one["figure"]], one.get("part", "")) for one in rows}) > 1:
            yield Fault("units_mixed", f"blocks.{at}.bars")
        elif len({figure.basis for figure in known}) > 1:
            yield Fault("bases_mixed", f"blocks.{at}.bars")
        elif len({figure.period.days for figure in known}) > 1:
            yield Fault("periods_differ", f"blocks.{at}.bars", stops=False)


def _of_people(document: Document) -> Iterator[Fault]:
    keys = [block["id"] for block in document["blocks"]]
    for at, block in enumerate(document["blocks"]):
        path = f"blocks.{at}"
        if keys.count(block["id"]) > 1:
            yield Fault("id_twice", path, "", block["id"])
        if "photo" in block:
            for name in ("credit", "rights"):
                if not block["photo"][name].strip():
                    yield Fault(f"{name}_missing", f"{path}.photo")
        if block["kind"] == "quote":
            consent = block["consent"]
            if not block["name"].strip():
                yield Fault("quote_unattributed", path)
            if not consent["given_on"] or not consent["kept_at"].strip():
                yield Fault("consent_missing", path)
