"""Who may make and publish figures; reading what is published needs nothing."""

from django.utils.translation import gettext_noop as _

from travesia.access.domain import PERMISSIONS, Permission, Purpose, Role

REFRESH = PERMISSIONS.register(
    Permission(
        "evidence.refresh_facts",
        _("Make facts without identity from the journal"),
        frozenset({Role.ANALYST, Role.NODE_ADMINISTRATOR}),
        purposes=frozenset({Purpose.STATISTICS}),
    )
)
PUBLISH = PERMISSIONS.register(
    Permission(
        "evidence.publish_edition",
        _("Publish an edition of the figures"),
        frozenset({Role.ANALYST, Role.NODE_ADMINISTRATOR}),
        purposes=frozenset({Purpose.STATISTICS}),
    )
)
