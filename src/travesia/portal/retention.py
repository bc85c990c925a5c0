"""How long the room keeps what readers write; a country sets its own period."""

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.portal.services import feedback

WORDS = RETENTION.register(
    RetentionPolicy(
        key="portal.feedback",
        purpose="information_service",
        legal_basis="template: to be replaced by the country's data-protection law",
        keep_days=180,
        action="empty what readers of the portal wrote; how many it helped stays",
        shred=feedback.forget_words,
    )
)
