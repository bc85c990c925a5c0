"""Single changes to a list kept here: in force within seconds, and never by one person alone."""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.events import Event
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists.domain import (
    CHANGE_STEPS,
    ChangeAct,
    ChangeState,
    ChangeView,
    ListPurpose,
    NewListEntry,
    as_plain,
    change_problems,
    entry_digest,
    entry_problems,
    from_plain,
)
from travesia.lists.events import ChangeApproved, ChangeProposed, ChangeRejected
from travesia.lists.models import EntryChange, ListEntry, ListSource
from travesia.lists.selectors.rows import (
    change_row,
    change_subject,
    entry_subject,
    held_source,
    require,
    row_in_force,
    source_row,
    standing_entry,
)
from travesia.lists.services import editing, preparing
from travesia.lists.services.errors import ListConflictError, ListError
from travesia.places import selectors as places

_MANAGE = "lists.manage"


def propose_change(  # what is to change, and why
    *,
    actor: Actor,
    source_key: str,
    act: ChangeAct | str,
    entry: NewListEntry | None = None,
    entry_number: str = "",
    reason: str,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> ChangeView:
    """Propose to add or change an entry (`entry`), or to withdraw one (`entry_number`).

    Nothing is in force until another person approves. An entry needs a reason, a last day and a
    review date. Raises ListError for a list that is not kept here, an entry that cannot be taken
    (facts `problems`) and a missing reason; ListNotFoundError for an entry that is not in force;
    ListConflictError when a change of the same entry waits already, or when the number is taken.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    wanted = ChangeAct(act)
    with transaction.atomic():
        source = held_source(source_row(source_key))
        _check_wanted(source, wanted, entry, reason)
        number = entry_number if entry is None else entry.number
        before = _before(source, wanted, number)
        change = _keep(actor, source, wanted, before, entry, number, reason.strip())
        _record(
            actor,
            ChangeProposed(
                change_id=change.id,
                source_key=source.key,
                entry_number=number,
                act=wanted.value,
                before_digest=entry_digest(before) if before else "",
                after_digest=entry_digest(entry) if entry else "",
                reason=change.reason,
            ),
            change,
            purpose,
        )
        return change.view()


def approve_change(
    *, actor: Actor, change_id: UUID, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> ChangeView:
    """Let a proposed change in, as another person than the one who proposed it.

    The desks ask the list with the change with their next traveller. Raises ListConflictError when
    it is the same person, when somebody decided before, or when the entry is not any more what the
    change was proposed for; ListError when the dates of the entry have passed meanwhile.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        change = _held(change_id)
        if actor.id == change.proposed_by:
            raise ListConflictError(
                "lists.change_needs_another",
                _("You proposed this change. Another person has to let it in."),
            )
        after = from_plain(change.after) if change.after else None
        if after is not None:
            _check_entry(change.source, after)
        _check_unmoved(change)
        _decide(actor, change, ChangeState.APPROVED, "")
        version = editing.version_to_edit(change, actor, purpose)
        number, entry_id = editing.edit(version, change.entry_number, after)
        _record(
            actor,
            ChangeApproved(
                change_id=change.id,
                source_key=change.source.key,
                list_version=version.number,
                change_number=number,
                entry_number=change.entry_number,
                act=change.act,
                entry_id=entry_id,
                proposed_by=change.proposed_by,
            ),
            change,
            purpose,
            entry_id,
        )
        preparing.ask_for(actor, version)
        return change.view()


def reject_change(
    *, actor: Actor, change_id: UUID, reason: str, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> ChangeView:
    """Turn a proposed change down, with the reason; whoever proposed it may take it back so.

    Raises ListConflictError when somebody decided before, ListError without a reason.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    if not reason.strip():
        raise ListError("lists.reason_needed", _("Say why: a later reader will ask."))
    with transaction.atomic():
        change = _held(change_id)
        _decide(actor, change, ChangeState.REJECTED, reason.strip())
        _record(
            actor,
            ChangeRejected(
                change_id=change.id,
                source_key=change.source.key,
                entry_number=change.entry_number,
                act=change.act,
                reason=change.decision_reason,
            ),
            change,
            purpose,
        )
        return change.view()


def _held(change_id: UUID) -> EntryChange:
    """Return a change as it is now, its list held: publishing and changing come one by one."""
    held_source(change_row(change_id).source)
    return change_row(change_id)


def _check_wanted(
    source: ListSource, act: ChangeAct, entry: NewListEntry | None, reason: str
) -> None:
    if not source.kept_here:
        raise ListError(
            "lists.not_kept_here",
            _("The list %(key)s comes whole from its owner. Ask the owner to change it."),
            key=source.key,
        )
    if not reason.strip():
        raise ListError("lists.reason_needed", _("Say why: a later reader will ask."))
    if (entry is None) is not (act is ChangeAct.WITHDRAW):
        raise ListError("lists.change_incomplete", _("The change does not say what is to stand."))
    if entry is not None:
        _check_entry(source, entry)


def _check_entry(source: ListSource, entry: NewListEntry) -> None:
    allowed = [ListPurpose(code) for code in source.purposes]
    today = places.today_in(settings.COUNTRY)
    problems = (*entry_problems(entry, allowed), *change_problems(entry, today=today))
    if problems:
        raise ListError(
            "lists.entry_not_taken",
            _("Entry %(entry)s cannot be taken (%(problems)s). Nothing was changed."),
            entry=entry.number or "?",
            problems=", ".join(problems),
        )


def _before(source: ListSource, act: ChangeAct, number: str) -> NewListEntry | None:
    """Return the entry as it stands; None for one to be added, whose number must be free."""
    if act is not ChangeAct.ADD:
        return standing_entry(source, number).view().entry
    if _stands(source, number):
        raise ListConflictError(
            "lists.number_taken",
            _("Entry %(number)s is on the list already. Change that one, or take another number."),
            number=number,
        )
    return None


def _stands(source: ListSource, number: str) -> ListEntry | None:
    version = row_in_force(source)
    if version is None:
        return None
    return version.entries.filter(number=number, withdrawn_in=None).first()


def _keep(  # one row
    actor: Actor,
    source: ListSource,
    act: ChangeAct,
    before: NewListEntry | None,
    after: NewListEntry | None,
    number: str,
    reason: str,
) -> EntryChange:
    try:
        with transaction.atomic():
            return EntryChange.objects.create(
                id=new_id(),
                source=source,
                act=act.value,
                entry_number=number,
                before=as_plain(before) if before else None,
                after=as_plain(after) if after else None,
                reason=reason,
                proposed_at=clock.now(),
                proposed_by=actor.id,
            )
    except IntegrityError as error:
        raise ListConflictError(
            "lists.change_waits",
            _("A change of entry %(number)s waits already. Decide that one first."),
            number=number,
        ) from error


def _check_unmoved(change: EntryChange) -> None:
    """Refuse a change of an entry that is not any more what the proposer and the reader saw."""
    standing = _stands(change.source, change.entry_number)
    now = entry_digest(standing.view().entry) if standing else ""
    then = entry_digest(from_plain(change.before)) if change.before else ""
    if now != then:
        raise ListConflictError(
            "lists.entry_moved",
            _("The entry has changed since this was proposed. Turn it down and propose it anew."),
        )


def _decide(actor: Actor, change: EntryChange, to: ChangeState, reason: str) -> None:
    """Take the step, if nobody took one first."""
    before = ChangeState(change.state)
    values = {
        "state": to.value,
        "decided_at": clock.now(),
        "decided_by": actor.id,
        "decision_reason": reason,
    }
    rows = EntryChange.objects.filter(pk=change.pk, state=before.value)
    if to not in CHANGE_STEPS[before] or not rows.update(**values):
        raise ListConflictError(
            "lists.change_decided", _("This change was decided before. Look at it again.")
        )
    change.refresh_from_db()


def _record(  # the entry about a change
    actor: Actor,
    event: Event,
    change: EntryChange,
    purpose: Purpose,
    entry_id: UUID | None = None,
) -> None:
    entries = () if entry_id is None else (entry_subject(entry_id),)
    subjects = (change_subject(change.id), *entries)
    journal.record(actor=actor, event=event, purpose=purpose.value, subjects=subjects)
