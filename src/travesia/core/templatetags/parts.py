"""The tag with which the base page shows what rooms put into its slots."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from travesia.core.parts import parts_in

register = template.Library()


@register.simple_tag(takes_context=True)
def page_parts(context: Context, slot: str) -> SafeString:
    """Return the parts of the slot, each rendered with the page's context."""
    engine = context.template.engine if context.template else None
    if engine is None:
        return SafeString("")
    pieces = [engine.get_template(part.template).render(context) for part in parts_in(slot)]
    # Each piece is the output of a template, which escaped what had to be.
    return mark_safe("".join(pieces))  # noqa: S308
