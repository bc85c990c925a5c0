"""The room's entry in the menu, and the answers that it gives to the desks of hubs."""

from django.utils.translation import gettext_lazy as _

from travesia.core.answers import ANSWER_SOURCES, AnswerSource
from travesia.core.navigation import NAVIGATION, Place
from travesia.portal.selectors.answers import find_answers

NAVIGATION.register(
    Place(
        key="portal.board",
        label=_("Portal"),
        url_name="portal:board",
        wing="help",
        permission="portal.edit",
        order=70,
    )
)

ANSWER_SOURCES.register(AnswerSource("portal", find_answers))
