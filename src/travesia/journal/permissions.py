"""What may be done with the journal, and by whom."""

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

_WATCHERS = frozenset({Role.MONITOR, Role.DATA_PROTECTION_OFFICER})

PERMISSIONS.register(
    Permission(
        "journal.read",
        "Read the list of journal entries",
        _WATCHERS | {Role.NODE_ADMINISTRATOR},
    )
)
PERMISSIONS.register(
    Permission(
        "journal.trail",
        "See who looked at or changed the records of one person",
        _WATCHERS,
        purposes=frozenset({Purpose.OVERSIGHT, Purpose.DATA_PROTECTION, Purpose.SUBJECT_REQUEST}),
    )
)
PERMISSIONS.register(
    Permission(
        "journal.verify",
        "Have the node verify its journal",
        _WATCHERS | {Role.NODE_ADMINISTRATOR},
    )
)
PERMISSIONS.register(
    Permission(
        "journal.hold",
        "Hold records back from erasure",
        frozenset(
            {
                Role.DATA_PROTECTION_OFFICER,
            }
        ),
        purposes=frozenset({Purpose.DATA_PROTECTION}),
    )
)
PERMISSIONS.register(
    Permission(
        "journal.erase",
        "Erase what is due by its retention period",
        frozenset(
            {
                Role.DATA_PROTECTION_OFFICER,
            }
        ),
        purposes=frozenset({Purpose.DATA_PROTECTION}),
    )
)
PERMISSIONS.register(
    Permission(
        "journal.checkpoint",
        "Sign a checkpoint of the journal",
        frozenset({Role.NODE_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER}),
    )
)
