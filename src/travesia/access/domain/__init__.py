"""Roles, scope, grants and posts: the rules of access without Django."""

from travesia.access.domain.actors import (
    PERMISSIONS,
    Actor,
    Grant,
    Permission,
    Scope,
    may,
)
from travesia.access.domain.posts import (
    POST_SOURCES,
    PostName,
    PostSource,
    all_posts,
    post_name,
    post_words,
    posts_open_to,
)
from travesia.access.domain.words import (
    GRANT_STEPS,
    POST_ROLES,
    TWO_PERSON_ROLES,
    ActorKind,
    DeviceState,
    GrantState,
    OrganisationKind,
    Purpose,
    Role,
    SessionEnd,
)

__all__ = [
    "GRANT_STEPS",
    "PERMISSIONS",
    "POST_ROLES",
    "POST_SOURCES",
    "TWO_PERSON_ROLES",
    "Actor",
    "ActorKind",
    "DeviceState",
    "Grant",
    "GrantState",
    "OrganisationKind",
    "Permission",
    "PostName",
    "PostSource",
    "Purpose",
    "Role",
    "Scope",
    "SessionEnd",
    "all_posts",
    "may",
    "post_name",
    "post_words",
    "posts_open_to",
]
