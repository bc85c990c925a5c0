"""Who may write for the public, and who may let it out."""

from travesia.access.domain import PERMISSIONS, Permission, Role

PERMISSIONS.register(
    Permission(
        "portal.edit",
        "Write and translate items of the portal, and edit its synonyms",
        roles=frozenset({Role.EDITOR, Role.PROGRAMME_OFFICER}),
    )
)
PERMISSIONS.register(
    Permission(
        "portal.publish",
        "Approve what somebody else wrote for the portal, and withdraw items",
        roles=frozenset({Role.EDITOR, Role.PROGRAMME_OFFICER}),
    )
)
