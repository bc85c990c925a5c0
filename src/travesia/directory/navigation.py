"""The room's entry in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="directory.services",
        label=_("Directory of services"),
        url_name="directory:services",
        wing="help",
        permission="directory.view",
        order=70,
    )
)
