"""The components of the design kit as template tags: an icon always comes with a word."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from travesia.core.said_once import translate

register = template.Library()
#: The same tag as Django's: what it says is looked up once for each language.
register.tag("translate", translate)

#: The icon that goes with each meaning when the caller names no other.
ICONS = {"ok": "check", "caution": "caution", "stop": "stop", "info": "info", "none": "unknown"}
#: The icon of a whole verdict or note: the ring instead of the bare tick.
LARGE_ICONS = {**ICONS, "ok": "ok"}

#: How two sides of a comparison relate → meaning, icon and the word used when none is given.
RELATIONS = {
    "agrees": ("ok", "agree", _("Agrees")),
    "near": ("caution", "near", _("Near")),
    "partial": ("caution", "near", _("In part")),
    "differs": ("stop", "differ", _("Differs")),
    "not_known": ("none", "unknown", _("Not known")),
}


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Return an icon of the sprite, hidden from screen readers: a word stands beside it."""
    return _drawn(name, extra, static("core/icons.svg"))


@lru_cache(maxsize=1024)
def _drawn(name: str, extra: str, sprite: str) -> SafeString:
    """Write an icon once: a page at the desk has thirty."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        sprite,
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


@register.simple_tag
def relation(kind: str, word: object = "") -> SafeString:
    """Return the hinge of a comparison: how two sides relate, in a word, with its icon."""
    meaning, name, usual = RELATIONS[kind]
    return mark(meaning, word or usual, name)


@register.filter
def number(value: float | None, decimals: int | None = None) -> str:
    """Return a number as the active language writes it, thousands set apart."""
    return "–" if value is None else number_format(value, decimals, force_grouping=True)


@register.simple_tag
def large_icon(meaning: str, name: str = "") -> SafeString:
    """Return the icon of a verdict or note of this meaning."""
    return icon(name or LARGE_ICONS[meaning])


@register.simple_tag
def field(bound: BoundField, label: object = "", keep_wide: bool = False) -> SafeString:
    """Return a form's field with its label, hint, error and control, all tied together."""
    if bound.is_hidden:
        return SafeString(str(bound))
    widget = bound.field.widget
    kind = "choice" if isinstance(widget, CheckboxInput) else "plain"
    context = {
        "field": bound,
        "label": label or bound.label,
        "kind": "group" if bound.use_fieldset else kind,
        "wide": keep_wide,
    }
    return render_to_string("core/components/field.html", context)


@register.inclusion_tag("core/components/form.html")
def form_fields(form: object) -> dict[str, object]:
    """Return every field of a form, what is wrong with the whole form first."""
    return {"form": form}


@register.inclusion_tag("core/components/page_head.html")
def page_head(
    title: object, eyebrow: object = "", lede: object = "", finding: bool = False
) -> dict[str, object]:
    """Return the head of a page; `finding` sets a title that is a sentence in the reading face."""
    return {"title": title, "eyebrow": eyebrow, "lede": lede, "finding": finding}


@register.inclusion_tag("core/components/verdict.html")
def verdict(
    meaning: str,
    title: object,
    text: object = "",
    marks: Iterable[Any] = (),
    heading: str = "v",
    level: int = 2,
) -> dict[str, object]:
    """Return the answer that stands first; `marks` are (meaning, text[, icon]) that count."""
    return {
        "meaning": meaning,
        "title": title,
        "text": text,
        "marks": tuple(marks),
        "heading": heading,
        "level": level,
    }


@register.inclusion_tag("core/components/compare.html")
def compare(
    rows: Iterable[Any], left: object, right: object, caption: object = ""
) -> dict[str, object]:
    """Return two sides of the same fields, with a hinge that says how they relate.

    Each row has `label`, `left`, `right` and `relation`, and may have `word` (instead of the
    relation's own), `remark_left`, `remark_right` and `mono` (for numbers of documents).
    """
    return {"rows": tuple(rows), "left": left, "right": right, "caption": caption}


@register.inclusion_tag("core/components/timeline.html")
def timeline(items: Iterable[Any]) -> dict[str, object]:
    """Return what happened, newest first: items with `when` and `text`, perhaps `now` or `gap`.

    A gap is a missing fact after the item below it: it is dotted and never filled in.
    """
    return {"items": tuple(items)}


@register.inclusion_tag("core/components/stepper.html")
def stepper(steps: Iterable[Any]) -> dict[str, object]:
    """Return where a thing stands: steps with `label`, perhaps `note`, and `state` done or now."""
    return {"steps": tuple(steps)}


@register.inclusion_tag("core/components/table.html")
def data_table(
    caption: object,
    heads: Iterable[Any],
    rows: Iterable[Any],
    hide_caption: bool = False,
    foot: Iterable[Any] = (),
) -> dict[str, object]:
    """Return a table that scrolls by itself on a narrow screen.

    `heads` are (label, is_number); each row's first cell is its head.
    """
    return {
        "caption": caption,
        "heads": tuple(heads),
        "rows": tuple(rows),
        "hide_caption": hide_caption,
        "foot": tuple(foot),
    }


@register.inclusion_tag("core/components/figure.html")
def figure(
    value: object, counts: object, source: object = "", qualifier: object = "", change: object = ""
) -> dict[str, object]:
    """Return one number that says what it counts and where it comes from."""
    return {
        "value": value,
        "counts": counts,
        "source": source,
        "qualifier": qualifier,
        "change": change,
    }


@register.inclusion_tag("core/components/empty.html")
def empty(
    name: str, title: object, text: object = "", url: str = "", action: object = ""
) -> dict[str, object]:
    """Return the state of nothing: what is not there, why, and where to go."""
    return {"name": name, "title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("core/components/progress.html")
def progress(
    label: object, done: int, total: int, seconds_left: int | None = None, heading: str = "progress"
) -> dict[str, object]:
    """Return how far long work is; without a total it counts and draws no bar."""
    return {
        "label": label,
        "done": done,
        "total": total,
        "seconds_left": seconds_left,
        "minutes_left": None if seconds_left is None else max(1, round(seconds_left / 60)),
        "heading": heading,
    }


@register.inclusion_tag("core/components/paging.html", takes_context=True)
def paging(context: dict[str, Any], page: object) -> dict[str, object]:
    """Return the way to the other pages of a list; other choices in the address are kept."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page, "query": f"{query.urlencode()}&" if query else ""}


@register.simple_block_tag
def note(content: str, meaning: str = "info", name: str = "") -> SafeString:
    """Return a notice around the block: icon and sentence."""
    kind = "" if meaning == "info" else f" {meaning}"
    body = format_html("<div>{}</div>", content)
    return format_html('<div class="note{}">{}{}</div>', kind, large_icon(meaning, name), body)


@register.simple_block_tag
def dialog(content: str, name: str, title: object) -> SafeString:
    """Return a dialog around the block; a button with data-dialog="name" opens it."""
    return format_html(
        '<dialog id="{0}" aria-labelledby="{0}-h"><h2 id="{0}-h">{1}</h2>{2}</dialog>',
        name,
        title,
        content,
    )


@register.simple_block_tag
def chart(
    content: str,
    name: str,
    finding: object,
    unit: object,
    source: object,
    heads: Iterable[Any] = (),
    rows: Iterable[Any] = (),
) -> str:
    """Return a chart: finding, unit line, the picture of the block, its table and its source.

    The block holds the picture (an `svg.plot` with its text alternative). Without `heads` the
    table is taken to stand elsewhere on the page.
    """
    context = {
        "name": name,
        "finding": finding,
        "unit": unit,
        "source": source,
        "heads": tuple(heads),
        "rows": tuple(rows),
        "picture": content,
    }
    return render_to_string("core/components/chart.html", context)
