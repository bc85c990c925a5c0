"""Looks: whoever sees personal data leaves a trace, as a look is an act."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.crypto import salted_hmac

from travesia.core.events import ActorLike, Recorded, Subject
from travesia.journal.domain import canonical
from travesia.journal.events import LookedAt
from travesia.journal.services.recording import record
from travesia.journal.services.writable import writing


def looked_at(
    *,
    actor: ActorLike,
    purpose: str,
    subjects: Sequence[Subject],
    fields: Sequence[str],
    reason: str = "",
    results: int | None = None,
    query: Mapping[str, str] | None = None,
) -> Recorded:
    """Record that `actor` saw these groups of fields of these subjects, and why.

    `results` is how many records a search showed; `query` becomes a keyed fingerprint and is not
    kept. Opens its own transaction where the caller has none, as a look is a page read.
    """
    event = LookedAt(
        fields=tuple(fields),
        reason=reason,
        results=results,
        query=_fingerprint(query),
        post=getattr(actor, "post", ""),
        device=getattr(actor, "device", ""),
    )
    with writing(), transaction.atomic(savepoint=False):
        return record(actor=actor, event=event, purpose=purpose, subjects=subjects)


def _fingerprint(query: Mapping[str, str] | None) -> str:
    """Return a keyed hash that only this node can make, empty for no query."""
    if query is None:
        return ""
    return salted_hmac(
        "travesia.journal.query", canonical(dict(query)), algorithm="sha256"
    ).hexdigest()
