"""An issue as files: PDF and page in each language, photographs, figures, the document itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import override

from travesia.core import clock
from travesia.programme.domain.bulletin import IssueState
from travesia.programme.selectors.bulletin import IssueView, photograph
from travesia.programme.selectors.bulletin_paper import figures_json, pdf
from travesia.programme.views.bulletin_reading import reading

#: Style sheets of a page, joined into one file beside it.
_STYLES = ("core/tokens.css", "core/components.css", "programme/bulletin.css")


@dataclass(frozen=True, slots=True)
class Built:
    """What was written."""

    issue: str
    sha256: str
    files: tuple[str, ...]
    bytes: int


def view_of_file(code: str, document: Mapping[str, Any]) -> IssueView:
    """Return an issue that lies in a file as a draft; its figures are those of the register."""
    return IssueView(
        id=UUID(int=0),
        code=code,
        document=document,
        state=IssueState.DRAFT,
        edition=0,
        author="",
        changed_at=clock.now(),
        readers={},
        kept=(),
        digest="",
        frozen_at=None,
    )


def build(view: IssueView, out: Path) -> Built:
    """Write an issue into a folder, which is made; the same issue gives the same bytes.

    Raises OSError where it cannot be written, core.TypesettingError where no pages are set here.
    """
    out.mkdir(parents=True, exist_ok=True)
    parts: dict[str, bytes] = {
        f"{view.code}.json": _json(view.document),
        f"{view.code}-figures.json": figures_json(view).encode(),
        "bulletin.css": b"\n".join(_style(name) for name in _STYLES),
    }
    for block in view.document["blocks"]:
        if "photo" in block:
            digest = block["photo"]["asset"]
            parts[f"{digest[:16]}.jpg"] = photograph(digest)
    for language in view.languages:
        parts[f"{view.code}-{language}.html"] = _page(view, language).encode()
        parts[f"{view.code}-{language}.pdf"] = pdf(view, language)
    for name, content in parts.items():
        (out / name).write_bytes(content)
    total = sum(len(content) for content in parts.values())
    return Built(view.code, view.digest, tuple(sorted(parts)), total)


def _page(view: IssueView, language: str) -> str:
    page = reading(view, language)
    for block in page["laid"]["blocks"]:
        if block.get("photo"):
            block["photo_url"] = f"{block['photo']['asset'][:16]}.jpg"
    with override(language):
        return render_to_string("programme/bulletin/file.html", {"page": page})


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _style(name: str) -> bytes:
    found = finders.find(name)
    return Path(str(found)).read_bytes() if found else b""
