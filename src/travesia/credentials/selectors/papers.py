"""Authorisations as days and numbers, for reckoning stays: no holder, and so no look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import CharField, Q, UUIDField

from travesia.core.kept_queries import KeptQuery, Many
from travesia.credentials.domain import HOLDS, STEPS, Act, State, VerifiedHow
from travesia.credentials.models import Authorisation
from travesia.credentials.selectors.rows import ledger
from travesia.people.domain import number_key, state_key


@dataclass(frozen=True, slots=True)
class PaperView:
    """What one authorisation allowed, whom it belongs to by id and document, and its entries."""

    person_id: UUID | None
    document: tuple[str, str]
    """Issuing state and number as they are looked up; both empty when none is named."""
    kind: str
    number: str
    country: str
    valid_from: date
    valid_until: date
    """Last day; the day before, where it was revoked or given back."""
    entries_allowed: int | None
    days_per_stay: int | None
    uses: tuple[tuple[UUID, date], ...]
    """Crossing and day of each entry that was not undone."""


def document_key(issuing_state: str, number: str) -> tuple[str, str]:
    """Return a document as papers name it."""
    return state_key(issuing_state), number_key(number)


def papers_of(
    *, person_ids: Iterable[UUID], documents: Iterable[tuple[str, str]] = ()
) -> tuple[PaperView, ...]:
    """Return every authorisation that was ever in force for these records or documents.

    `documents` are pairs of issuing state and number. For services of rooms above: nothing of the
    holder is given, whoever shows it to a person writes the look.
    """
    keys = {document_key(*one) for one in documents}
    people = set(person_ids)
    rows = _HELD(persons=people, numbers={number for _issuer, number in keys if number})
    found = (_paper(row) for row in rows)
    return tuple(
        one
        for one in found
        if one is not None and (one.person_id in people or one.document in keys)
    )


_HELD = KeptQuery(
    lambda persons, numbers: (
        ledger()
        .filter(Q(person_id__in=persons) | Q(document_key__in=numbers))
        .exclude(state=State.APPLIED.value)
        .exclude(state=State.REFUSED.value)
    ),
    persons=Many(UUIDField()),
    numbers=Many(CharField()),
)


def _paper(row: Authorisation) -> PaperView | None:
    until = _until(row)
    if until < row.valid_from:
        return None
    uses = (use for use in row.uses.all() if use.undone_at is None)
    return PaperView(
        person_id=row.person_id,
        document=(row.document_issuer, row.document_key),
        kind=row.kind,
        number=row.number,
        country=row.country,
        valid_from=row.valid_from,
        valid_until=until,
        entries_allowed=row.entries_allowed,
        days_per_stay=row.days_per_stay,
        uses=tuple((use.crossing_id, use.entered_on) for use in uses),
    )


def _until(row: Authorisation) -> date:
    """Return the last day it was in force; a day before the first where it never was."""
    never = row.valid_from - timedelta(days=1)
    if row.verified_how == VerifiedHow.SIGNATURE.value:
        checks = sorted(row.checks.all(), key=lambda one: one.checked_at)
        return row.valid_until if checks and checks[-1].state in HOLDS else never
    state, until = State.APPLIED, never
    for one in row.decided():
        state = STEPS[state].get(Act(one.act), state)
        if state is State.GRANTED:
            until = row.valid_until
        else:
            until = min(until, one.effective_on - timedelta(days=1))
    return until
