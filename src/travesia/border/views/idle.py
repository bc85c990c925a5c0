"""The empty desk: ready to read, with what was typed, pasted or kept before."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import services
from travesia.border.domain import Direction, What, recognise
from travesia.border.forms import TypedForm, ZoneForm
from travesia.border.views import screen
from travesia.border.views.desk import attempt, remember, unclear, why
from travesia.border.views.posts import today_here
from travesia.border.views.presented_words import kind_words
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.places.domain import PostView

_INSPECTING = Purpose.BORDER_INSPECTION

#: Visas, cards and seals that wait for the travel document; nobody carries more.
MOST_KEPT = 5


def show(
    request: HttpRequest,
    *,
    zone: ZoneForm | None = None,
    typed: TypedForm | None = None,
    kept: Sequence[str] = (),
    error: DomainError | None = None,
    status: int = 200,
    referring: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Show the desk with no document open, with whatever was typed before."""
    post = screen.post_here(request)
    if post is None:
        return render(request, "border/no_post.html", status=409)
    last = request.session.get("border.direction", Direction.ENTRY.value)
    if isinstance(error, services.BorderConflictError):
        _renew(zone, typed)
    context = {
        **screen.idle_context(request, post),
        "zone": zone or ZoneForm(initial={"direction": last, "nonce": uuid4()}),
        "typed": typed or TypedForm(initial={"direction": last, "nonce": uuid4()}),
        "direction": last,
        "error": error,
        "first": isinstance(error, services.DocumentFirstError),
        "kept": kept,
        "kept_words": ", ".join(_kept_words(kept)),
        "faults": () if error is None else error.facts.get("faults", ()),
        "typing": typed is not None,
        "referring": referring is not None,
        "entered": referring or {},
        "case_nonce": uuid4(),
    }
    return render(request, "border/desk.html", context, status=status)


def _renew(*sent: ZoneForm | TypedForm | None) -> None:
    """Give a form that another document used up a new nonce, so that sending it again works."""
    for form in sent:
        if form is not None:
            form.data = {**{name: form.data[name] for name in form.data}, "nonce": str(uuid4())}


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show the desk, ready to read."""
    return show(request)


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Open an inspection from what a reader sent, somebody pasted, or a picture shows.

    Visas, cards and seals that came before the travel document are kept in the form and are
    presented with the document that opens.
    """
    form, post = ZoneForm(request.POST, request.FILES), screen.post_here(request)
    kept = request.POST.getlist("also")[:MOST_KEPT]
    if "forget" in request.POST:
        return show(request)
    if post is None or not form.is_valid():
        return show(request, zone=form, kept=kept, error=_garbage(), status=422)
    remember(request, form.cleaned_data["direction"])
    texts, error = attempt(partial(form.texts, today=today_here(request)))
    opened = None
    for text in texts or ():
        if opened is not None:
            kept.append(text)
            continue
        opened, error = attempt(partial(_open, request, post, form, text))
        if isinstance(error, services.DocumentFirstError):
            kept.append(text)
        elif error is not None:
            break
    if opened is not None:
        _present_all(request, opened, kept)
        return redirect("border:inspection", inspection_id=opened)
    if isinstance(error, services.DocumentFirstError):
        return show(request, kept=list(dict.fromkeys(kept)), error=error)
    status = 422 if error is None else error.status
    return show(request, zone=form, kept=kept, error=error, status=status)


def _open(request: HttpRequest, post: PostView, form: ZoneForm, text: str) -> UUID:
    return services.open_inspection(
        actor=gate.actor_of(request),
        post_code=post.code,
        nonce=form.cleaned_data["nonce"],
        direction=Direction(form.cleaned_data["direction"]),
        zone=text,
        purpose=why(request),
    )


def _present_all(request: HttpRequest, inspection_id: UUID, kept: Sequence[str]) -> None:
    """Present what was kept; what cannot be is said and does not hold the document up."""
    for text in kept:
        _receipt, error = attempt(
            partial(
                services.present_document,
                actor=gate.actor_of(request),
                inspection_id=inspection_id,
                text=text,
                purpose=why(request),
            )
        )
        if error is not None:
            messages.warning(request, error.message)


def _kept_words(kept: Sequence[str]) -> list[str]:
    """Name what is kept: visa, card, seal; which it is hangs on no day."""
    found = (recognise(text, today=clock.today(), training=True).what.value for text in kept)
    return [kind_words(kind) for kind in found if kind != What.DOCUMENT]


@never_cache
@gate.requires("border.inspect", purpose=_INSPECTING)
@require_POST
def typed(request: HttpRequest) -> HttpResponse:
    """Open an inspection from a document typed by hand."""
    form, post = TypedForm(request.POST), screen.post_here(request)
    if post is None or not form.is_valid():
        return show(request, typed=form, error=unclear(), status=422)
    data = form.cleaned_data
    remember(request, data["direction"])
    opened, error = attempt(
        lambda: services.open_inspection(
            actor=gate.actor_of(request),
            post_code=post.code,
            nonce=data["nonce"],
            direction=Direction(data["direction"]),
            claim=form.claim(),
            document=form.document(),
            purpose=why(request),
        )
    )
    if error is None:
        return redirect("border:inspection", inspection_id=opened)
    form.add_problems(error.facts.get("problems"))
    return show(request, typed=form, error=error, status=error.status)


def _garbage() -> DomainError:
    return services.BorderError(
        "border.zone_not_taken",
        _(
            "What came is no machine-readable zone: it is too long, or holds signs that no "
            "document has. The text is kept below; nothing was opened. Read the document again."
        ),
    )
