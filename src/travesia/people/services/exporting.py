"""Give a person everything that is held about them, and every look at it."""

from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.events import EntryView, Json, plain
from travesia.core.retention import RETENTION
from travesia.journal import selectors as trails
from travesia.journal import services as journal
from travesia.people.events import RecordExported
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.giving import parts_of

#: The kind of entry that a look leaves.
_LOOK = "journal.looked_at"


def export_person(
    *,
    actor: Actor,
    person_id: UUID,
    reason: str = "",
    purpose: Purpose = Purpose.SUBJECT_REQUEST,
    scope: Scope | None = None,
) -> dict[str, Json]:
    """Return a person's record and its trail as plain JSON values, and write the giving-out down.

    `record` is the claim with names, documents, checks and reports; `photos` have their pictures;
    `withdrawn_names`, `links` and `questions` name nobody else; `acts` are the journal's entries
    about the person by kind, time and purpose; `looks` say besides at what, from which post and
    why. `kept_by_other_rooms` is what crossings, inspections and the like hold, by the key of their
    retention; `not_given` names the kinds that are kept from the person, each with its reason.
    Raises AccessDeniedError and PersonNotFoundError.
    """
    require(actor=actor, permission="people.export", purpose=purpose, scope=scope)
    with transaction.atomic():
        record = record_of(person_id)
        trail = trails.trail_of(person_subject(person_id))
        parts = parts_of(person_id)
        others = {
            policy.key: policy.give(person_id) for policy in RETENTION if policy.give is not None
        }
        looks = [_look(entry) for entry in trail if entry.kind == _LOOK]
        journal.record(
            actor=actor,
            event=RecordExported(person_id, reason.strip(), len(looks)),
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
        )
    return {
        "given_out_at": clock.now().isoformat(),
        "record": _plain(asdict(record)),
        **parts,
        "kept_by_other_rooms": others,
        "not_given": _not_given(),
        "acts": [_act(entry) for entry in trail if entry.kind != _LOOK],
        "looks": looks,
    }


def _not_given() -> dict[str, Json]:
    return {policy.key: str(policy.withheld) for policy in RETENTION if policy.withheld}


def _act(entry: EntryView) -> dict[str, Json]:
    return {
        "entry": f"{entry.node}/{entry.epoch}/{entry.seq}",
        "kind": entry.kind,
        "at": entry.occurred_at.isoformat(),
        "purpose": entry.purpose,
    }


def _look(entry: EntryView) -> dict[str, Json]:
    body = entry.body or {}
    seen = {key: body.get(key) for key in ("fields", "reason", "post")}
    return {**_act(entry), **seen}


def _plain(value: object) -> Json:
    """Turn the record's dataclasses, already mappings, into JSON values."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return plain(value)
