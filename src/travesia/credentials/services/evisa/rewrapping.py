"""Bring what applicants said and handed in under the node's key of now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import encryption
from travesia.credentials.events import HandedInRewrapped
from travesia.credentials.models import Application, ApplicationQuestion, ApplicationUpload
from travesia.credentials.selectors.rows import require
from travesia.journal import services as journal

#: Values that one transaction brings under the new key.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """What one run did."""

    key_id: str
    """The key that values lie under now."""
    done: int
    refused: tuple[UUID, ...]
    """What could not be brought over: of an unknown key, or changed; left as it was.

    A question is named by its application.
    """


def rewrap_handed_in(
    *, actor: Actor, progress: Callable[[int], None] = lambda _done: None
) -> Rewrapped:
    """Bring every value under the node's key of now; the values themselves are not opened.

    May be interrupted and run again: what is done stays done. `progress(done)` is called after
    each batch. Raises AccessDeniedError.
    """
    require(actor=actor, permission="credentials.rewrap", purpose=Purpose.ADMINISTRATION)
    key_id = encryption.current_key_id()
    done, refused = 0, list[UUID]()
    for table in (Application, ApplicationUpload, ApplicationQuestion):
        waiting = table._default_manager.exclude(key_id__in=("", key_id))
        ids: list[Any] = list(waiting.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), _BATCH):
            with transaction.atomic():
                for row in waiting.filter(pk__in=ids[start : start + _BATCH]).select_for_update():
                    if _rewrap(row):
                        done += 1
                    else:
                        refused.append(
                            row.application_id if isinstance(row, ApplicationQuestion) else row.pk
                        )
            progress(done)
    if done or refused:
        with transaction.atomic():
            event = HandedInRewrapped(key_id, done, len(refused))
            journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    return Rewrapped(key_id, done, tuple(refused))


def _rewrap(row: Application | ApplicationUpload | ApplicationQuestion) -> bool:
    try:
        stored = encryption.rewrap(row.encrypted(), context=row.context())
    except encryption.EncryptionError:
        return False
    row.wrapped_key, row.key_id = stored.wrapped_key, stored.key_id
    row.save(update_fields=["wrapped_key", "key_id"])
    return True
