"""What people take along from these pages: one document, or all that is kept of an application."""

import json
from collections.abc import Iterator, Mapping, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from travesia.core.events import Json
from travesia.credentials.domain.evisa import Particulars


def document(
    content: bytes, media_type: str, name: str, *, always_apart: bool = False
) -> HttpResponse:
    """Hand out a document apart from our pages.

    A picture was drawn anew here and may be shown; a PDF is as it came, and is never shown inside
    our origin. `always_apart` gives a picture as a file as well.
    """
    picture = media_type == "image/jpeg"
    answer = HttpResponse(content, content_type=media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    file = f'attachment; filename="{name}.{"jpg" if picture else "pdf"}"'
    answer["Content-Disposition"] = "inline" if picture and not always_apart else file
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def as_json(given: Mapping[str, Json]) -> HttpResponse:
    """Return everything as a JSON file."""
    text = json.dumps(given, ensure_ascii=False, indent=2) + "\n"
    return _file(text, "application/json", f"{given['reference']}.json")


def as_text(given: Mapping[str, Json]) -> HttpResponse:
    """Return everything as lines to read; names of fields are those of the JSON file."""
    lines = "\n".join(_lines(given, ""))
    return _file(f"{lines}\n", "text/plain; charset=utf-8", f"{given['reference']}.txt")


def rows(said: Particulars) -> list[tuple[str, str]]:
    """Return what an applicant said, with the names of the form."""
    holder = said.holder
    return [
        (_("Family name"), holder.primary),
        (_("Given names"), holder.secondary),
        (_("Date of birth"), holder.birth_date),
        (_("Sex in the document"), holder.sex),
        (_("Nationality"), holder.nationality),
        (_("State that issued the document"), holder.document_issuer),
        (_("Document number"), holder.document_number),
        (_("Document valid until"), said.document_expires),
        (_("Lines at the foot of the passport page"), said.zone),
        (_("What you travel for"), said.purpose),
        (_("Where you will stay, if you know"), said.address),
        (_("E-mail or telephone"), said.contact),
    ]


def _file(text: str, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _lines(value: Json, indent: str) -> Iterator[str]:
    """Yield a line for each value, what lies deeper further in."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from _named(str(name), one, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for place, one in enumerate(value, start=1):
            yield from _named(str(place), one, indent)


def _named(name: str, value: Json, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        yield f"{indent}{name}:"
        yield from _lines(value, f"{indent}  ")
        return
    text = "" if value is None else str(value)
    yield f"{indent}{name}: {text.replace(chr(10), chr(10) + indent + '  ')}"
