"""An issue as the page draws it: blocks in groups, places on the map, addresses of photographs."""

import math
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from travesia.programme.domain.bulletin.geography import coast
from travesia.programme.selectors.bulletin import IssueView, figures_of
from travesia.programme.selectors.bulletin_paper import laid
from travesia.programme.selectors.bulletin_words import correction_words, paper_words
from travesia.programme.views.showing import figure_row, source_words


def reading(view: IssueView, language: str, *, prefix: str = "") -> dict[str, Any]:
    """Return what the template of an issue's body needs.

    Args:
        view: the issue.
        language: one of its languages.
        prefix: put before every anchor, where two languages stand on one page.
    """
    made = laid(view, language)
    for block in made["blocks"]:
        _DRAWN.get(block["kind"], _as_it_is)(block)
    words = paper_words(view, language)
    return {
        "laid": made,
        "words": words,
        "no_date": words["no-date"],
        "traced": _traced(view, language),
        "corrections": correction_words(view, language),
        "groups": _groups(made["blocks"]),
        "prefix": prefix,
        "coast": coast(),
    }


def _traced(view: IssueView, language: str) -> list[dict[str, object]]:
    """Return every figure of an issue with what it counts and where it was said."""
    with override(language):
        return [
            {**figure_row(one), "source": source_words(one)}
            for _code, one in sorted(figures_of(view).items())
        ]


def _groups(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put stories that follow each other into one group, everything else into groups of one."""
    groups: list[dict[str, Any]] = []
    for block in blocks:
        kind = "stories" if block["kind"] == "story" else "other"
        if not groups or groups[-1]["kind"] != kind:
            groups.append({"kind": kind, "blocks": []})
        groups[-1]["blocks"].append(block)
    return groups


def _as_it_is(block: dict[str, Any]) -> None:
    """Leave a block as it was laid."""


def _story(block: dict[str, Any]) -> None:
    block["area_name"] = block["area-name"]
    if block["photo"]:
        block["photo_url"] = reverse("programme:bulletin_picture", args=[block["photo"]["asset"]])


def _chart(block: dict[str, Any]) -> None:
    for bar in block["bars"]:
        # Text, so that no locale puts a comma into the drawing.
        bar["drawn"] = None if bar["length"] is None else f"{bar['length']:.2f}"


def _map(block: dict[str, Any]) -> None:
    for spot in block["spots"]:
        radius = 3.4 + 2.2 * math.sqrt(spot["count"])
        away = radius + 4
        dx, dy, anchor = {
            "e": (away, 4.5, "start"),
            "w": (-away, 4.5, "end"),
            "n": (0, -away, "middle"),
            "s": (0, away + 10, "middle"),
        }[spot["side"]]
        spot |= {
            "cx": f"{spot['x']:.1f}",
            "cy": f"{spot['y']:.1f}",
            "r": f"{radius:.1f}",
            "tx": f"{spot['x'] + dx:.1f}",
            "ty": f"{spot['y'] + dy:.1f}",
            "anchor": anchor,
        }


_DRAWN: dict[str, Callable[[dict[str, Any]], None]] = {
    "story": _story,
    "chart": _chart,
    "map": _map,
}
