"""The room's entry in the menu."""

from django.utils.translation import gettext_lazy as _

from travesia.core.navigation import NAVIGATION, Place

NAVIGATION.register(
    Place(
        key="people.questions",
        label=_("Questions about identities"),
        url_name="people:questions",
        wing="control",
        permission="people.answer_question",
        order=40,
    )
)
