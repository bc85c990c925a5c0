"""Take a decided act: the table of states is asked, the step is kept and the journal told."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, ActorKind, Purpose
from travesia.core import clock
from travesia.core.events import Event
from travesia.credentials.domain import Act, State, next_state
from travesia.credentials.models import Authorisation, AuthorisationStep
from travesia.credentials.selectors.rows import state_of, subjects_of
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.journal import services as journal
from travesia.places import selectors as places


def take_step(
    row: Authorisation,
    act: Act,
    *,
    actor: Actor,
    effective_on: date | None = None,
    reason: str = "",
    note: str = "",
) -> None:
    """Move a locked row on by an act, and keep the step.

    Raises CredentialConflictError where the state of today does not allow the act.
    """
    today = places.today_in(row.country)
    day = effective_on or today
    state = state_of(row, today)
    after = next_state(state, act)
    if after is None:
        raise CredentialConflictError(
            "credentials.step_not_allowed",
            _("This cannot be done any more: the authorisation is %(state)s. Look at it again."),
            state=state.value,
        )
    AuthorisationStep.objects.create(
        authorisation=row,
        act=act.value,
        effective_on=day,
        decided_at=clock.now(),
        decided_by=actor.id,
        reason=reason,
        note=note,
    )
    row.state, row.decided_at = after.value, clock.now()


def begin_steps(row: Authorisation, *, actor: Actor) -> None:
    """Keep the application itself as the first step."""
    AuthorisationStep.objects.create(
        authorisation=row,
        act=Act.APPLY.value,
        effective_on=places.today_in(row.country),
        decided_at=clock.now(),
        decided_by=actor.id,
    )
    row.state = State.APPLIED.value


def tell(row: Authorisation, event: Event, *, actor: Actor, purpose: Purpose) -> None:
    """Write the event into the journal, about the authorisation and its holder."""
    journal.record(actor=actor, event=event, purpose=purpose.value, subjects=subjects_of(row))


def need_person(actor: Actor) -> None:
    """Raise CredentialError unless a person acts: no machine decides about anybody."""
    if actor.kind is not ActorKind.USER:
        raise CredentialError(
            "credentials.person_decides",
            _("A person has to decide this. Nothing was changed."),
        )


def need_note(reason: str, note: str) -> str:
    """Return the note, tidied; CredentialError when the reason alone does not say why."""
    text = note.strip()
    if reason == "other" and not text:
        raise CredentialError(
            "credentials.note_needed", _("Say in the note what the other reason is.")
        )
    return text[:500]
