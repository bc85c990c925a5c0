"""The gate in front of every view: what it asks of whoever comes, declared beside the view.

A view without a declaration is refused by the middleware and by the permission table in the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase

from travesia.access import services
from travesia.access.domain import Actor, Purpose

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Gate:
    """What a view asks: a permission for a purpose, just a sign-in, or nothing at all."""

    permission: str | None
    purpose: Purpose | None = None
    public: bool = False
    why: str = ""


def actor_of(request: HttpRequest) -> Actor:
    """Return the actor that the middleware found for this request; the public if none."""
    return cast("Actor", getattr(request, "actor", None) or Actor.public())


def requires(permission: str, *, purpose: Purpose | None = None) -> Callable[[View[P]], View[P]]:
    """Open the view only to actors who hold `permission`, for `purpose`.

    The view still asks `authorize` with the scope of the record it touches; this first gate asks
    whether the actor holds the permission anywhere.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gated(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            services.require_anywhere(
                actor=actor_of(request), permission=permission, purpose=purpose
            )
            return view(request, *args, **kwargs)

        return declare(gated, Gate(permission=permission, purpose=purpose))

    return decorate


def public(why: str) -> Callable[[View[P]], View[P]]:
    """Open the view to everybody; `why` says for the permission table what makes that right."""

    def decorate(view: View[P]) -> View[P]:
        return declare(view, Gate(permission=None, public=True, why=why))

    return decorate


def declare(view: View[P], gate: Gate) -> View[P]:
    """Attach the gate to the view, where the permission table finds it."""
    view.__dict__["travesia_gate"] = gate
    return view


def gate_of(view: object) -> Gate | None:
    """Return the gate a view was declared with, looking through one level of class-based views."""
    found = getattr(view, "travesia_gate", None)
    return found if isinstance(found, Gate) else None
