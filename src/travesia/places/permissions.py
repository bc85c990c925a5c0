"""Who may see and change places."""

from travesia.access.domain import PERMISSIONS, Permission, Role

PERMISSIONS.register(Permission("places.view_posts", "See the border posts", roles=frozenset(Role)))
PERMISSIONS.register(
    Permission(
        "places.manage",
        "Register posts and sites, change their state, import areas",
        roles=frozenset({Role.NODE_ADMINISTRATOR}),
    )
)
