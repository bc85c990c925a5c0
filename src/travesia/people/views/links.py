"""All links of a person: who said so, when, why and on what; each can be ended with a reason."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.core.errors import DomainError
from travesia.people import selectors, services
from travesia.people.domain import LinkState, LinkView, PersonRef, PersonView
from travesia.people.views.words import EVIDENCE_WORDS, name_of, purpose_of


@dataclass(frozen=True, slots=True)
class Line:
    """One link in words, with the other record and the journal entries that hold it."""

    link: LinkView
    active: bool
    other: PersonView
    evidence: str | Promise
    linked_by: str
    linked_entry: str
    ended_by: str
    ended_entry: str


@never_cache
@gate.requires("people.read", purpose=Purpose.SUPERVISION)
@require_safe
def links(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show every link of a person, ended ones too; opening the page is a look at each record."""
    return _page(request, person_id)


@gate.requires("people.link", purpose=Purpose.SUPERVISION)
@require_POST
def end_link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """End a link between two records; both stay as they are."""
    try:
        services.unlink_persons(
            actor=gate.actor_of(request),
            link_id=link_id,
            reason=request.POST.get("reason", ""),
            purpose=purpose_of(request),
        )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(_back(request))
    messages.success(request, _("The link has ended. Both records are as they were."))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """Return the page that a form came from, by its own kind; the queue for anything else."""
    for kind, page in (("question", "people:question"), ("person", "people:links")):
        try:
            return reverse(page, args=[UUID(request.POST.get(kind, ""))])
        except ValueError:
            continue
    return reverse("people:questions")


def _page(request: HttpRequest, person_id: UUID) -> HttpResponse:
    actor, purpose = gate.actor_of(request), purpose_of(request)
    person = selectors.access_person(
        actor=actor, person_id=person_id, purpose=purpose, fields=("claim",)
    )
    found = selectors.access_links(actor=actor, person_id=person_id, purpose=purpose)
    entries = selectors.link_entries(person_id)
    others = {
        ref.id: selectors.access_person(
            actor=actor, person_id=ref.id, purpose=purpose, fields=("claim",)
        )
        for ref in dict.fromkeys(_other(link, person_id) for link in found)
    }
    lines = [_line(link, others[_other(link, person_id).id], entries) for link in reversed(found)]
    context = {
        "person": person,
        "lines": sorted(lines, key=lambda line: not line.active),
        "group": len(selectors.same_person(person_id)),
        "may_end": access.holds(actor, "people.link"),
        "may_answer": access.holds(actor, "people.answer_question"),
    }
    return render(request, "people/links.html", context)


def _other(link: LinkView, person_id: UUID) -> PersonRef:
    return link.second if link.first.id == person_id else link.first


def _line(link: LinkView, other: PersonView, entries: dict[tuple[UUID, str], str]) -> Line:
    return Line(
        link=link,
        active=link.state is LinkState.ACTIVE,
        other=other,
        evidence=EVIDENCE_WORDS[link.evidence],
        linked_by=name_of(link.linked_by),
        linked_entry=entries.get((link.id, "people.person_linked"), ""),
        ended_by=name_of(link.ended_by) if link.ended_by else "",
        ended_entry=entries.get((link.id, "people.person_unlinked"), ""),
    )
