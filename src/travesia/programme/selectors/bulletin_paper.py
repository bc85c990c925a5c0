"""An issue as it is read: laid in a language, for the page and for paper, and its figures as data.

The same issue gives the same bytes: nothing is asked of the clock or of the machine's fonts.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.utils.translation import override

from travesia.core.typesetting import ARCHIVE, typeset
from travesia.programme.domain.bulletin import lay, period_of, snapshot
from travesia.programme.domain.bulletin.geography import HEIGHT, WIDTH, coast
from travesia.programme.selectors.bulletin import IssueView, figures_of, photograph
from travesia.programme.selectors.bulletin_words import (
    AREAS,
    chart_text,
    correction_words,
    country_namer,
    language_word,
    map_text,
    paper_words,
)

#: The issue as Typst sets it.
SOURCE = Path(__file__).resolve().parent.parent / "templates" / "programme" / "bulletin.typ"
#: Colours of sea and land on paper, as the tokens have them by day.
_LAND = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}">'
    '<path fill="#f8f6f1" d="M0 0h760v430H0z"/><path fill="#e6e1d5" d="{coast}"/></svg>'
)


def laid(view: IssueView, language: str) -> dict[str, Any]:
    """Return an issue in one of its languages, with what its blocks need besides their texts."""
    made = lay(view.document, figures_of(view), language, country_name=country_namer(language))
    for block in made["blocks"]:
        if block["kind"] == "story":
            with override(language):
                block["area-name"] = str(AREAS[block["area"]])
            for link in block["links"]:
                link["spoken"] = language_word(link["language"], language)
        elif block["kind"] == "chart":
            rows = [(bar["label"], bar["said"]) for bar in block["bars"]]
            block["alt"] = chart_text(block["title"], rows, language)
        elif block["kind"] == "map":
            names = [(row["name"], len(row["titles"])) for row in block["listed"]]
            block["alt"] = map_text(names, language)
    return made


def figures_json(view: IssueView) -> str:
    """Return the figures of an issue as JSON for people and programs, in the order of codes."""
    figures = list(view.kept) if view.published else snapshot(view.document, figures_of(view))
    content = {
        "schema": "travesia.bulletin_figures/1",
        "issue": view.code,
        "period": view.document["period"],
        "sha256": view.digest or None,
        "figures": figures,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def pdf(view: IssueView, language: str) -> bytes:
    """Return an issue on paper: PDF/A-3a and PDF/UA-1, figures attached.

    Raises core.TypesettingError where this node sets no pages.
    """
    made = laid(view, language)
    for block in made["blocks"]:
        if block.get("photo"):
            block["photo"]["bytes"] = list(photograph(block["photo"]["asset"]))
    moment = view.frozen_at or datetime.combine(
        period_of(view.document).last or view.changed_at.date(), time(), UTC
    )
    values = {
        "laid": made,
        "words": _words(view, made, language),
        "year": moment.year,
        "month": moment.month,
        "day": moment.day,
        "charted": _later_charts(made),
        "land": _LAND.replace("{coast}", coast()),
        "attachment": {"name": f"{view.code}-figures.json", "text": figures_json(view)},
    }
    return typeset(SOURCE.read_text("utf-8"), values, made_at=moment, standards=ARCHIVE)


def _words(view: IssueView, made: Mapping[str, Any], language: str) -> dict[str, Any]:
    words = paper_words(view, language)
    said = "".join(str(run[1]) for run in made["lead"] if run[0] != "n")
    named = [part for part in (made["series"], words["issue"], words["when"]) if part]
    return {
        **words,
        "description": said or made["title"],
        "keywords": [part for part in (made["series"], words["when"]) if part],
        "foot": " · ".join(named),
        "erratum": correction_words(view, language),
    }


def _later_charts(made: Mapping[str, Any]) -> list[str]:
    """Return the charts that follow another one and so need no heading of their own."""
    return [block["id"] for block in made["blocks"] if block["kind"] == "chart"][1:]
