"""Rows of the ledger and how they are seen: found, in reach of the reader, counted on a day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, ActorKind, Purpose
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.credentials.domain import (
    HOLDS,
    Act,
    AuthorisationView,
    Kind,
    Level,
    Note,
    Presented,
    Standing,
    State,
    VerifiedHow,
    decided_state,
    entries_left,
    last_day_of_stay,
    note_of_card,
    notes_of_check,
    notes_on,
    state_on,
)
from travesia.credentials.models import Authorisation, AuthorisationStep, CardCheck, EntryUse
from travesia.seals.cards import CardState


class AuthorisationNotFoundError(NotFoundError):
    """There is no such authorisation, or the reader may not know that there is."""


def not_found() -> AuthorisationNotFoundError:
    """Return the one answer for what is not there and what is out of reach."""
    return AuthorisationNotFoundError(
        "credentials.not_found", _("There is no authorisation with this number here.")
    )


def authorisation_subject(authorisation_id: UUID) -> Subject:
    """Return how journal entries name an authorisation."""
    return Subject("authorisation", authorisation_id)


def subjects_of(row: Authorisation) -> tuple[Subject, ...]:
    """Return whom and what an entry about an authorisation is about."""
    person = () if row.person_id is None else (Subject("person", row.person_id),)
    return (authorisation_subject(row.id), *person)


def reach(actor: Actor, permission: str) -> frozenset[str] | None:
    """Return the countries whose authorisations the actor may reach; None for all of them.

    An authorisation belongs to a country and to no post: whoever holds the permission at a post
    reaches those of the post's country.
    """
    if actor.kind is ActorKind.SYSTEM:
        return None
    scopes = access.scopes_of(actor=actor, permission=permission)
    countries = frozenset(scope.country for scope in scopes)
    return None if "" in countries else countries


def require(*, actor: Actor, permission: str, purpose: Purpose, country: str | None = None) -> None:
    """Ask the gate, and whether the country is in reach; None asks for no country yet.

    Raises AccessDeniedError.
    """
    access.require_anywhere(actor=actor, permission=permission, purpose=purpose)
    within = reach(actor, permission)
    if country is not None and within is not None and country not in within:
        raise access.AccessDeniedError(
            "access.denied",
            _("This is not open to your role. Nothing was shown or changed."),
            permission=permission,
        )


def ledger() -> QuerySet[Authorisation]:
    """Return all rows with what is counted about them."""
    rows = Authorisation.objects.select_related("extends")
    return rows.prefetch_related("steps", "uses", "checks")


def in_reach(
    rows: QuerySet[Authorisation], *, actor: Actor, permission: str
) -> QuerySet[Authorisation]:
    """Leave out what lies in countries out of the actor's reach."""
    within = reach(actor, permission)
    return rows if within is None else rows.filter(country__in=within)


def row_of(authorisation_id: UUID, *, actor: Actor, permission: str) -> Authorisation:
    """Return a row in reach; raises AuthorisationNotFoundError."""
    rows = in_reach(ledger(), actor=actor, permission=permission)
    found = rows.filter(pk=authorisation_id).first()
    if found is None:
        raise not_found()
    return found


def locked_row(authorisation_id: UUID, *, actor: Actor, permission: str) -> Authorisation:
    """Return a row in reach, locked until the transaction ends; AuthorisationNotFoundError."""
    rows = in_reach(Authorisation.objects.all(), actor=actor, permission=permission)
    found = rows.select_for_update().filter(pk=authorisation_id).first()
    if found is None:
        raise not_found()
    return found


def used_by(uses: Collection[EntryUse], on: date) -> int:
    """Count the entries made by a day, that day included, and not undone."""
    return sum(use.undone_at is None and use.entered_on <= on for use in uses)


def state_of(row: Authorisation, on: date) -> State:
    """Return where a row stands on a day."""
    steps = [one.step() for one in row.decided()]
    state = state_on(steps, row.terms(), used_by(row.uses.all(), on), on)
    check = _last_check(row)
    if check is not None and check.state == CardState.REVOKED:
        return State.REVOKED
    return state


def view_of(row: Authorisation, *, on: date, shown: Presented | None = None) -> AuthorisationView:
    """Return a row as it stands on a day, before whoever is shown."""
    decided, terms = row.decided(), row.terms()
    used = used_by(row.uses.all(), on)
    state, check = state_of(row, on), _last_check(row)
    in_force = terms.valid_from <= on <= terms.valid_until and (
        decided_state([one.step() for one in decided], on) is State.GRANTED
    )
    if row.verified_how == VerifiedHow.SIGNATURE.value:
        in_force = in_force and check is not None and check.state in HOLDS
    left = entries_left(terms, used)
    lets_in = in_force and left != 0
    return AuthorisationView(
        id=row.id,
        kind=Kind(row.kind),
        category=row.category,
        number=row.number,
        issuer=row.issuer,
        country=row.country,
        holder=row.holder(),
        terms=terms,
        conditions=row.conditions,
        extends=row.extends_id,
        on=on,
        state=state,
        entries_used=used,
        entries_left=left,
        in_force=in_force,
        lets_in=lets_in,
        stay_until=last_day_of_stay(terms, on) if lets_in else None,
        verified_how=VerifiedHow(row.verified_how),
        verified_at=check.checked_at if check else None,
        list_as_of=check.list_as_of if check else None,
        applied_at=row.applied_at,
        notes=_notes(row, decided, state, on, used, check, shown or Presented()),
    )


#: Notes that are about whoever stands there, whatever came of checking the card.
_OF_HOLDER = frozenset({"other_document", "other_birth_date"})


def _last_check(row: Authorisation) -> CardCheck | None:
    return max(row.checks.all(), key=lambda one: one.checked_at, default=None)


def _notes(
    row: Authorisation,
    decided: list[AuthorisationStep],
    state: State,
    on: date,
    used: int,
    check: CardCheck | None,
    shown: Presented,
) -> tuple[Note, ...]:
    counted = [one for one in decided if one.effective_on <= on]
    last = counted[-1] if counted else None
    later = [one for one in decided if one.effective_on > on and one.act == Act.REVOKE.value]
    adverse = later[-1] if later else last
    standing = Standing(
        kind=Kind(row.kind),
        holder=row.holder(),
        terms=row.terms(),
        state=state,
        on=on,
        entries_used=used,
        decided_on=last.effective_on if last else row.applied_at.date(),
        reason=adverse.reason if adverse else "",
        revoked_from=later[-1].effective_on if later else None,
        extends_number=row.extends.number if row.extends else "",
        conditions=row.conditions,
    )
    notes = notes_on(standing, shown)
    if check is None:
        return notes
    said = note_of_card(check.state, check.colour)
    if said.level is Level.STOP:  # the state of the card stands for the calendar's
        notes = tuple(note for note in notes if note.code in _OF_HOLDER)
    return (said, *notes, *notes_of_check(check.list_as_of, clock.now()))
