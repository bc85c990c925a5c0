"""Move an application on: the table is asked, the act is kept and the journal told."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.events import Event
from travesia.credentials.domain.evisa import (
    ApplicationAct,
    ApplicationState,
    next_application_state,
)
from travesia.credentials.events import ApplicationMoved
from travesia.credentials.models import Application, ApplicationStep
from travesia.credentials.selectors.evisa.rows import application_subject
from travesia.credentials.selectors.evisa.words import state_words
from travesia.credentials.services.errors import CredentialConflictError
from travesia.journal import services as journal


def move(
    row: Application,
    act: ApplicationAct,
    *,
    actor: Actor,
    reason: str = "",
    authorisation_id: UUID | None = None,
) -> None:
    """Move a locked row on by an act and save it with whatever else was changed on it.

    Raises CredentialConflictError where the table does not allow the act.
    """
    after = next_application_state(ApplicationState(row.state), act)
    if after is None:
        raise cannot(row)
    row.state = after.value
    row.save()
    ApplicationStep.objects.create(application=row, act=act.value, at=clock.now(), by=actor.id)
    tell(
        row.id,
        ApplicationMoved(row.id, act.value, after.value, reason, authorisation_id),
        actor=actor,
    )


def tell(application_id: UUID, event: Event, *, actor: Actor) -> None:
    """Write the event into the journal, about the application."""
    journal.record(
        actor=actor,
        event=event,
        purpose=Purpose.AUTHORISATION.value,
        subjects=(application_subject(application_id),),
    )


def cannot(row: Application) -> CredentialConflictError:
    """Return the error for an act that the state does not allow."""
    return CredentialConflictError(
        "credentials.application_step_not_allowed",
        _("This cannot be done any more. The application stands so: %(state)s."),
        state=state_words(ApplicationState(row.state))[1],
    )
