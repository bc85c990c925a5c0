"""Reading who waits to be called: when, in what language; never the number."""

from datetime import timedelta

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.helpdesk.domain import CallbackView
from travesia.helpdesk.models import Callback
from travesia.helpdesk.selectors.desks import in_scopes

#: A wish is deleted after so long, answered or not; nothing opens one that is older.
KEPT = timedelta(days=7)


def callbacks_waiting(*, actor: Actor) -> tuple[CallbackView, ...]:
    """Return the wishes that the actor may answer, oldest first, without what was said."""
    scopes = access.scopes_of(actor=actor, permission="helpdesk.call_back")
    since = clock.now() - KEPT
    rows = Callback.objects.filter(ended_at=None, asked_at__gt=since).select_related("desk")
    rows = rows.defer("ciphertext", "nonce", "wrapped_key")
    return tuple(callback_view(row) for row in rows if in_scopes(row.desk.country_id, scopes))


def waiting_count(*, actor: Actor) -> int:
    """Return how many wait for the actor."""
    return len(callbacks_waiting(actor=actor))


def callback_view(row: Callback) -> CallbackView:
    """Return a wish as a value, without what was said."""
    return CallbackView(
        id=row.id,
        desk=row.desk.code,
        desk_name=row.desk.name,
        language=row.language,
        wanted=row.wanted,
        asked_at=row.asked_at,
        gone_at=row.asked_at + KEPT,
    )
