"""How long the journal's own bodies are kept; the chain itself stays."""

from datetime import datetime

from travesia.access.domain import Actor
from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.journal import selectors, services

_SYSTEM = Actor.system("retention", {"journal.erase"})


def _shred_looks(before: datetime, limit: int) -> int:
    due = selectors.due_bodies(before=before, limit=limit, looks=True)
    return services.erase_bodies(
        actor=_SYSTEM, entries=due, policy="journal.looks", reason="period over"
    )


def _shred_acts(before: datetime, limit: int) -> int:
    due = selectors.due_bodies(before=before, limit=limit, looks=False)
    return services.erase_bodies(
        actor=_SYSTEM, entries=due, policy="journal.acts", reason="period over"
    )


RETENTION.register(
    RetentionPolicy(
        key="journal.looks",
        purpose="Answer a person who asks who looked at their records, and find misuse",
        legal_basis="Accountability of the controller; period to be set by national law",
        keep_days=1825,
        action="Erase who was seen, which fields and why; keep that somebody looked, and when",
        shred=_shred_looks,
    )
)
RETENTION.register(
    RetentionPolicy(
        key="journal.acts",
        purpose="Prove what was decided about a person, by whom and on what basis",
        legal_basis="Accountability of the controller; period to be set by national law",
        keep_days=3650,
        action="Erase what the act said and about whom; keep that it happened, and when",
        shred=_shred_acts,
    )
)
