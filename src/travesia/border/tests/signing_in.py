"""Sign the invented officers of a post in, with posts and lists as the demonstration has them."""

from datetime import date

from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.lists import services as lists
from travesia.lists.domain import NewListEntry
from travesia.places.tests.factories import make_post
from travesia.screening import Name

POST = "HTI-MAL"
MAKER = Actor.system("tests", allowed={*access.DEMO_PERMISSIONS, "lists.manage"})


def make_post_and_people() -> None:
    """Make the post at which the invented officers work, and the officers."""
    make_post(POST, name="Malpasse")
    access.ensure_demo_people(actor=MAKER)


def make_list() -> None:
    """Publish a list with one entry that is like the specimen's holder."""
    lists.register_source(
        actor=MAKER, key="national", label="National alert list", owner="Ministry of Utopia"
    )
    entry = NewListEntry(
        number="0417",
        names=(Name("ERIKSON", "ANNA"),),
        birth_dates=("1974",),
        sex="F",
        instruction="Tell the alerts office, ext. 214. Do not detain.",
        review_due=date(2027, 3, 1),
    )
    lists.publish_version(actor=MAKER, source_key="national", entries=(entry,))


def sign_in(client: Client, username: str) -> Client:
    """Sign an invented person in; the session begins at their post."""
    user = get_user_model().objects.get(username=f"{username}@demo.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/access/begin/")
    return client
