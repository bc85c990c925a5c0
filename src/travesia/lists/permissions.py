"""Who may ask the lists, answer a hit, confirm one, and manage the lists themselves."""

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

_DESK = frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})
_INSPECTION = frozenset({Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION})

SEARCH = PERMISSIONS.register(
    Permission(
        "lists.search",
        "Ask the watch lists about a traveller at the desk",
        _DESK,
        purposes=_INSPECTION,
    )
)
ANSWER = PERMISSIONS.register(
    Permission(
        "lists.answer",
        "Say after comparing whether a list entry may be the traveller",
        _DESK,
        purposes=_INSPECTION,
    )
)
CONFIRM = PERMISSIONS.register(
    Permission(
        "lists.confirm",
        "Confirm, as a second person, that a list entry may be the traveller",
        frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR}),
        purposes=_INSPECTION | {Purpose.SUPERVISION},
    )
)
MANAGE = PERMISSIONS.register(
    Permission(
        "lists.manage",
        "Propose, publish and read the watch lists",
        frozenset({Role.LIST_MANAGER}),
        purposes=frozenset({Purpose.LIST_MANAGEMENT}),
    )
)
