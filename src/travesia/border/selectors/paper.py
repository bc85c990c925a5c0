"""Forms that an officer entered lately: numbers and times, nobody's data."""

from dataclasses import dataclass
from datetime import datetime

from travesia.access.domain import Actor
from travesia.border.models import PaperForm


@dataclass(frozen=True, slots=True)
class EnteredForm:
    """A form as the page lists it to whoever entered it."""

    number: str
    entry: int
    crossed_at: datetime


def recent_forms(*, actor: Actor, post_code: str, limit: int = 6) -> tuple[EnteredForm, ...]:
    """Return the forms that the actor entered last at the post, the newest first."""
    rows = PaperForm.objects.filter(post_code=post_code, entered_by=actor.id)
    return tuple(
        EnteredForm(row.number, row.entry_seq, row.crossed_at)
        for row in rows.order_by("-entered_at", "-id")[:limit]
    )
