"""Who may read what of the directory, change it, and take a place out of sight."""

from travesia.access.domain import PERMISSIONS, Permission, Role

_DESKS = frozenset({Role.EDITOR, Role.HUB_ATTENDANT, Role.PROTECTION_OFFICER})

VIEW = PERMISSIONS.register(
    Permission(
        "directory.view",
        "See the whole directory, also places kept from the public",
        _DESKS | {Role.NODE_ADMINISTRATOR, Role.MONITOR},
    )
)
EDIT = PERMISSIONS.register(
    Permission(
        "directory.edit",
        "Enter and change organisations, places, services, hours and visits",
        frozenset({Role.EDITOR}),
    )
)
HIDE = PERMISSIONS.register(
    Permission(
        "directory.hide",
        "Take an entry of the directory out of sight at once",
        _DESKS | {Role.NODE_ADMINISTRATOR},
    )
)
REVIEW = PERMISSIONS.register(
    Permission(
        "directory.review",
        "Say that an entry of the directory was looked at and still holds",
        frozenset({Role.EDITOR, Role.HUB_ATTENDANT}),
    )
)
EXCHANGE = PERMISSIONS.register(
    Permission(
        "directory.exchange",
        "Bring files of the directory in and write the whole of it out",
        frozenset({Role.EDITOR, Role.NODE_ADMINISTRATOR}),
    )
)
