"""The room's entries in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="programme.results",
        label=_("Programme"),
        url_name="programme:dashboard",
        wing="evidence",
        permission="programme.see",
        order=45,
    )
)
NAVIGATION.register(
    Place(
        key="programme.public_results",
        label=_("Results"),
        url_name="results",
        wing="evidence",
        order=95,
    )
)
# Activities and attendance stand below this line, the bulletin below them.
NAVIGATION.register(
    Place(
        key="programme.bulletin",
        label=_("Bulletin"),
        url_name="programme:bulletin_public",
        wing="evidence",
        order=96,
    )
)
