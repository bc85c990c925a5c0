"""Searching and opening authorisations: by number, document or holder, each look written down."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from travesia.access.domain import Actor, Purpose
from travesia.credentials.domain import (
    AuthorisationView,
    RevocationState,
    RevocationView,
    State,
    StepView,
)
from travesia.credentials.models import Authorisation, Revocation
from travesia.credentials.models.ledger import KEY_LENGTH
from travesia.credentials.selectors.rows import (
    in_reach,
    ledger,
    require,
    row_of,
    subjects_of,
    view_of,
)
from travesia.journal import services as journal
from travesia.people.domain import number_key
from travesia.places import selectors as places
from travesia.screening import name_key

_READ = "credentials.read"
#: A search that finds more is too wide to look through, and shows nobody beyond these.
MOST = 50

#: What opening an authorisation shows.
RECORD_FIELDS = ("kind", "number", "holder", "terms", "conditions", "steps", "uses", "revocations")


@dataclass(frozen=True, slots=True)
class UseView:
    """An entry made on an authorisation."""

    crossing_id: UUID
    entered_on: date
    undone: bool
    undo_reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about one authorisation, for those who decide on it."""

    view: AuthorisationView
    steps: tuple[StepView, ...]
    uses: tuple[UseView, ...]
    revocations: tuple[RevocationView, ...]
    extended_by: tuple[tuple[UUID, str], ...]
    """Id and number of each extension."""

    @property
    def open_revocation(self) -> RevocationView | None:
        """The proposal that waits for a second person, if there is one."""
        waiting = (one for one in self.revocations if one.state is RevocationState.PROPOSED)
        return next(waiting, None)


def search(
    *, actor: Actor, text: str, purpose: Purpose, reason: str = ""
) -> tuple[AuthorisationView, ...]:
    """Return the authorisations with this number, of this document or of a holder so named.

    Numbers are compared without spaces and marks, names by the same words in any order. Writes the
    look with what was asked as a fingerprint. Raises AccessDeniedError.
    """
    require(actor=actor, permission=_READ, purpose=purpose)
    number, words = number_key(text), name_key(text, "")[:KEY_LENGTH]
    wanted = Q(pk__in=())
    if number:
        wanted |= Q(number_key=number) | Q(document_key=number)
    if words:
        wanted |= Q(name_key=words)
    with transaction.atomic():
        rows = in_reach(ledger(), actor=actor, permission=_READ).filter(wanted)[:MOST]
        views = tuple(view_of(row, on=places.today_in(row.country)) for row in rows)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=tuple(one for row in rows for one in subjects_of(row)),
            fields=("kind", "number", "holder", "state"),
            reason=reason,
            results=len(views),
            query={"text": text},
        )
    return views


def access_authorisation(
    *, actor: Actor, authorisation_id: UUID, purpose: Purpose, reason: str = ""
) -> Record:
    """Return everything about an authorisation and write down the look.

    Raises AccessDeniedError, AuthorisationNotFoundError.
    """
    require(actor=actor, permission=_READ, purpose=purpose)
    with transaction.atomic():
        row = row_of(authorisation_id, actor=actor, permission=_READ)
        record = record_of(row)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=subjects_of(row),
            fields=RECORD_FIELDS,
            reason=reason,
            results=1,
        )
    return record


def record_of(row: Authorisation) -> Record:
    """Return everything about a row, for this room's own services, which write their own entry."""
    return Record(
        view=view_of(row, on=places.today_in(row.country)),
        steps=tuple(step.view() for step in row.decided()),
        uses=tuple(
            UseView(use.crossing_id, use.entered_on, use.undone_at is not None, use.undo_reason)
            for use in row.uses.all()
        ),
        revocations=tuple(one.view() for one in row.revocations.all()),
        extended_by=tuple(
            row.extensions.filter(state=State.GRANTED.value).values_list("id", "number")
        ),
    )


def open_revocations(*, actor: Actor, purpose: Purpose) -> tuple[tuple[RevocationView, str], ...]:
    """Return the proposals that wait for a second person with the authorisation's number.

    Nothing is shown of a holder, so that it is no look. Raises AccessDeniedError.
    """
    require(actor=actor, permission="credentials.revoke", purpose=purpose)
    within = in_reach(Authorisation.objects.all(), actor=actor, permission="credentials.revoke")
    rows = Revocation.objects.filter(
        state=RevocationState.PROPOSED.value, authorisation__in=within
    ).select_related("authorisation")
    return tuple((row.view(), row.authorisation.number) for row in rows[:MOST])
