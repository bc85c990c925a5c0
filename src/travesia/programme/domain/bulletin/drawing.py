"""Tiles, bars and the map as numbers: what a chart shows is what its table says."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from travesia.programme.domain.bulletin.geography import spot
from travesia.programme.domain.bulletin.texts import Document
from travesia.programme.domain.bulletin.wording import missing, number, qualifier, said
from travesia.programme.domain.figures import Figure, SplitForm

Laid = dict[str, Any]


def tiles(
    rows: Sequence[Mapping[str, Any]],
    figures: Mapping[str, Figure],
    language: str,
    runs: Callable[[str], list[list[Any]]],
) -> list[Laid]:
    """Return the numbers that stand large: the word before, the number, what it counts."""
    found = []
    for row in rows:
        figure = figures.get(row["figure"])
        part = row.get("part", "")
        words = qualifier(figure, language) if figure and not part else ""
        whole = _said(figure, part, language, row["figure"])
        if figure is not None and words and figure.value is not None:
            whole = number(figure.value, language)
        label = runs(row["label"].get(language, ""))
        found.append({"before": words, "number": whole, "label": label, "code": row["figure"]})
    return found


def chart(
    rows: Sequence[Mapping[str, Any]], figures: Mapping[str, Figure], language: str
) -> list[Laid]:
    """Return bars: label, what is written at the end, and the length from 0 to 100.

    A bar without a value has no length, not a short one.
    """
    values = [_value(figures.get(row["figure"]), row.get("part", "")) for row in rows]
    highest = max((value for value in values if value is not None), default=Decimal(0))
    return [
        {
            "label": row["label"].get(language, ""),
            "said": _said(figures.get(row["figure"]), row.get("part", ""), language, row["figure"]),
            "length": None
            if value is None or not highest
            else round(float(100 * value / highest), 2),
            "code": row["figure"],
        }
        for row, value in zip(rows, values, strict=True)
    ]


def unit_of(figure: Figure, part: str) -> str:
    """Return what a bar is measured in: percents of a breakdown are not the figure's unit."""
    percent = part and figure.split is not None and figure.split.form is SplitForm.PERCENT_ROUNDED
    return "%" if percent else figure.unit


def map_of(document: Document, language: str, country_name: Callable[[str], str]) -> Laid:
    """Return the countries of the stories with their titles; `spots` are those on the map."""
    titles: dict[str, list[str]] = {}
    for block in document["blocks"]:
        for code in block.get("countries", ()):
            titles.setdefault(code, []).append(block["title"].get(language, ""))
    listed = sorted(
        (
            {"country": code, "name": country_name(code), "titles": found}
            for code, found in titles.items()
        ),
        key=lambda row: str(row["name"]),
    )
    spots = []
    for row in listed:
        place = spot(str(row["country"]))
        if place is not None:
            at = {"x": place.x, "y": place.y, "side": place.side}
            spots.append({**at, "name": row["name"], "count": len(row["titles"])})
    beyond = [row["name"] for row in listed if spot(str(row["country"])) is None]
    return {"listed": listed, "spots": spots, "beyond": beyond}


def _value(figure: Figure | None, part: str) -> Decimal | None:
    if figure is None:
        return None
    if part:
        return figure.split.value_of(part) if figure.split else None
    return figure.value


def _said(figure: Figure | None, part: str, language: str, code: str) -> str:
    if figure is None:
        return f"⟨{code}⟩"
    try:
        return said(figure, language, part=part, short=True)
    except KeyError:
        return missing(None, language)
