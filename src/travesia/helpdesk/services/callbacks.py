"""Calling people back: what they said is encrypted, looked at on the record, and soon gone."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock, encryption
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.helpdesk.domain import CallbackEnd, CallbackSaid, CallbackView, Channel
from travesia.helpdesk.events import CallbackAsked, CallbackEnded, CallbacksDeleted
from travesia.helpdesk.models import Callback
from travesia.helpdesk.selectors.callbacks import KEPT, callback_view
from travesia.helpdesk.selectors.desks import desk_by_code
from travesia.helpdesk.services.errors import HelpdeskError
from travesia.journal import services as journal

_FOR = Purpose.INFORMATION_SERVICE
#: Letters of each part of what is said.
LONGEST = {"name": 60, "number": 40, "about": 200}
_KEEPER = Actor.system("helpdesk-retention")


def ask_callback(
    *,
    actor: Actor,
    desk: str,
    said: CallbackSaid,
    language: str = "",
    wanted: str = "",
    channel: Channel = Channel.HUB,
) -> CallbackView:
    """Keep a wish to be called: a number, what to call the person, what about.

    Raises HelpdeskError (`helpdesk.callback_number`, `helpdesk.callback_too_long`), NotFoundError
    for an unknown desk, AccessDeniedError.
    """
    found = desk_by_code(desk)
    access.authorize(
        actor=actor,
        permission="helpdesk.call_back",
        scope=Scope(country=found.country),
        purpose=_FOR,
    )
    _check(said)
    with transaction.atomic():
        row = Callback(
            desk_id=found.id,
            language=language or found.language,
            wanted=wanted[:40],
            asked_at=clock.now(),
        )
        told = {"name": said.name, "number": said.number, "about": said.about}
        content = json.dumps(told, ensure_ascii=False).encode()
        row.lock_in(encryption.encrypt(content, context=row.context()))
        row.save()
        event = CallbackAsked(row.pk, found.code, row.language, channel)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return callback_view(row)


def open_callback(*, actor: Actor, callback_id: UUID) -> tuple[CallbackView, CallbackSaid]:
    """Open one wish in order to call; the look is written down.

    Raises NotFoundError (`helpdesk.no_such_callback`) for one that is ended, over or not there,
    AccessDeniedError, EncryptionError.
    """
    with transaction.atomic():
        row = _waiting(actor, callback_id)
        told = json.loads(encryption.decrypt(row.encrypted(), context=row.context()))
        journal.looked_at(
            actor=actor,
            purpose=_FOR,
            subjects=(Subject("callback", row.pk),),
            fields=("name", "number", "about"),
            reason="to call back",
        )
    return callback_view(row), CallbackSaid(told["name"], told["number"], told["about"])


def end_callback(*, actor: Actor, callback_id: UUID, end: CallbackEnd) -> None:
    """Say how it ended; what was said is deleted at once. Errors are those of `open_callback`."""
    with transaction.atomic():
        row = _waiting(actor, callback_id)
        row.forget()
        row.end, row.ended_at = end, clock.now()
        row.save()
        event = CallbackEnded(row.pk, row.desk.code, end)
        journal.record(actor=actor, event=event, purpose=_FOR)


def delete_old_callbacks(before: datetime, limit: int) -> int:
    """Delete at most `limit` wishes asked before `before`, answered or not; return how many."""
    due = Callback.objects.filter(asked_at__lt=before).order_by("asked_at", "pk")
    rows = list(due.values_list("pk", "ended_at")[:limit])
    if not rows:
        return 0
    with transaction.atomic():
        Callback.objects.filter(pk__in=[pk for pk, _ended in rows]).delete()
        unanswered = sum(ended is None for _pk, ended in rows)
        event = CallbacksDeleted(len(rows), unanswered)
        journal.record(actor=_KEEPER, event=event, purpose=Purpose.DATA_PROTECTION)
    return len(rows)


def _check(said: CallbackSaid) -> None:
    if sum(letter.isdigit() for letter in said.number) < 6:
        raise HelpdeskError(
            "helpdesk.callback_number", _("Write the number to call, with its digits.")
        )
    if any(len(getattr(said, name)) > most for name, most in LONGEST.items()):
        raise HelpdeskError(
            "helpdesk.callback_too_long", _("Less is enough: a number, a name to ask for, a topic.")
        )


def _waiting(actor: Actor, callback_id: UUID) -> Callback:
    since = clock.now() - KEPT
    rows = Callback.objects.select_for_update(of=("self",)).select_related("desk")
    row = rows.filter(pk=callback_id, ended_at=None, asked_at__gt=since).first()
    if row is None:
        # Who may call nobody back learns no more than that.
        access.require_anywhere(actor=actor, permission="helpdesk.call_back", purpose=_FOR)
        raise NotFoundError(
            "helpdesk.no_such_callback",
            _("This wish is not there any more: it was ended, or its seven days are over."),
        )
    access.authorize(
        actor=actor,
        permission="helpdesk.call_back",
        scope=Scope(country=row.desk.country_id),
        purpose=_FOR,
    )
    return row
