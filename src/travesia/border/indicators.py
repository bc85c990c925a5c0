"""What the border counts for results: crossings, never people."""

from django.utils.translation import gettext_lazy as _

from travesia.border.selectors.counted import crossings_counted
from travesia.core.indicators import COMPUTED, ComputedIndicator

COMPUTED.register(
    ComputedIndicator(
        key="border.crossings",
        label=_("Crossings at posts of this node"),
        counts=_("Entries and exits that were let through. Who crosses twice is two crossings."),
        unit="crossing",
        basis="thing",
        count=crossings_counted,
    )
)
