"""What allauth asks of the platform: nobody signs up, secrets of second factors lie encrypted."""

import base64
from datetime import timedelta

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from travesia.access import gate, services
from travesia.access.domain import SessionEnd
from travesia.access.middleware import booth_of
from travesia.core import clock


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts are made by an administrator and nowhere else."""

    #: Our own sentences, so that they speak all five languages.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The name or the password is not right."),
        "incorrect_password": _("That password is not right."),
        "enter_current_password": _("That is not the present password."),
        "incorrect_code": _("That code is not right. Wait for the next one and write it again."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes and try again."),
        "rate_limited": _("Too many tries. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth asks by this name
        """Return that nobody may sign up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Leave wrong passwords to axes, which counts by name and machine together.

        allauth would count by name alone, and anybody could then keep an officer out of every
        booth of the country.
        """

    def is_reauthentication_required(self, **_asked: object) -> bool:
        """Ask again who is there, unless they signed in just now (a first set-up asks once)."""
        booth = booth_of(self.request)
        fresh = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
        return booth is None or clock.now() - booth.started_at >= fresh

    def login(self, request: HttpRequest, user: object) -> None:
        """Sign in after the last step, and begin the booth session there and then."""
        super().login(request, user)
        services.begin_session(request=request)

    def logout(self, request: HttpRequest) -> None:
        """End the booth session with Django's."""
        services.leave(request=request, because=SessionEnd.SIGNED_OUT)

    def add_message(self, request: HttpRequest, level: int, *args: object, **kw: object) -> None:
        """Say only what went wrong: that one is signed in, the page itself shows."""
        if level >= messages.WARNING:
            super().add_message(request, level, *args, **kw)

    def get_reauthentication_methods(self, user: object) -> list[dict[str, object]]:
        """Name the ways to say again who one is in our own words."""
        words = {
            "reauthenticate": _("With the password"),
            "mfa_reauthenticate": _("With a code of the app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("With a key"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, *_rest: object
    ) -> None:
        """Record what allauth would mail about: no post has mail, every node has a journal."""
        services.way_in_changed(
            actor=gate.actor_of(self.request),
            user_id=user.pk,
            change=template_prefix.rpartition("/")[2],
        )


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Second factors of the node."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right. Wait for the next one and write it again."),
        "cannot_delete_authenticator": _(
            "This is your last second factor. Set another one up before you remove it."
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last second factor: another one is set up before this one goes."""
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        factors = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
        others = Authenticator.objects.filter(user=authenticator.user, type__in=factors)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # allauth's
        """Offer a name for a new key: Key 1, Key 2."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Key %(number)d") % {"number": count + 1}

    def get_totp_label(self, user: object) -> str:
        """Name the person in the authenticator app as they sign in."""
        return str(getattr(user, "username", ""))

    def encrypt(self, text: str) -> str:
        """Encrypt an authenticator secret or the seed of recovery codes for the database."""
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt what `encrypt` wrote; InvalidToken when the node's secret key was changed."""
        return _cipher().decrypt(encrypted_text.encode("ascii")).decode()


def _cipher() -> Fernet:
    """Return the cipher under a key derived from the node's secret key for this use only."""
    key = HKDF(SHA256(), 32, salt=None, info=b"travesia second factors").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(key))
