"""A person's record on a page; its photos, one look each; and the word that two faces differ."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core.errors import DomainError
from travesia.people import selectors, services
from travesia.people.domain import (
    MOST_PERSONS,
    HeldDocument,
    NameView,
    PersonView,
    PhotoRef,
    VerificationView,
)
from travesia.people.views.words import (
    EVIDENCE_WORDS,
    KIND_WORDS,
    NAME_WORDS,
    OUTCOME_WORDS,
    PHOTO_WORDS,
    REPORT_WORDS,
    STATE_WORDS,
    name_of,
    purpose_of,
)
from travesia.vocab import state_name, term_name


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name in words."""

    name: NameView
    kind: str | Promise


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check of the identity in words."""

    check: VerificationView
    means: str | Promise
    meaning: str
    outcome: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """One photo, without its picture."""

    photo: PhotoRef
    source: str | Promise


@never_cache
@gate.requires("people.read", purpose=Purpose.SUPERVISION)
@require_safe
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show a person's record; opening it is a look, and each photo is another."""
    actor, purpose = gate.actor_of(request), purpose_of(request)
    found = selectors.access_person(actor=actor, person_id=person_id, purpose=purpose)
    claim, language = found.claim, get_language() or "en"
    context = {
        "person": found,
        "sex": term_name("sexes", claim.sex, language) if claim.sex else "",
        "nationality": state_name(claim.nationality, language) if claim.nationality else "",
        "names": [NameLine(name, NAME_WORDS[name.kind]) for name in found.names],
        "documents": [(one, state_name(one.issuing_state, language)) for one in found.documents],
        "reports": [(REPORT_WORDS[one.event], one) for one in reversed(found.document_reports)],
        "checks": [_check(one) for one in reversed(found.verifications)],
        "photos": [PhotoLine(one, PHOTO_WORDS[one.source]) for one in found.photos],
        "questions": _questions(actor, person_id),
        "may_ask": access.holds(actor, "people.raise_question"),
        "may_see": access.holds(actor, "people.see_photo"),
    }
    return render(request, "people/person.html", context)


@never_cache
@gate.requires("people.see_photo", purpose=Purpose.SUPERVISION)
@require_safe
def photo(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """Answer with one picture, kept by no cache; each answer is a look that is written down."""
    found = selectors.access_photo(
        actor=gate.actor_of(request), photo_id=photo_id, purpose=purpose_of(request)
    )
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Content-Disposition"] = "inline"
    return answer


@gate.requires("people.raise_question", purpose=Purpose.SUPERVISION)
@require_POST
def two_faces(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Ask whose a document is, on the word of an officer who saw it with two faces."""
    actor, purpose = gate.actor_of(request), purpose_of(request)
    found = selectors.access_person(
        actor=actor, person_id=person_id, purpose=purpose, fields=("documents",)
    )
    document = _document(found, request.POST.get("document", ""))
    if document is None:
        messages.error(request, _("Nothing was asked. Choose the document that was shown."))
        return redirect("people:person", person_id)
    try:
        raised = services.report_two_faces(
            actor=actor,
            person_ids=_holders(found, document),
            document=document,
            purpose=purpose,
        )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("people:person", person_id)
    said = _("The question is in the queue. Somebody will compare the photos.")
    if not raised.new:
        said = _("This question was asked already. It is in the queue, or was answered.")
    messages.success(request, said)
    return redirect("people:person", person_id)


def _document(found: PersonView, key: str) -> HeldDocument | None:
    """Return the document of a record that a form names by issuer and number."""
    return next(
        (one for one in found.documents if f"{one.issuing_state}/{one.number}" == key), None
    )


def _holders(found: PersonView, document: HeldDocument) -> tuple[UUID, ...]:
    """Return the records on which a document stands, this one first, as many as can be compared."""
    held = selectors.find_by_document(issuing_state=document.issuing_state, number=document.number)
    return tuple(dict.fromkeys((found.id, *(ref.id for ref in held))))[:MOST_PERSONS]


def _questions(
    actor: Actor, person_id: UUID
) -> list[tuple[UUID, str | Promise, str, str | Promise]]:
    """Return the questions about a person for those who answer them; nothing for the others."""
    if not access.holds(actor, "people.answer_question"):
        return []
    return [
        (one.id, KIND_WORDS[one.kind], *STATE_WORDS[one.state])
        for one in selectors.questions_about(person_id)
    ]


def _check(one: VerificationView) -> CheckLine:
    meaning, outcome = OUTCOME_WORDS[one.outcome]
    return CheckLine(one, EVIDENCE_WORDS[one.means], meaning, outcome, name_of(one.verified_by))
