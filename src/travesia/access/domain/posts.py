"""Posts as the choice of a shift knows them: codes, names, which are open to whom; no Django."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from travesia.access.domain.actors import Actor, Scope
from travesia.access.domain.words import POST_ROLES
from travesia.core import clock
from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class PostName:
    """One post as the choice of a shift shows it."""

    code: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class PostSource:
    """Who can name the posts; `places` registers itself here, for `access` stands below it."""

    key: str
    posts: Callable[[], Iterable[PostName]] = field(compare=False)


POST_SOURCES: Registry[PostSource] = Registry("post sources")


def all_posts() -> tuple[PostName, ...]:
    """Return every post that some room can name, by code."""
    named = {post.code: post for source in POST_SOURCES for post in source.posts()}
    return tuple(named[code] for code in sorted(named))


def posts_open_to(actor: Actor) -> tuple[PostName, ...]:
    """Return the posts the actor may choose for a shift: those inside a grant of a post role.

    A post that a grant names is open even when no room can name it.
    """
    now = clock.now()
    scopes = [g.scope for g in actor.grants if g.role in POST_ROLES and g.holds(now)]
    chosen = {
        post.code: post for post in all_posts() if any(_reaches(scope, post) for scope in scopes)
    }
    for scope in scopes:
        if scope.post and scope.post not in chosen:
            chosen[scope.post] = PostName(scope.post, scope.post, scope.country)
    return tuple(chosen[code] for code in sorted(chosen))


def post_name(code: str) -> str:
    """Return the name of a post, or its code when no room can name it."""
    return next((post.name for post in all_posts() if post.code == code), code)


def post_words(code: str) -> str:
    """Return a post's name with its code, or the code alone when no room can name it."""
    name = post_name(code)
    return code if name == code else f"{name} ({code})"


def _reaches(scope: Scope, post: PostName) -> bool:
    return scope.country in ("", post.country) and scope.post in ("", post.code)
