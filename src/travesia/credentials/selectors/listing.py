"""The ledger as a list: what stands where, oldest application first, no name on it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from travesia.access.domain import Actor, Purpose
from travesia.credentials.domain import Act, Kind, State, VerifiedHow, working_days
from travesia.credentials.models import Authorisation, AuthorisationStep
from travesia.credentials.selectors.rows import (
    authorisation_subject,
    in_reach,
    ledger,
    require,
    state_of,
)
from travesia.journal import services as journal
from travesia.places import selectors as places

_READ = "credentials.read"
#: What a list shows of each authorisation; of the holder the nationality alone.
FIELDS = ("kind", "number", "nationality", "state", "terms")


@dataclass(frozen=True, slots=True)
class Listed:
    """One authorisation as a line of the list."""

    id: UUID
    kind: Kind
    category: str
    number: str
    nationality: str
    state: State
    applied_at: datetime
    valid_from: date
    valid_until: date
    waiting_days: int
    """Working days since the application, Monday to Friday; 0 once it was decided."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the list and how many there are in all."""

    lines: tuple[Listed, ...]
    total: int


def listed(
    *,
    actor: Actor,
    purpose: Purpose,
    state: State | None = None,
    kind: Kind | None = None,
    start: int = 0,
    limit: int = 50,
) -> Found:
    """Return authorisations in reach that stand in a state today, applications longest waiting.

    Cards that others issued are left out: nobody decides on them here. The look is written down
    with what it was narrowed to. Raises AccessDeniedError.
    """
    require(actor=actor, permission=_READ, purpose=purpose)
    today = places.today_in(settings.COUNTRY)
    rows = ledger().filter(verified_how=VerifiedHow.LEDGER.value)
    rows = in_reach(rows, actor=actor, permission=_READ)
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    if state is not None:
        rows = standing(rows, state, today)
    order = ("applied_at", "id") if state is State.APPLIED else ("-applied_at", "-id")
    with transaction.atomic():
        page = list(rows.order_by(*order)[start : start + limit])
        lines = tuple(_line(row, places.today_in(row.country)) for row in page)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=tuple(authorisation_subject(line.id) for line in lines),
            fields=FIELDS,
            results=len(lines),
            query={"state": state.value if state else "", "kind": kind.value if kind else ""},
        )
    return Found(lines, rows.count())


def standing(rows: QuerySet[Authorisation], state: State, on: date) -> QuerySet[Authorisation]:
    """Return the rows that stand in a state on a day, entries and calendar counted."""
    if state in (State.APPLIED, State.REFUSED, State.WITHDRAWN):
        return rows.filter(state=state.value)
    revoked = AuthorisationStep.objects.filter(
        authorisation=OuterRef("pk"), act=Act.REVOKE.value, effective_on__lte=on
    )
    rows = rows.filter(state__in=[State.GRANTED.value, State.REVOKED.value])
    rows = rows.annotate(gone=Exists(revoked))
    if state is State.REVOKED:
        return rows.filter(gone=True)
    rows = rows.filter(gone=False)
    if state is State.EXPIRED:
        return rows.filter(valid_until__lt=on)
    used = Count("uses", filter=Q(uses__undone_at=None, uses__entered_on__lte=on))
    rows = rows.filter(valid_until__gte=on).annotate(used=used)
    full = Q(entries_allowed__gt=0, used__gte=F("entries_allowed"))
    return rows.filter(full) if state is State.USED_UP else rows.exclude(full)


def _line(row: Authorisation, today: date) -> Listed:
    state = state_of(row, today)
    waits = state is State.APPLIED
    return Listed(
        id=row.id,
        kind=Kind(row.kind),
        category=row.category,
        number=row.number,
        nationality=row.nationality,
        state=state,
        applied_at=row.applied_at,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        waiting_days=working_days(row.applied_at.date(), today) if waits else 0,
    )
