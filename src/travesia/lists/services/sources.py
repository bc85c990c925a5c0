"""Make lists known to the node."""

from collections.abc import Sequence

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists.domain import ListPurpose
from travesia.lists.events import SourceRegistered
from travesia.lists.models import ListSource
from travesia.lists.selectors.rows import require


def register_source(
    *,
    actor: Actor,
    key: str,
    label: str,
    owner: str,
    purposes: Sequence[ListPurpose] = tuple(ListPurpose),
    kept_here: bool = False,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> bool:
    """Make a list known; tell whether it was new. A known key is left as it is.

    `kept_here` says that its entries are added, changed and withdrawn at this node one by one;
    else it comes whole from elsewhere and single changes are refused.
    """
    require(actor=actor, permission="lists.manage", purpose=purpose)
    with transaction.atomic():
        _row, new = ListSource.objects.get_or_create(
            key=key,
            defaults={
                "id": new_id(),
                "label": label,
                "owner": owner,
                "purposes": [code.value for code in purposes],
                "kept_here": kept_here,
            },
        )
        if new:
            codes = tuple(code.value for code in purposes)
            journal.record(
                actor=actor,
                event=SourceRegistered(key, label, owner, codes, kept_here),
                purpose=purpose.value,
            )
    return new
