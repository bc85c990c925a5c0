"""What the ledger of authorisations counts for results: papers granted, never people."""

from django.utils.translation import gettext_lazy as _

from travesia.core.indicators import COMPUTED, ComputedIndicator
from travesia.credentials.selectors.counted import granted_counted

COMPUTED.register(
    ComputedIndicator(
        key="credentials.issued",
        label=_("Visas, permits, passes and cards granted by this node"),
        counts=_("Each paper once, on the day from which it was granted."),
        unit="card",
        basis="thing",
        count=granted_counted,
    )
)
