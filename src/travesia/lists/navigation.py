"""The room's entry in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="lists.sources",
        label=_("Watch lists"),
        url_name="lists:sources",
        wing="control",
        permission="lists.manage",
        order=50,
    )
)
