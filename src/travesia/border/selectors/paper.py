"""Forms that an officer entered lately: numbers and times, nobody's data."""

from dataclasses import dataclass
from datetime import datetime

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.models import PaperForm
from travesia.places import selectors as places


@dataclass(frozen=True, slots=True)
class EnteredForm:
    """A form as the page lists it to whoever entered it."""

    number: str
    entry: int
    crossed_at: datetime


def unanswered_forms(
    *, actor: Actor, post_code: str, purpose: Purpose = Purpose.BORDER_INSPECTION
) -> int:
    """Return about how many forms of the post a list or register is silent, whoever entered them.

    Raises AccessDeniedError.
    """
    scope = Scope(country=places.post_by_code(post_code).country, post=post_code)
    access.authorize(actor=actor, permission="border.enter_paper", scope=scope, purpose=purpose)
    return PaperForm.objects.filter(post_code=post_code).unanswered().count()


def recent_forms(*, actor: Actor, post_code: str, limit: int = 6) -> tuple[EnteredForm, ...]:
    """Return the forms that the actor entered last at the post, the newest first."""
    rows = PaperForm.objects.filter(post_code=post_code, entered_by=actor.id)
    rows = rows.select_related("inspection").prefetch_related("inspection__crossings")
    return tuple(
        EnteredForm(row.number, row.quoted_number(), row.crossed_at)
        for row in rows.order_by("-entered_at", "-id")[:limit]
    )
