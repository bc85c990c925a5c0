"""How long authorisations are kept; a country sets its own period in its law."""

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.credentials import services
from travesia.credentials.selectors.giving import authorisations_given

AUTHORISATIONS = RETENTION.register(
    RetentionPolicy(
        key="credentials.authorisations",
        purpose="authorisation",
        legal_basis="template: to be replaced by the country's immigration law",
        keep_days=3 * 365,
        action="erase the authorisation with its steps, uses, checks and attachments, three years "
        "after its last day or the decision against it",
        shred=services.shred_authorisations,
        give=authorisations_given,
    )
)
