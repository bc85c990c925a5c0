"""Write the people trained down as a figure, with their sexes, for indicators and bulletins."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.errors import ConflictError
from travesia.programme.domain import (
    Basis,
    Figure,
    Kind,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
)
from travesia.programme.domain.figures import FigureState
from travesia.programme.selectors.attendance import TrainedIn, people
from travesia.programme.selectors.figures import figures
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.services.figures import enter_figure

INDICATOR = "attendances_trained"
SYSTEM = "programme.attendances_trained"


def observe_people(*, actor: Actor, first: date, last: date, country: str = "") -> Figure:
    """Write the attendances at trainings of a period down as a figure, by sex where it is known.

    Where of some activities nobody said how many came, the figure says "more than". It is verified
    by somebody else, as any figure.

    Raises ActivityError (`programme.nobody_trained`), ConflictError (`programme.figure_stands`)
    where the same figure stands already, AccessDeniedError.
    """
    found = people(TrainedIn(first, last, country))
    if not found.head.total:
        raise ActivityError("programme.nobody_trained", _("No attendance is known in this period."))
    open_end = bool(found.without_count)
    new = Figure(
        code="",
        value=Decimal(found.head.total),
        qualifier=Qualifier.MORE_THAN if open_end else Qualifier.EXACT,
        unit="person",
        subject=str(_("attendances at trainings, workshops and study visits")),
        kind=Kind.OUTPUT,
        basis=Basis.ATTENDANCE,
        indicator=INDICATOR,
        period=Period(first, last),
        geography=(country,) if country else (),
        split=_split(found.head.parts.get("sex", {})),
        system=SYSTEM,
        language=get_language() or "",
        evidence=str(_("Counted from %(count)d activities") % {"count": found.activities}),
    )
    if any(_same(one, new) for one in figures(indicator=INDICATOR)):
        raise ConflictError(
            "programme.figure_stands", _("This figure stands already and nothing has changed.")
        )
    return enter_figure(actor=actor, new=new)


def _split(counts: Mapping[str, int]) -> Split | None:
    if not counts:
        return None
    parts = tuple(Part(name, Decimal(count)) for name, count in counts.items())
    return Split("sex", SplitForm.COUNTS, parts)


def _same(one: Figure, new: Figure) -> bool:
    told = (one.value, one.qualifier, one.period, one.geography)
    same = (new.value, new.qualifier, new.period, new.geography)
    return told == same and one.state is not FigureState.WITHDRAWN
