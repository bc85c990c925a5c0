"""Who may ask for, decide, print, use and take away authorisations, and why."""

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

_DESK = frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})
_INSPECTION = frozenset({Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION})
_DECIDING = frozenset({Purpose.AUTHORISATION})

CONSULT = PERMISSIONS.register(
    Permission(
        "credentials.consult",
        "See the authorisations of the traveller at the desk, and check a card",
        _DESK,
        purposes=_INSPECTION,
    )
)
USE = PERMISSIONS.register(
    Permission(
        "credentials.use",
        "Count an entry on an authorisation, or take the count back with the crossing",
        _DESK,
        purposes=_INSPECTION | {Purpose.SUPERVISION},
    )
)
READ = PERMISSIONS.register(
    Permission(
        "credentials.read",
        "Search and open authorisations; every look is written down",
        frozenset(
            {
                Role.PERMIT_OFFICER,
                Role.SECOND_LINE_OFFICER,
                Role.SUPERVISOR,
                Role.DATA_PROTECTION_OFFICER,
            }
        ),
        purposes=_DECIDING
        | {
            Purpose.SECOND_LINE_INSPECTION,
            Purpose.SUPERVISION,
            Purpose.DATA_PROTECTION,
            Purpose.SUBJECT_REQUEST,
        },
    )
)
ISSUE = PERMISSIONS.register(
    Permission(
        "credentials.issue",
        "Enter applications, grant or refuse them, issue and print authorisations",
        frozenset({Role.PERMIT_OFFICER}),
        purposes=_DECIDING,
    )
)
REVOKE = PERMISSIONS.register(
    Permission(
        "credentials.revoke",
        "Propose to revoke an authorisation, and decide what another person proposed",
        frozenset({Role.PERMIT_OFFICER, Role.SUPERVISOR}),
        purposes=_DECIDING | {Purpose.SUPERVISION},
    )
)
DECIDE_APPLICATIONS = PERMISSIONS.register(
    Permission(
        "credentials.decide_applications",
        "See the queue of online applications, open one with what was handed in, ask, approve, "
        "refuse, return a payment",
        frozenset({Role.PERMIT_OFFICER}),
        purposes=_DECIDING,
    )
)
LAPSE = PERMISSIONS.register(
    Permission(
        "credentials.lapse",
        "Let online applications lapse whose question stayed without an answer; a job does it",
        frozenset(),
        purposes=_DECIDING,
    )
)
LOAD_OFFERS = PERMISSIONS.register(
    Permission(
        "credentials.load_offers",
        "Put a book of the visas that are offered online in force",
        frozenset({Role.NODE_ADMINISTRATOR}),
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
REWRAP = PERMISSIONS.register(
    Permission(
        "credentials.rewrap",
        "Bring what was handed in with applications under the node's key of now",
        frozenset({Role.NODE_ADMINISTRATOR}),
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
