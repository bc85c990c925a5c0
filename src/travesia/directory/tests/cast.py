"""Signing in as somebody of the demonstration."""

from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor


def sign_in(client: Client, role: str) -> Client:
    """Sign in as the first of the cast who holds a role, reading English."""
    maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
    people = access.ensure_demo_people(actor=maker)
    person = next(one for one in people if one.username.startswith(role))
    client.force_login(get_user_model().objects.get(pk=person.id))
    client.get("/")  # the session begins in the person's own language
    client.get("/", {"lang": "en"})  # and keeps the one that these tests read
    return client
