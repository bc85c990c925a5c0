"""`translate` for sentences that are always the same: each language is looked up once.

A page at the desk says a hundred of them, and Django looks each up anew and escapes it. Templates
that load `kit` behind `i18n` say `{% translate %}` as ever and get this; what has a variable,
filters, `noop` or `as` is Django's own.
"""

from django.template.base import Node, Parser, Token, Variable
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language


class SaidOnce(Node):
    """A sentence without anything in it, kept by language as it was said first."""

    child_nodelists = ()

    def __init__(self, node: TranslateNode) -> None:
        """Say what `node` says."""
        self._node = node
        self._said: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        """Return the sentence in the language that is spoken now."""
        key = get_language(), context.autoescape
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._node.render(context)
        return said


def translate(parser: Parser, token: Token) -> Node:
    """Compile `{% translate %}`: kept by language where it is always the same."""
    node: TranslateNode = do_translate(parser, token)
    return SaidOnce(node) if _is_fixed(node) else node


def _is_fixed(node: TranslateNode) -> bool:
    sentence, context = node.filter_expression, node.message_context
    plain = isinstance(sentence.var, Variable) and sentence.var.literal is not None
    named = context is None or (isinstance(context.var, str) and not context.filters)
    return plain and named and not sentence.filters and not node.noop and not node.asvar
