"""What the room listens to: a corrected crossing frees the entry it used, or takes it along."""

from collections.abc import Mapping
from uuid import UUID

from travesia.access.domain import Actor, Purpose
from travesia.core.events import RECEIVERS, Receiver, Recorded
from travesia.credentials import services
from travesia.journal import selectors as journal

_COUNTER = Actor.system("entry-counter", {"credentials.use"})

#: The kind that the border publishes; rooms above are known by their words alone.
CORRECTED = "border.crossing_corrected"


def follow_correction(recorded: Recorded) -> None:
    """Let the count of an entry follow its crossing; hearing it twice changes nothing."""
    for entry in journal.entries_after(recorded.seq - 1, kinds=(CORRECTED,), limit=1):
        body = entry.body
        if entry.eid != recorded.eid or body is None:
            return
        after = body.get("after")
        direction = after.get("direction") if isinstance(after, Mapping) else ""
        services.follow_correction(
            actor=_COUNTER,
            superseded_id=UUID(str(body["superseded_id"])),
            crossing_id=UUID(str(body["crossing_id"])),
            still_entry=direction == "entry",
            reason=str(body.get("reason", "")),
            purpose=Purpose.SUPERVISION,
        )


RECEIVERS.register(Receiver("credentials.follow_correction", CORRECTED, follow_correction))
