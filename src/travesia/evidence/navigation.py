"""The evidence room's place in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="evidence.crossings",
        label=_("Public figures"),
        url_name="evidence:crossings",
        wing="evidence",
        order=500,
    )
)
