"""The room's entry in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="journal.entries",
        label=_("Journal"),
        url_name="journal:entries",
        wing="control",
        permission="journal.read",
        order=90,
    )
)
