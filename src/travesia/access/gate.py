"""The gate in front of every view: what it asks of whoever comes, declared beside the view.

A view without a declaration is refused by the middleware and by the permission table in the tests.
Views of libraries cannot carry a declaration; theirs stand in the one table THIRD_PARTY.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.security import SessionAuth

from travesia.access import services
from travesia.access.domain import Actor, ActorKind, Purpose

P = ParamSpec("P")
#: What the view answers: a response, or for a Ninja operation what becomes one.
R = TypeVar("R")
View = Callable[Concatenate[HttpRequest, P], R]


@dataclass(frozen=True, slots=True)
class Gate:
    """What a view asks: a permission for a purpose, just a sign-in, or nothing at all."""

    permission: str | None
    purpose: Purpose | None = None
    public: bool = False
    why: str = ""
    #: Open while the session is locked: unlocking and ending only.
    while_locked: bool = False
    #: Open to somebody who has no second factor yet: setting one up only.
    without_second_factor: bool = False


def _open(why: str, *, while_locked: bool = False) -> Gate:
    return Gate(permission=None, public=True, why=why, while_locked=while_locked)


def _own(why: str) -> Gate:
    return Gate(permission=None, why=why, without_second_factor=True)


_SIGN_IN = "whoever signs in is not signed in yet"
_FACTORS = "people keep their own second factors"

#: The gates of views that come from libraries, by URL name.
THIRD_PARTY: dict[str, Gate] = {
    "api:api-root": _open("the root of the API answers that nothing lies there"),
    "hsds:api-root": _open("the root of the directory's API says which version it speaks"),
    "account_login": _open(_SIGN_IN),
    "mfa_login_webauthn": _open(_SIGN_IN),
    "mfa_authenticate": _open(_SIGN_IN),
    "account_inactive": _open("it says one sentence"),
    "account_logout": _open("ending a session needs no permission", while_locked=True),
    "account_reauthenticate": _own("proves again who is there"),
    "mfa_reauthenticate": _own("proves again who is there"),
    "mfa_reauthenticate_webauthn": _own("proves again who is there"),
    "account_change_password": _own("people choose their own password"),
    "mfa_index": _own(_FACTORS),
    "mfa_activate_totp": _own(_FACTORS),
    "mfa_deactivate_totp": _own(_FACTORS),
    "mfa_view_recovery_codes": _own(_FACTORS),
    "mfa_generate_recovery_codes": _own(_FACTORS),
    "mfa_download_recovery_codes": _own(_FACTORS),
    "mfa_list_webauthn": _own(_FACTORS),
    "mfa_add_webauthn": _own(_FACTORS),
    "mfa_remove_webauthn": _own(_FACTORS),
    "mfa_edit_webauthn": _own(_FACTORS),
}


def actor_of(request: HttpRequest) -> Actor:
    """Return the actor that the middleware found for this request; the public if none."""
    return cast("Actor", getattr(request, "actor", None) or Actor.public())


def requires(
    permission: str, *, purpose: Purpose | None = None
) -> Callable[[View[P, R]], View[P, R]]:
    """Open the view only to actors who hold `permission`, for `purpose`.

    The view still asks `authorize` with the scope of the record it touches; this first gate asks
    whether the actor holds the permission anywhere. Class-based views are decorated after
    `as_view()`, Ninja operations under the router's decorator.
    """

    def decorate(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def gated(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            services.require_anywhere(
                actor=actor_of(request), permission=permission, purpose=purpose
            )
            return view(request, *args, **kwargs)

        return declare(gated, Gate(permission=permission, purpose=purpose))

    return decorate


def signed_in(
    why: str, *, while_locked: bool = False, without_second_factor: bool = False
) -> Callable[[View[P, R]], View[P, R]]:
    """Open the view to everybody who is signed in; `why` says what makes that right."""

    def decorate(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def gated(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            require_person(request)
            return view(request, *args, **kwargs)

        return declare(
            gated,
            Gate(
                permission=None,
                why=why,
                while_locked=while_locked,
                without_second_factor=without_second_factor,
            ),
        )

    return decorate


def public(why: str, *, while_locked: bool = False) -> Callable[[View[P, R]], View[P, R]]:
    """Open the view to everybody; `why` says for the permission table what makes that right."""

    def decorate(view: View[P, R]) -> View[P, R]:
        return declare(view, _open(why, while_locked=while_locked))

    return decorate


class SessionGate(SessionAuth):
    """The gate of a Ninja operation: session, CSRF token and permission, before the body is read.

    Without it a body would be judged first, and its faults told to people who may not ask.
    """

    def __init__(self, permission: str, *, purpose: Purpose | None = None) -> None:
        """Ask for `permission` for `purpose`, anywhere."""
        super().__init__()
        self._asks = (permission, purpose)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor:  # noqa: ARG002  # Ninja names it
        """Return the actor, or raise as `requires` does."""
        actor = actor_of(request)
        permission, purpose = self._asks
        services.require_anywhere(actor=actor, permission=permission, purpose=purpose)
        return actor


def is_person(request: HttpRequest) -> bool:
    """Tell whether somebody is signed in."""
    return actor_of(request).kind is not ActorKind.PUBLIC


def require_person(request: HttpRequest) -> None:
    """Return when somebody is signed in; otherwise raise SignInNeededError."""
    if not is_person(request):
        raise services.SignInNeededError("access.sign_in_needed", _("Sign in to go on."))


def declare(view: View[P, R], gate: Gate) -> View[P, R]:
    """Attach the gate to the view, where the permission table finds it."""
    view.__dict__["travesia_gate"] = gate
    return view


def gate_of(view: object, name: str = "", method: str = "") -> Gate | None:
    """Return the gate of a view, or None when it has none.

    `name` is the view's URL name, by which views of libraries are found; a Ninja path holds one
    operation for each method, and `method` chooses among them (empty: the first; a method that
    the path does not offer has the gate of the first, and Ninja then answers that it has none).
    """
    found = getattr(view, "travesia_gate", None)
    if isinstance(found, Gate):
        return found
    operations = _ninja_operations(view)
    if operations:
        return _gate_of_operation(operations, method)
    return THIRD_PARTY.get(name)


def _gate_of_operation(operations: list[object], method: str) -> Gate | None:
    """Return the gate of the operation for `method`; None if any operation has none."""
    gates = [getattr(getattr(op, "view_func", None), "travesia_gate", None) for op in operations]
    if not all(isinstance(gate, Gate) for gate in gates):
        return None
    for operation, gate in zip(operations, gates, strict=True):
        if method in getattr(operation, "methods", ()):
            return cast("Gate", gate)
    return cast("Gate", gates[0])


def _ninja_operations(view: object) -> list[object]:
    """Return the operations behind a Ninja path: its view closes over the path object."""
    if not inspect.isfunction(view) or not view.__module__.startswith("ninja."):
        return []
    holder = inspect.getclosurevars(view).nonlocals.get("self")
    return list(getattr(holder, "operations", []))
