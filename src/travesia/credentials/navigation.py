"""The room's entry in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="credentials.list",
        label=_("Authorisations"),
        url_name="credentials:list",
        wing="control",
        permission="credentials.read",
        order=20,
    )
)
