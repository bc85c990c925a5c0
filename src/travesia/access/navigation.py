"""Places of access in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place
from travesia.core.parts import PAGE_PARTS, PagePart

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
PAGE_PARTS.register(PagePart("access.person", "head", "access/parts/person.html"))
PAGE_PARTS.register(PagePart("access.cover", "end", "access/parts/cover.html"))
