"""Writing down what the program itself counts, as a figure like any other."""

from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.errors import NotFoundError
from travesia.core.indicators import COMPUTED, ComputedIndicator
from travesia.programme.domain import (
    Basis,
    Figure,
    Kind,
    NullReason,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
)
from travesia.programme.selectors.framework import indicator_by_code, newest_scheme
from travesia.programme.services.figures import authorize, enter_figure


def observe_computed(
    *, actor: Actor, indicator: str, first: date, last: date, country: str = ""
) -> Figure:
    """Count an indicator now and keep the number as a figure; verified by somebody as any other.

    Raises NotFoundError (`programme.not_computed`) where no room counts it, FiguresRefusedError,
    AccessDeniedError.
    """
    known = indicator_by_code(indicator)
    authorize(actor, "programme.observe", (country,) if country else ())
    counted = COMPUTED.get(known.computed)
    if counted is None:
        raise NotFoundError(
            "programme.not_computed", _("No room counts the indicator %(name)s."), name=indicator
        )
    found = counted.count(first, last, country)
    figure = Figure(
        code="",
        value=None if found is None else Decimal(found),
        null_reason=NullReason.NOT_COLLECTED if found is None else None,
        qualifier=Qualifier.EXACT,
        unit=known.unit,
        subject=str(counted.label),
        kind=Kind.OUTPUT,
        basis=Basis(counted.basis),
        indicator=indicator,
        period=Period(first, last),
        geography=(country,) if country else (),
        split=None if found is None else _split(counted, first, last, country),
        system=counted.key,
        evidence=str(counted.counts),
        language=get_language() or "",
    )
    return enter_figure(actor=actor, new=figure)


def _split(counted: ComputedIndicator, first: date, last: date, country: str) -> Split | None:
    """Return what the room counted by category, in the newest version of the breakdown."""
    given = counted.parts(first, last, country) if counted.parts else {}
    if not given:
        return None
    parts = tuple(Part(name, Decimal(count)) for name, count in given.items())
    scheme = newest_scheme(counted.dimension)
    version = scheme.version if scheme else 1
    return Split(counted.dimension, SplitForm.COUNTS, parts, version)
