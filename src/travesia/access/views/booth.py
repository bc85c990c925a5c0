"""The booth: where a shift begins, the locked screen, signs of life, the end of a shift."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from travesia.access import domain, gate, services
from travesia.access.domain import SessionEnd
from travesia.access.forms import PostForm
from travesia.access.middleware import KEPT_KEY, booth_of
from travesia.access.selectors import SessionView
from travesia.core.navigation import NAVIGATION


@gate.signed_in("everybody starts somewhere")
def begin(request: HttpRequest) -> HttpResponse:
    """Send whoever signed in to where their work starts; choosing a post comes first."""
    actor = gate.actor_of(request)
    if not actor.post and domain.posts_open_to(actor):
        return HttpResponseRedirect(reverse("access:post"))
    places = sorted(NAVIGATION, key=lambda place: (place.order, place.key))
    for place in places:
        if place.permission and services.holds(actor, place.permission):
            return HttpResponseRedirect(reverse(place.url_name))
    return HttpResponseRedirect(reverse("home"))


@gate.signed_in("people say at which of their own posts they work")
def post(request: HttpRequest) -> HttpResponse:
    """Choose post and lane for this shift, among the posts in scope."""
    actor = gate.actor_of(request)
    posts = [(p.code, domain.post_words(p.code)) for p in domain.posts_open_to(actor)]
    booth = booth_of(request)
    initial = {"post": actor.post, "lane": booth.lane if booth else ""}
    form = PostForm(request.POST or None, posts=posts, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.choose_post(
            actor=actor, post_code=form.cleaned_data["post"], lane=form.cleaned_data["lane"]
        )
        return HttpResponseRedirect(reverse("access:begin"))
    return render(request, "access/post.html", {"form": form, "posts": posts})


@gate.signed_in("a sign of life of one's own session", while_locked=True)
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Say how the session stands; the middleware has noted the sign of life."""
    booth = booth_of(request)
    return JsonResponse({"locked": booth is not None and booth.locked_at is not None})


@gate.signed_in("people lock their own screen", while_locked=True, without_second_factor=True)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock this session now; pages get the locked screen, scripts the bare fact."""
    booth = booth_of(request)
    if booth is not None:
        services.lock_session(actor=gate.actor_of(request), session_id=booth.id)
    if _by_script(request):
        return JsonResponse({"locked": True})
    return HttpResponseRedirect(_safe_next(request))


@gate.signed_in(
    "the person who locked the screen opens it", while_locked=True, without_second_factor=True
)
@never_cache
@sensitive_post_parameters("password", "credential")
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Open the screen again by password or key, and go on where the work lies."""
    booth = booth_of(request)
    if booth is None or booth.locked_at is None:
        return _opened(request)
    try:
        _prove(request, booth)
    except services.AccessError as error:
        if not request.user.is_authenticated:
            return _over(request)
        if _by_script(request):
            return JsonResponse({"locked": True, "sentence": error.message}, status=422)
        context = {"next": _safe_next(request), "sentence": error.message}
        return render(request, "access/locked.html", context, status=422)
    return _opened(request)


@gate.signed_in("asks a person's own key", while_locked=True, without_second_factor=True)
@never_cache
def unlock_key(request: HttpRequest) -> HttpResponse:
    """Give the browser what to ask the person's key."""
    booth = booth_of(request)
    if booth is None:
        return JsonResponse({}, status=404)
    try:
        return JsonResponse(dict(services.key_challenge(session=booth)))
    except services.AccessError as error:
        return JsonResponse({"sentence": error.message}, status=422)


@gate.signed_in("what one sent oneself")
@never_cache
def kept(request: HttpRequest) -> HttpResponse:
    """Show once what was sent while the screen was locked, to send it again or to leave it."""
    found = request.session.pop(KEPT_KEY, None)
    if found is None:
        return HttpResponseRedirect(reverse("access:begin"))
    fields = QueryDict(found["body"]).lists()
    pairs = [(name, value) for name, values in fields for value in values]
    return render(
        request,
        "access/kept.html",
        {
            "path": found["path"],
            "fields": [pair for pair in pairs if pair[0] != "csrfmiddlewaretoken"],
        },
    )


@gate.public("ending a session needs no permission", while_locked=True)
@require_POST
def end_shift(request: HttpRequest) -> HttpResponse:
    """Hand the booth over: the session ends and the machine keeps nothing."""
    services.leave(request=request, because=SessionEnd.HAND_OVER)
    messages.success(request, _("The shift has ended. What you recorded is kept."))
    return HttpResponseRedirect(reverse("account_login"))


def _prove(request: HttpRequest, booth: SessionView) -> None:
    """Check who is there, by the way that was tried; AccessError when it fails."""
    actor = gate.actor_of(request)
    if "credential" in request.POST:
        services.unlock_by_key(
            request=request, actor=actor, session=booth, credential=request.POST["credential"]
        )
    elif booth.demo:
        services.unlock_demo(actor=actor, session=booth)
    else:
        services.unlock_by_password(
            request=request,
            actor=actor,
            session=booth,
            password=request.POST.get("password", ""),
        )


def _opened(request: HttpRequest) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"locked": False})
    if KEPT_KEY in request.session:
        return HttpResponseRedirect(reverse("access:kept"))
    return HttpResponseRedirect(_safe_next(request))


def _over(request: HttpRequest) -> HttpResponse:
    """Answer for a session that ended under the hand of whoever tried to open it."""
    if _by_script(request):
        return JsonResponse({"over": True, "next": reverse("account_login")}, status=401)
    return HttpResponseRedirect(reverse("account_login"))


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _safe_next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else reverse("access:begin")
