"""How long list versions and officers' answers are kept."""

from django.utils.translation import gettext_lazy as _

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.lists import services

VERSIONS = RETENTION.register(
    RetentionPolicy(
        key="lists.versions",
        purpose="list_management",
        legal_basis="default: a replaced or rejected version is kept a year to explain decisions",
        keep_days=365,
        action="erase the entries; number, size and SHA-256 of the version stay",
        shred=services.shred_entries,
    )
)
CHANGES = RETENTION.register(
    RetentionPolicy(
        key="lists.changes",
        purpose="list_management",
        legal_basis="default: a single change is kept a year to explain decisions",
        keep_days=365,
        action="erase both sides of the change; the journal keeps who decided what and why",
        shred=services.shred_changes,
    )
)
ANSWERS = RETENTION.register(
    RetentionPolicy(
        key="lists.answers",
        purpose="border_inspection",
        legal_basis="default: an earlier answer spares the traveller the same question for a year",
        keep_days=365,
        action="erase the answer; the journal's entry follows the journal's own period",
        shred=services.shred_answers,
        withheld=_(
            "Whether a list was compared, and with what result, is told by the authority that "
            "keeps the list, under its own law."
        ),
    )
)
