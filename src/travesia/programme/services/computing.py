"""Writing down what the program itself counts, as a figure like any other."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.errors import NotFoundError
from travesia.core.indicators import COMPUTED
from travesia.programme.domain import Basis, Figure, Kind, NullReason, Period, Qualifier
from travesia.programme.selectors.framework import indicator_by_code
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
        system=counted.key,
        evidence=str(counted.counts),
    )
    return enter_figure(actor=actor, new=figure)
