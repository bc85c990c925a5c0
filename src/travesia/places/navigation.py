"""The room's entry in the menu, and the posts it offers for the choice of a shift."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import POST_SOURCES, PostName, PostSource
from travesia.core.navigation import NAVIGATION, Place
from travesia.places import selectors
from travesia.places.domain import PostState


def _posts_in_service() -> Iterator[PostName]:
    for post in selectors.posts(state=PostState.OPERATIONAL):
        yield PostName(post.code, post.name, post.country)


NAVIGATION.register(
    Place(
        key="places.posts",
        label=_("Border posts"),
        url_name="places:posts",
        wing="control",
        permission="places.view_posts",
        order=60,
    )
)
POST_SOURCES.register(PostSource("places", _posts_in_service))
