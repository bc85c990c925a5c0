"""The room's entries in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="helpdesk.desk",
        label=_("Information desk"),
        url_name="helpdesk:desk",
        wing="help",
        permission="helpdesk.log_contact",
        order=10,
    )
)
NAVIGATION.register(
    Place(
        key="helpdesk.report",
        label=_("Hubs and hotlines"),
        url_name="helpdesk:report",
        wing="help",
        permission="helpdesk.see_reports",
        order=40,
    )
)
NAVIGATION.register(
    Place(
        key="helpdesk.desks",
        label=_("Desks"),
        url_name="helpdesk:desks",
        wing="help",
        permission="helpdesk.manage_desks",
        order=70,
    )
)
