"""What was answered before of a person: for a desk that learns late who is here."""

from collections.abc import Collection, Mapping
from uuid import UUID

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.lists.domain import EarlierAnswer
from travesia.lists.models import ListEntry
from travesia.lists.selectors.answering import latest_answers
from travesia.lists.selectors.rows import require
from travesia.lists.services.showing import earlier_of


def earlier_answers(
    *,
    actor: Actor,
    person_id: UUID,
    entry_ids: Collection[UUID],
    reports: Mapping[UUID, tuple[str, str]] | None = None,
    purpose: Purpose,
    scope: Scope | None = None,
) -> Mapping[UUID, EarlierAnswer]:
    """Return what was answered before of a person and these entries, by entry.

    `reports` are those of registers: id → key of the register and number of the report. For a desk
    that learns only after the question who is here. Raises AccessDeniedError.
    """
    require(actor=actor, permission="lists.search", purpose=purpose, scope=scope)
    rows = {
        row.id: row
        for row in ListEntry.objects.select_related("version__source").filter(pk__in=entry_ids)
    }
    keys = {one: (row.version.source.key, row.number) for one, row in rows.items()}
    keys |= dict(reports or {})
    memory = latest_answers(person_id=person_id, keys=list(keys.values()))
    now, found = clock.now(), {}
    for one, key in keys.items():
        answer = memory.get(key)
        if answer is not None and answer.kept_until > now:
            earlier = earlier_of(answer, rows[one].identity if one in rows else answer.identity)
            if earlier is not None:
                found[one] = earlier
    return found
