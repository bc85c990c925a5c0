"""Addresses of access; those of allauth that the platform opens are `account_patterns`."""

from allauth.account import views as account
from allauth.mfa import urls as mfa_urls
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from travesia.access.views import demo

app_name = "access"

#: Sign-up, mail addresses and reset by mail are not among them: an administrator makes accounts.
account_patterns: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/", include(mfa_urls)),
]


def demo_patterns(demonstration: bool) -> list[URLPattern]:
    """Return the demonstration's addresses, and none at all on any other node."""
    if not demonstration:
        return []
    return [
        path("demo/", demo.demo, name="demo"),
        path("demo/sign-in/<uuid:user_id>/", demo.sign_in, name="demo_sign_in"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    *demo_patterns(settings.DEMO),
]
