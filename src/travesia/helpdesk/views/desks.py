"""Hubs and hotlines of the node: a list, a form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.core.errors import DeniedError, DomainError
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import topic_groups
from travesia.helpdesk.domain.own_topics import write_own
from travesia.helpdesk.forms import DeskForm
from travesia.places import selectors as places

_MANAGE = "helpdesk.manage_desks"


@gate.requires(_MANAGE)
@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """List the desks."""
    language = get_language() or "en"
    lines = [
        {
            "one": one,
            "kind": selectors.words_of(one.kind),
            "country": places.country_by_alpha3(one.country).name(language),
            "languages": ", ".join(selectors.language_words(tag) for tag in one.languages),
        }
        for one in selectors.desks()
    ]
    return render(request, "helpdesk/desks.html", {"lines": lines})


@gate.requires(_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a desk."""
    return _form(request, None)


@gate.requires(_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is said of a desk."""
    return _form(request, code)


def _form(request: HttpRequest, code: str | None) -> HttpResponse:
    language = get_language() or "en"
    form = DeskForm(_data(request, code), initial=_initial(code), language=language)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        act = services.add_desk if code is None else services.change_desk
        try:
            act(actor=gate.actor_of(request), new=form.new())
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept."))
            return redirect("helpdesk:desks")
    if code is not None:
        form.fields["code"].disabled = form.fields["country"].disabled = True
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "code": code, "error": error, "topics": _topics(language)}
    return render(request, "helpdesk/desk_form.html", context, status=status)


def _topics(language: str) -> list[tuple[str, str]]:
    """Return code and name of every topic that a desk can have a name of its own for."""
    return [
        (one.code, one.name(language))
        for group in topic_groups()
        for one in group.topics
        if not one.retired
    ]


def _data(request: HttpRequest, code: str | None) -> object:
    """Return what was sent; code and country of a desk that exists cannot be changed."""
    if request.method != "POST":
        return None
    if code is None:
        return request.POST
    sent = request.POST.copy()
    sent["code"], sent["country"] = code, selectors.desk_by_code(code).country
    return sent


def _initial(code: str | None) -> dict[str, object] | None:
    if code is None:
        return None
    desk = selectors.desk_by_code(code)
    names = ("code", "name", "kind", "country", "area", "hours", "phone", "emergency", "open")
    return {name: getattr(desk, name) for name in names} | {
        "usual": desk.language,
        "languages": list(desk.languages[1:]),
        "emergency_checked_on": desk.emergency_checked_on,
        "own_topics": write_own(desk.own_topics),
    }
