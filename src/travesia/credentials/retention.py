"""How long authorisations and applications are kept; a country sets its own period in its law."""

from django.utils.translation import gettext_lazy as _

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.credentials import services
from travesia.credentials.selectors.evisa.rows import KEPT_AFTER_DECISION, KEPT_UNSENT
from travesia.credentials.selectors.giving import authorisations_given
from travesia.credentials.services.evisa import shred_applications, shred_unsent

_LAW = "template: to be replaced by the country's immigration law"
_THEIRS = _("An application is seen by its applicant with its reference and code at any time.")

AUTHORISATIONS = RETENTION.register(
    RetentionPolicy(
        key="credentials.authorisations",
        purpose="authorisation",
        legal_basis=_LAW,
        keep_days=3 * 365,
        action="erase the authorisation with its steps, uses, checks and attachments, three years "
        "after its last day or the decision against it",
        shred=services.shred_authorisations,
        give=authorisations_given,
    )
)
APPLICATIONS = RETENTION.register(
    RetentionPolicy(
        key="credentials.applications",
        purpose="authorisation",
        legal_basis=_LAW,
        keep_days=KEPT_AFTER_DECISION.days,
        action="erase an online application that was refused or withdrawn with all that was handed "
        "in; of one that was approved erase what was handed in and said",
        shred=shred_applications,
        withheld=_THEIRS,
    )
)
UNSENT_APPLICATIONS = RETENTION.register(
    RetentionPolicy(
        key="credentials.unsent_applications",
        purpose="authorisation",
        legal_basis=_LAW,
        keep_days=KEPT_UNSENT.days,
        action="erase an online application that was begun and never sent or paid",
        shred=shred_unsent,
        withheld=_THEIRS,
    )
)
