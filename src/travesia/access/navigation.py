"""Places of access in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="access.people",
        label=_("People and roles"),
        url_name="access:people",
        wing="control",
        permission="access.see_people",
        order=800,
    )
)
