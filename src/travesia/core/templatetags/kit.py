"""Small parts of the design kit: icons, marks and tags, always an icon with a word."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

#: The icon that goes with each meaning when the caller names no other.
ICONS = {"ok": "check", "caution": "caution", "stop": "stop", "info": "info", "none": "unknown"}


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Return an icon of the sprite, hidden from screen readers: a word stands beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        static("core/icons.svg"),
        name,
    )


@register.simple_tag
def mark(meaning: str, text: object, name: str = "") -> SafeString:
    """Return a mark: icon and word in the colour of one of the five meanings."""
    return format_html(
        '<span class="mark is-{}">{}{}</span>', meaning, icon(name or ICONS[meaning]), text
    )


@register.simple_tag
def tag(meaning: str, text: object, name: str = "") -> SafeString:
    """Return a tag: a mark with a border, for states in lists."""
    return format_html(
        '<span class="tag is-{}">{}{}</span>', meaning, icon(name or ICONS[meaning]), text
    )
