"""What the room offers to menus: the posts that somebody can choose for a shift."""

from collections.abc import Iterator

from travesia.access.domain import POST_SOURCES, PostName, PostSource
from travesia.places import selectors
from travesia.places.domain import PostState


def _posts_in_service() -> Iterator[PostName]:
    for post in selectors.posts(state=PostState.OPERATIONAL):
        yield PostName(post.code, post.name, post.country)


POST_SOURCES.register(PostSource("places", _posts_in_service))
