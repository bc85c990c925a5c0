"""One authorisation on a page: holder, terms, steps, uses, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.core.errors import DomainError
from travesia.credentials import selectors, services
from travesia.credentials.domain import (
    PRINTED,
    Act,
    Kind,
    Note,
    RevocationView,
    State,
    StepView,
    VerifiedHow,
    next_state,
)
from travesia.credentials.forms import RefuseForm, RevocationForm
from travesia.credentials.views.words import country_words, name_of, purpose_of
from travesia.vocab import term_name


@dataclass(frozen=True, slots=True)
class Step:
    """One decided act in words."""

    act: str
    step: StepView
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal to revoke in words."""

    view: RevocationView
    reason: str
    by: str
    own: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One note as a sentence with its meaning."""

    meaning: str
    text: str

    @property
    def icon(self) -> str:
        """The icon of the meaning."""
        return {"ok": "check", "info": "info"}.get(self.meaning, self.meaning)

    @property
    def tone(self) -> str:
        """The class that gives the icon its colour."""
        return f"is-{self.meaning}"


@never_cache
@gate.requires("credentials.read", purpose=Purpose.AUTHORISATION)
@require_safe
def record(request: HttpRequest, authorisation_id: UUID) -> HttpResponse:
    """Show one authorisation; opening it is a look."""
    return show(request, authorisation_id)


def show(
    request: HttpRequest,
    authorisation_id: UUID,
    *,
    error: DomainError | None = None,
    refusing: RefuseForm | None = None,
    revoking: RevocationForm | None = None,
) -> HttpResponse:
    """Show the page, with an error and what was typed when nothing was changed."""
    actor = gate.actor_of(request)
    found = selectors.access_authorisation(
        actor=actor, authorisation_id=authorisation_id, purpose=purpose_of(request)
    )
    view, language = found.view, get_language() or "en"
    meaning, word = selectors.state_words(view.state)
    context = {
        "record": found,
        "view": view,
        "kind": selectors.kind_words(view.kind),
        "meaning": meaning,
        "state": word,
        "rests_on": selectors.verified_words(view.verified_how),
        "sex": term_name("sexes", view.holder.sex, language) if view.holder.sex else "",
        "nationality": country_words(view.holder.nationality),
        "document_issuer": country_words(view.holder.document_issuer),
        "country": country_words(view.country),
        "issuer": country_words(view.issuer),
        "notes": [_said(note) for note in view.notes],
        "steps": [_step(step) for step in reversed(found.steps)],
        "waiting": _waiting(found.open_revocation, actor.id),
        "may": _may(request, found),
        "refuse_form": refusing or RefuseForm(),
        "revoke_form": revoking or RevocationForm(),
        "error": error,
    }
    return render(
        request, "credentials/record.html", context, status=200 if error is None else error.status
    )


def _may(request: HttpRequest, found: selectors.Record) -> dict[str, bool]:
    """Return which acts are open to this person in this state; the services ask again."""
    actor, view = gate.actor_of(request), found.view
    issues = access.holds(actor, "credentials.issue")
    own = view.verified_how is VerifiedHow.LEDGER
    revokes = own and access.holds(actor, "credentials.revoke")
    standing = view.state in (State.GRANTED, State.USED_UP)
    return {
        "decide": issues and view.state is State.APPLIED,
        "withdraw": issues and own and next_state(view.state, Act.WITHDRAW) is not None,
        "extend": issues and own and standing and view.kind is not Kind.EXTENSION,
        "print": issues and view.state is State.GRANTED and view.kind in PRINTED | services.CARDS,
        "revoke": revokes and standing and found.open_revocation is None,
        "second": revokes and found.open_revocation is not None,
    }


def _said(note: Note) -> Said:
    return Said(note.level.value, selectors.say(note))


def _step(step: StepView) -> Step:
    reason = selectors.reason_words(step.reason) if step.reason else ""
    return Step(selectors.act_words(step.act), step, name_of(step.decided_by), reason)


def _waiting(one: RevocationView | None, actor_id: str) -> Proposal | None:
    if one is None:
        return None
    return Proposal(
        one,
        selectors.reason_words(one.reason),
        name_of(one.proposed_by),
        one.proposed_by == actor_id,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal to revoke as the queue shows it: no holder."""

    number: str
    id: UUID
    reason: str
    effective_on: object
    proposed_at: datetime
    by: str
    own: bool


@never_cache
@gate.requires("credentials.revoke", purpose=Purpose.SUPERVISION)
@require_safe
def revocations(request: HttpRequest) -> HttpResponse:
    """Show the proposals to revoke that wait for a second person."""
    actor = gate.actor_of(request)
    found = selectors.open_revocations(actor=actor, purpose=purpose_of(request))
    lines = [
        Waiting(
            number,
            one.authorisation_id,
            selectors.reason_words(one.reason),
            one.effective_on,
            one.proposed_at,
            name_of(one.proposed_by),
            one.proposed_by == actor.id,
        )
        for one, number in found
    ]
    return render(request, "credentials/revocations.html", {"lines": lines})
