"""Keys of programme years: made when first needed, dropped when their time is over."""

import secrets
from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock, encryption
from travesia.journal import services as journal
from travesia.programme.events.activities import YearKeysDropped
from travesia.programme.models import YearKey
from travesia.programme.services.activity_errors import ActivityError

_KEEPER = Actor.system("programme-retention")
KEY_BYTES = 32


def programme_year(day: date) -> int:
    """Return the programme year of a day: the calendar year."""
    return day.year


def key_of_year(year: int) -> bytes:
    """Return the key of a programme year, made now if it is the first use.

    Raises ActivityError (`programme.year_closed`) when it was dropped, EncryptionError.
    """
    row = YearKey.objects.filter(pk=year).first() or _made(year)
    if row.dropped_at is not None:
        raise ActivityError(
            "programme.year_closed",
            _(
                "The key of %(year)s was dropped: people of that year can no longer be recognised. "
                "Enter counts instead."
            ),
            year=year,
        )
    return encryption.decrypt(row.encrypted(), context=row.context())


def _made(year: int) -> YearKey:
    row = YearKey(year=year, made_at=clock.now())
    row.lock_in(encryption.encrypt(secrets.token_bytes(KEY_BYTES), context=row.context()))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Somebody else made it at this very moment: theirs counts.
        return YearKey.objects.get(pk=year)
    return row


def drop_year_keys(before: datetime, limit: int) -> int:
    """Drop at most `limit` keys of years that ended before `before`; return how many."""
    last = before.astimezone(UTC).year - 1
    with transaction.atomic():
        rows = list(YearKey.objects.filter(year__lte=last, dropped_at=None)[:limit])
        for row in rows:
            row.forget()
            row.dropped_at = clock.now()
            row.save()
        if rows:
            event = YearKeysDropped(tuple(row.year for row in rows))
            journal.record(actor=_KEEPER, event=event, purpose=Purpose.DATA_PROTECTION)
    return len(rows)
