"""The options of a list to choose from: the same for each traveller, so they are written once."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object = "") -> SafeString:
    """Return an option for each pair of a code and words, with the chosen code selected."""
    pairs = tuple((str(code), str(words)) for code, words in choices)
    return _written(pairs, str(chosen or ""))


@lru_cache(maxsize=512)
def _written(pairs: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """Write them; a desk has some lists of them in each of its languages."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((code, _SELECTED if chosen and code == chosen else "", words) for code, words in pairs),
    )


_SELECTED = SafeString(" selected")
