"""The way back into a locked session: the same person, by password or by key."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from travesia.access import events, selectors
from travesia.access.domain import Actor, SessionEnd
from travesia.access.models import User
from travesia.access.selectors import SessionView
from travesia.access.services.recording import record
from travesia.access.services.refusals import AccessError
from travesia.access.services.sessions import leave, unlock_session


def unlock_by_password(
    *, request: HttpRequest, actor: Actor, session: SessionView, password: str
) -> None:
    """Open the locked session for the person who locked it, or raise AccessError.

    Wrong passwords count with those of sign-in; at the limit the session ends.
    """
    user = selectors.user_by_id(session.user_id)
    found = authenticate(request, username=user.username, password=password)
    if found is None or found.pk != session.user_id:
        if getattr(request, "axes_locked_out", False):
            leave(request=request, because=SessionEnd.UNLOCK_REFUSED)
        raise AccessError(
            "access.wrong_password", _("That password is not right. The screen stays locked.")
        )
    reset(ip=getattr(request, "axes_ip_address", None), username=user.username)
    unlock_session(actor=actor, session_id=session.id, method="password")


def unlock_by_key(
    *, request: HttpRequest, actor: Actor, session: SessionView, credential: str
) -> None:
    """Open the locked session with a passkey or security key of its person, or raise."""
    form = ReauthenticateWebAuthnForm(user=_row(session.user_id), data={"credential": credential})
    if not form.is_valid():
        raise AccessError(
            "access.wrong_key", _("That key is not known here. The screen stays locked.")
        )
    unlock_session(actor=actor, session_id=session.id, method="key")


def unlock_demo(*, actor: Actor, session: SessionView) -> None:
    """Open a locked session of the demonstration, where nobody has a password."""
    if not session.demo:
        raise AccessError("access.password_needed", _("This session needs its password."))
    unlock_session(actor=actor, session_id=session.id, method="demo")


def key_challenge(*, session: SessionView) -> Mapping[str, Any]:
    """Return what the browser asks the person's key; AccessError when they have none."""
    row = _row(session.user_id)
    if not webauthn.get_credentials(row):
        raise AccessError("access.no_key", _("There is no key on this account."))
    options: Mapping[str, Any] = webauthn.begin_authentication(row)
    return options


def wrong_code(*, request: HttpRequest, username: str) -> None:
    """Count a wrong code of the second factor with the wrong passwords of that name."""
    AxesProxyHandler.user_login_failed(
        sender="second factor", credentials={"username": username}, request=request
    )


def sign_in_waits(*, request: HttpRequest, username: str) -> bool:
    """Tell whether this name must wait at this machine."""
    return not AxesProxyHandler.is_allowed(request, {"username": username})


def sign_in_locked(*, request: HttpRequest, username: str, minutes: int) -> None:
    """Record once for each wait that a name was locked at a machine."""
    pair = f"{getattr(request, 'axes_ip_address', '')} {username}"
    key = f"access-waits:{sha256(pair.encode()).hexdigest()}"
    if not cache.add(key, 1, timeout=minutes * 60):
        return
    row = User.objects.filter(username__iexact=username).first()
    with transaction.atomic():
        record(
            actor=Actor.public(),
            event=events.SignInLocked(row.id if row else None, minutes),
            users=[row.id] if row else [],
        )


def typed_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the name that somebody signs in with, as sign-in compares it: in small letters."""
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given).strip().lower()


def _row(user_id: UUID) -> User:
    return User.objects.get(pk=user_id)
