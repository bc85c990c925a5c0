"""The queue of the post: cards handed to its end, taken back at the window, given up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.access.domain import Actor, Purpose, Role
from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.views import days, screen
from travesia.border.views.desk import attempt, unclear
from travesia.core.errors import DomainError
from travesia.places.domain import PostView


@never_cache
@gate.requires("border.measure_queue", purpose=Purpose.SUPERVISION)
@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Show the cards that are out, and keep what becomes of one."""
    post = screen.post_here(request)
    if post is None:
        return render(request, "border/no_post.html", status=409)
    error: DomainError | None = None
    if request.method == "POST":
        said, error = _keep(request, post)
        if error is None:
            messages.success(request, said)
            return redirect("border:queue")
    cards = selectors.cards_out(
        actor=gate.actor_of(request), post_code=post.code, purpose=_why(gate.actor_of(request))
    )
    last = request.session.get("border.direction", Direction.ENTRY.value)
    context = {
        "status": screen.status_of(request, post),
        "cards": [
            {
                "card": card,
                "at": days.at_post(card.handed_at, post.time_zone),
                "direction": screen.direction_words(card.direction),
                "minutes": minutes_words(card.minutes),
            }
            for card in cards
        ],
        "direction": request.POST.get("direction") or last,
        "number": request.POST.get("number", ""),
        "error": error,
    }
    return render(request, "border/queue.html", context, status=error.status if error else 200)


def minutes_words(minutes: int) -> str:
    """Say a time of waiting: 1 minute, 23 minutes."""
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


def _why(actor: Actor) -> Purpose:
    return Purpose.SUPERVISION if Role.SUPERVISOR in actor.roles else screen.purpose_of(actor)


def _keep(request: HttpRequest, post: PostView) -> tuple[str, DomainError | None]:
    """Do what the form asks for and say it, or return what is wrong."""
    actor, sent = gate.actor_of(request), request.POST
    about: dict[str, Any] = {
        "actor": actor,
        "post_code": post.code,
        "number": sent.get("number", ""),
        "purpose": _why(actor),
    }
    if "hand" in sent and sent.get("direction") in set(Direction):
        about["direction"] = Direction(sent["direction"])
        receipt, error = attempt(lambda: services.hand_card(**about))
        words = _("Card %(number)s is in the queue.")
    elif "take" in sent:
        receipt, error = attempt(lambda: services.take_card(**about))
        words = _("Card %(number)s came back after %(time)s.")
    elif "give_up" in sent:
        receipt, error = attempt(lambda: services.give_card_up(**about))
        words = _given_up()
    else:
        return "", unclear()
    if error is not None:
        return "", error
    if "take" in sent and receipt.seconds is None:
        words = _given_up()
    time = minutes_words((receipt.seconds or 0) // 60)
    return words % {"number": receipt.number, "time": time}, None


def _given_up() -> str:
    return _("Card %(number)s counts for nothing and can be handed out again.")
