"""What desks count for results: contacts, never people."""

from django.utils.translation import gettext_lazy as _

from travesia.core.indicators import COMPUTED, ComputedIndicator
from travesia.helpdesk.selectors.counted import contacts_counted

COMPUTED.register(
    ComputedIndicator(
        key="helpdesk.contacts",
        label=_("Contacts at hubs and hotlines of this node"),
        counts=_("Each time somebody was spoken with. Who comes three times is three contacts."),
        unit="contact",
        basis="contact",
        count=contacts_counted,
    )
)
