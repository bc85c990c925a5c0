"""The form of an issue: its fields in two languages, block by block."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.programme.domain.bulletin import Document, Fault, places
from travesia.programme.selectors.bulletin_words import AREAS, KINDS

LABELS: Mapping[str, Promise] = {
    "series": _("Name of the bulletin"),
    "title": _("Title"),
    "lead": _("In short"),
    "unit": _("What is counted, in which months"),
    "text": _("What was said"),
    "role": _("Office of who spoke"),
    "body": _("Text"),
    "next": _("What comes next (may stay empty)"),
    "source": _("Source"),
    "label": _("Label"),
    "what": _("What"),
    "who": _("Who answers"),
    "alt": _("What the photograph shows, for people who do not see it"),
    "note": _("Footnote"),
    "funding": _("Line on funding (may stay empty)"),
    "contact": _("Line on contact (may stay empty)"),
}
_PLAIN: Mapping[str, Promise] = {
    "figure": _("Code of the figure"),
    "part": _("Category (may stay empty)"),
    "url": _("Address"),
    "due": _("Due, as 2030-01 (may stay empty)"),
    "name": _("Who spoke"),
    "given_on": _("Consent given on"),
    "kept_at": _("Where the consent is kept"),
    "credit": _("Who took the photograph"),
    "rights": _("Who allowed it to be printed"),
    "countries": _("Countries, as GTM, HND"),
    "area": _("Outcome area"),
}
_INSIDE = {"consent": ("given_on", "kept_at"), "photo": ("credit", "rights")}
_LONG = frozenset({"lead", "body", "text", "source", "next", "unit", "note"})


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a text."""

    name: str
    language: str
    value: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in the languages that stand side by side."""

    label: Promise
    long: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class One:
    """A field that is the same in every language."""

    name: str
    label: Promise
    value: str
    choices: tuple[tuple[str, Promise], ...] = ()

    @property
    def offers(self) -> str:
        """Return the list that the field offers while somebody types."""
        return "figure-codes" if self.name.endswith(".figure") else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A tile, bar, link or line of a table: its fields, and the verb that takes it away."""

    ones: tuple[One, ...]
    pairs: tuple[Pair, ...]
    remove: str


@dataclass(frozen=True, slots=True)
class BlockForm:
    """One block of the form."""

    at: int
    id: str
    kind: str
    title: Promise
    pairs: tuple[Pair, ...]
    ones: tuple[One, ...]
    rows: tuple[Row, ...]
    adds: tuple[str, ...]
    """Verbs that add a row."""
    photo: Mapping[str, Any] | None


_OWN_LISTS = {"numbers": "tiles", "chart": "bars", "story": "links", "progress": "rows"}
_ROW_PLAIN = {"tiles": ("figure", "part"), "bars": ("figure", "part"), "links": ("url",)}


class FormOf:
    """Builds the form of one issue in two languages."""

    def __init__(
        self, document: Document, languages: tuple[str, ...], faults: tuple[Fault, ...]
    ) -> None:
        """Keep the issue, the languages side by side, and what is wrong."""
        self._document, self._languages, self._faults = document, languages, faults
        self._places = {place.path: place for place in places(document)}

    def own(self) -> tuple[Pair, ...]:
        """Return the texts of the issue itself."""
        names = ("series", "title", "lead", "funding", "contact")
        return tuple(self._pair(name, name, self._document.get(name, {})) for name in names)

    def notes(self) -> tuple[tuple[str, Pair], ...]:
        """Return the footnotes with their keys."""
        return tuple(
            (key, self._pair(f"notes.{key}", "note", texts))
            for key, texts in self._document["notes"].items()
        )

    def blocks(self) -> tuple[BlockForm, ...]:
        """Return the blocks in their order."""
        return tuple(self._block(at, one) for at, one in enumerate(self._document["blocks"]))

    def _pair(self, path: str, name: str, texts: Mapping[str, str]) -> Pair:
        sides = tuple(
            Side(
                f"{path}.{code}",
                code,
                texts.get(code, ""),
                tuple(one for one in self._faults if one.path == path and one.language == code),
            )
            for code in self._languages
        )
        return Pair(LABELS[name], name in _LONG, sides)

    def _block(self, at: int, block: Mapping[str, Any]) -> BlockForm:
        path, kind = f"blocks.{at}", str(block["kind"])
        own = [
            self._pair(place.path, place.name, place.texts)
            for place in self._places.values()
            if place.path.startswith(f"{path}.") and place.path.count(".") == 2
        ]
        if "photo" in block:
            own.append(self._pair(f"{path}.photo.alt", "alt", block["photo"]["alt"]))
        listed = _OWN_LISTS.get(kind, "")
        return BlockForm(
            at=at,
            id=block["id"],
            kind=kind,
            title=KINDS[kind],
            pairs=tuple(own),
            ones=self._ones(path, block),
            rows=tuple(
                self._row(path, listed, row, one) for row, one in enumerate(block.get(listed, ()))
            ),
            adds=(f"row:{at}:{listed}",) if listed else (),
            photo=block.get("photo"),
        )

    def _ones(self, path: str, block: Mapping[str, Any]) -> tuple[One, ...]:
        found: list[One] = []
        if "area" in block:
            found.append(One(f"{path}.area", _PLAIN["area"], block["area"], tuple(AREAS.items())))
        if "countries" in block:
            codes = ", ".join(block["countries"])
            found.append(One(f"{path}.countries", _PLAIN["countries"], codes))
        if "name" in block:
            found.append(One(f"{path}.name", _PLAIN["name"], block["name"]))
        for inside, names in (
            ("consent", ("given_on", "kept_at")),
            ("photo", ("credit", "rights")),
        ):
            for name in names:
                if inside in block:
                    value = block[inside][name] or ""
                    found.append(One(f"{path}.{inside}.{name}", _PLAIN[name], value))
        return tuple(found)

    def _row(self, path: str, listed: str, at: int, row: Mapping[str, Any]) -> Row:
        base = f"{path}.{listed}.{at}"
        plain = _ROW_PLAIN.get(listed, ("due",))
        return Row(
            ones=tuple(One(f"{base}.{name}", _PLAIN[name], row.get(name) or "") for name in plain),
            pairs=tuple(
                self._pair(f"{base}.{name}", name, row[name])
                for name in ("label", "what", "who")
                if name in row
            ),
            remove=f"unrow:{path.partition('.')[2]}:{listed}:{at}",
        )
