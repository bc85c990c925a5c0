"""What the stays listen to: movements, links of records, answers about identities."""

from uuid import UUID

from travesia.access.domain import Actor
from travesia.border import services
from travesia.core.events import RECEIVERS, Receiver, Recorded
from travesia.core.jobs import enqueue
from travesia.core.soon import on_disk_soon
from travesia.journal import selectors as journal

_FOLLOWER = Actor.system("stays")


def follow(recorded: Recorded) -> None:
    """Bring the stays up to date; when much waits, the person at hand now and the rest by a job.

    Hearing an entry twice changes nothing. One that was missed in a power cut is followed with the
    next.
    """
    with on_disk_soon():  # the journal is on the disk already, and they are made anew from it
        if services.catch_up(at_most=services.AT_ONCE):
            return
        for entry in journal.entries_after(recorded.seq - 1, kinds=(recorded.kind,), limit=1):
            body = entry.body or {}
            if entry.eid == recorded.eid and "person_id" in body:
                services.settle([UUID(str(body["person_id"]))])
        enqueue(actor=_FOLLOWER, key="border.stays", once=True)


for _kind in services.FOLLOWED:
    RECEIVERS.register(Receiver(f"border.stays.{_kind}", _kind, follow, behind=True))
