"""Addresses of access; those of allauth that the platform opens are `account_patterns`."""

from allauth.account import views as account
from allauth.mfa import urls as mfa_urls
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from travesia.access.views import booth, demo, me, people, sign_in

app_name = "access"

#: Sign-up, mail addresses and reset by mail are not among them: an administrator makes accounts.
account_patterns: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", me.no_password, name="account_set_password"),
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
    path("access/begin/", booth.begin, name="begin"),
    path("access/post/", booth.post, name="post"),
    path("access/seen/", booth.seen, name="seen"),
    path("access/lock/", booth.lock, name="lock"),
    path("access/unlock/", booth.unlock, name="unlock"),
    path("access/unlock/key/", booth.unlock_key, name="unlock_key"),
    path("access/kept/", booth.kept, name="kept"),
    path("access/end-shift/", booth.end_shift, name="end_shift"),
    path("access/start/<str:link_id>/<str:token>/", sign_in.start, name="start"),
    path("access/me/", me.me, name="me"),
    path("access/me/language/", me.language, name="language"),
    path("access/people/", people.people, name="people"),
    path("access/people/new/", people.new_person, name="new_person"),
    path("access/people/<uuid:user_id>/", people.person, name="person"),
    path("access/people/<uuid:user_id>/grant/", people.grant, name="grant"),
    path("access/people/<uuid:user_id>/link/", people.set_up_link, name="set_up_link"),
    path("access/people/<uuid:user_id>/stop/", people.stop, name="stop"),
    path("access/grants/<uuid:grant_id>/revoke/", people.revoke, name="revoke"),
    path("access/grants/<uuid:grant_id>/confirm/", people.confirm, name="confirm"),
    path("access/grants/<uuid:grant_id>/refuse/", people.refuse, name="refuse"),
    path("access/organisations/", people.organisations, name="organisations"),
    *demo_patterns(settings.DEMO),
]
