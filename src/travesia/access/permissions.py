"""What can be done with people's access, and the roles it is given to."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

_ADMINISTRATORS = frozenset({Role.NODE_ADMINISTRATOR})

SEE_PEOPLE = PERMISSIONS.register(
    Permission(
        "access.see_people",
        "See the people of the node and what they may do",
        frozenset({Role.NODE_ADMINISTRATOR, Role.MONITOR, Role.DATA_PROTECTION_OFFICER}),
        purposes=frozenset({Purpose.ADMINISTRATION, Purpose.OVERSIGHT, Purpose.DATA_PROTECTION}),
    )
)
MANAGE_USERS = PERMISSIONS.register(
    Permission(
        "access.manage_users",
        "Create people, give them a set-up link, stop and resume their access",
        _ADMINISTRATORS,
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
MANAGE_ORGANISATIONS = PERMISSIONS.register(
    Permission(
        "access.manage_organisations",
        "Register organisations",
        _ADMINISTRATORS,
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
GRANT_ROLE = PERMISSIONS.register(
    Permission(
        "access.grant_role",
        "Give and take roles",
        _ADMINISTRATORS,
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
CONFIRM_GRANT = PERMISSIONS.register(
    Permission(
        "access.confirm_grant",
        "Confirm or refuse a role that another person proposed",
        frozenset({Role.NODE_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER}),
        purposes=frozenset({Purpose.ADMINISTRATION, Purpose.DATA_PROTECTION}),
    )
)
#: Given by name to the set-up of a fresh node and to the demonstration; no role holds it.
GRANT_ALONE = PERMISSIONS.register(
    Permission(
        "access.grant_alone",
        "Give a two-person role without a second person, where there is nobody yet",
        frozenset(),
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)
MANAGE_DEVICES = PERMISSIONS.register(
    Permission(
        "access.manage_devices",
        "Enrol and retire machines",
        _ADMINISTRATORS,
        purposes=frozenset({Purpose.ADMINISTRATION}),
    )
)

ROLE_NAMES: dict[Role, Promise] = {
    Role.BORDER_OFFICER: _("Border officer"),
    Role.SECOND_LINE_OFFICER: _("Second-line officer"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.LIST_MANAGER: _("List manager"),
    Role.PERMIT_OFFICER: _("Visa and permit officer"),
    Role.PROTECTION_OFFICER: _("Protection officer"),
    Role.LABOUR_OFFICER: _("Labour officer"),
    Role.INSPECTOR: _("Inspector"),
    Role.EMPLOYER: _("Employer"),
    Role.HUB_ATTENDANT: _("Hub attendant"),
    Role.ENUMERATOR: _("Enumerator"),
    Role.EDITOR: _("Editor"),
    Role.PROGRAMME_OFFICER: _("Programme officer"),
    Role.ANALYST: _("Analyst"),
    Role.MONITOR: _("Monitor"),
    Role.DATA_PROTECTION_OFFICER: _("Data-protection officer"),
    Role.NODE_ADMINISTRATOR: _("Node administrator"),
}

ROLE_DUTIES: dict[Role, Promise] = {
    Role.BORDER_OFFICER: _("reads documents and records crossings at a post"),
    Role.SECOND_LINE_OFFICER: _("looks closer at referred travellers and confirms refusals"),
    Role.SUPERVISOR: _("answers for a post: second pair of eyes, corrections"),
    Role.LIST_MANAGER: _("publishes the versions of watch lists"),
    Role.PERMIT_OFFICER: _("decides applications for visas, permits and passes"),
    Role.PROTECTION_OFFICER: _("receives people at risk who were referred"),
    Role.LABOUR_OFFICER: _("authorises placements of workers"),
    Role.INSPECTOR: _("visits workplaces"),
    Role.EMPLOYER: _("asks for workers and reports on their contracts"),
    Role.HUB_ATTENDANT: _("informs people at a hub or on the telephone"),
    Role.ENUMERATOR: _("collects surveys in the field"),
    Role.EDITOR: _("writes the public pages"),
    Role.PROGRAMME_OFFICER: _("reports activities and results"),
    Role.ANALYST: _("works with figures without identities"),
    Role.MONITOR: _("oversees; reads and changes nothing"),
    Role.DATA_PROTECTION_OFFICER: _(
        "answers people's requests about their data; reads the journal"
    ),
    Role.NODE_ADMINISTRATOR: _("creates people and gives roles; sees no traveller"),
}
