"""Who may log contacts, call people back, read reports and keep the desks."""

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

LOG = PERMISSIONS.register(
    Permission(
        "helpdesk.log_contact",
        "Log contacts without identity, give referrals and close their loop",
        frozenset({Role.HUB_ATTENDANT}),
    )
)
CALL = PERMISSIONS.register(
    Permission(
        "helpdesk.call_back",
        "Take down who wants to be called, open it to call, end it; every look is written down",
        frozenset({Role.HUB_ATTENDANT}),
        purposes=frozenset({Purpose.INFORMATION_SERVICE}),
    )
)
REPORT = PERMISSIONS.register(
    Permission(
        "helpdesk.see_reports",
        "See the monthly report of hubs and hotlines, small numbers hidden",
        frozenset({Role.PROGRAMME_OFFICER}),
    )
)
DESKS = PERMISSIONS.register(
    Permission(
        "helpdesk.manage_desks",
        "Add hubs and hotlines and change what is said of them",
        frozenset({Role.NODE_ADMINISTRATOR, Role.PROGRAMME_OFFICER}),
    )
)
