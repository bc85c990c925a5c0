"""How long people who came to activities can be recognised; a country sets its own period."""

from django.utils.translation import gettext_lazy as _

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.programme.services.year_keys import drop_year_keys

YEAR_KEYS = RETENTION.register(
    RetentionPolicy(
        key="programme.year_keys",
        purpose="statistics",
        legal_basis="template: to be replaced by the country's data-protection law",
        keep_days=180,
        action="drop the key of a programme year that is over: its marks lead back to nobody",
        shred=drop_year_keys,
        withheld=_("Attendances name nobody: nobody can be found in them, not by us either."),
    )
)
