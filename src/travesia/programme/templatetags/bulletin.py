"""Runs of a bulletin's text as HTML: words, figures that can be followed back, links, notes."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def runs(parts: Sequence[Sequence[Any]], prefix: str = "") -> SafeString:
    """Return runs as HTML; `prefix` keeps the marks of two languages on one page apart.

    Every text is escaped. A figure carries its code, so that a reader can look it up in the data.
    """
    return mark_safe("".join(_run(part, prefix) for part in parts))  # noqa: S308  # made by format_html


def _run(part: Sequence[Any], prefix: str) -> SafeString:
    if part[0] == "f":
        words = format_html('<data value="{}">{}</data>', part[2], part[1])
        return format_html(
            '<a class="bulletin-figure" href="#{}figure-{}">{}</a>', prefix, part[2], words
        )
    if part[0] == "l":
        return format_html('<a href="{}">{}</a>', part[2], part[1])
    if part[0] == "n":
        return format_html('<sup><a href="#{}note-{}">{}</a></sup>', prefix, part[1], part[1])
    return format_html("{}", part[1])


@register.filter
def at_path(document: Any, path: str) -> Any:  # noqa: ANN401  # a part of JSON
    """Return the part of a document that a path names; empty where there is none."""
    for step in path.split("."):
        if isinstance(document, dict):
            document = document.get(step, "")
        elif isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        else:
            return ""
    return document
