"""Laying a whole framework out from a document: all of it or nothing, again without a change."""

from django.db import transaction

from travesia.access.domain import Actor
from travesia.programme.domain.book import BookRefusedError
from travesia.programme.domain.reading_framework import Framework, read_framework
from travesia.programme.services.errors import FiguresRefusedError
from travesia.programme.services.framework import (
    add_scheme_version,
    keep_indicator,
    keep_node,
    set_target,
)


def lay_out(*, actor: Actor, document: object) -> Framework:
    """Keep results, breakdowns, indicators and targets of a document; others stay as they are.

    Raises FiguresRefusedError with every entry that cannot be read, the errors of the single
    verbs, AccessDeniedError; then nothing of it was kept.
    """
    try:
        framework = read_framework(document)
    except BookRefusedError as refused:
        raise FiguresRefusedError(refused.problems) from refused
    with transaction.atomic():
        for node in framework.nodes:
            keep_node(actor=actor, node=node)
        for scheme in framework.schemes:
            add_scheme_version(actor=actor, scheme=scheme)
        for indicator in framework.indicators:
            keep_indicator(actor=actor, indicator=indicator)
            for target in indicator.targets:
                set_target(actor=actor, indicator=indicator.code, target=target)
    return framework
