"""Make lists known to the node, and say how many false alarms they may raise."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists.domain import ALARM_BUDGETS, ListPurpose, SourceView
from travesia.lists.events import AlarmBudgetSet, NeedSet, SourceRegistered
from travesia.lists.models import ListSource
from travesia.lists.selectors.rows import held_source, require, row_in_force, source_row
from travesia.lists.services import preparing
from travesia.lists.services.errors import ListError


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


def set_alarm_budget(
    *,
    actor: Actor,
    source_key: str,
    budget: float,
    reason: str,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> SourceView:
    """Say how many people who are not on a list it may ask about; a job sets its thresholds anew.

    `budget` is one of `ALARM_BUDGETS`, a share of all travellers. Raises ListError for another one
    and for a missing reason.
    """
    require(actor=actor, permission="lists.manage", purpose=purpose)
    if budget not in ALARM_BUDGETS:
        raise ListError("lists.budget_unknown", _("Choose one of the shares that are offered."))
    if not reason.strip():
        raise ListError("lists.reason_needed", _("Say why: a later reader will ask."))
    with transaction.atomic():
        source = held_source(source_row(source_key))
        before, source.alarm_budget = source.alarm_budget, budget
        if before != budget:
            source.save(update_fields=["alarm_budget"])
            journal.record(
                actor=actor,
                event=AlarmBudgetSet(source.key, before, budget, reason.strip()),
                purpose=purpose.value,
            )
            current = row_in_force(source)
            if current is not None:
                preparing.ask_for(actor, current)
        return source.view()


def set_needed(
    *,
    actor: Actor,
    source_key: str,
    needed: bool,
    reason: str,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> SourceView:
    """Say whether the first line may admit without the answer of a list, or of a register.

    A list that is needed bars the first line while it is too old, too late or was never loaded;
    one that is not is said all the same. Raises ListError for a missing reason.
    """
    require(actor=actor, permission="lists.manage", purpose=purpose)
    if not reason.strip():
        raise ListError("lists.reason_needed", _("Say why: a later reader will ask."))
    with transaction.atomic():
        source = held_source(source_row(source_key))
        if source.needed != needed:
            source.needed = needed
            source.save(update_fields=["needed"])
            journal.record(
                actor=actor,
                event=NeedSet(source.key, needed, reason.strip()),
                purpose=purpose.value,
            )
        return source.view()
