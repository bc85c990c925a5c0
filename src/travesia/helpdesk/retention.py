"""How long the room keeps what could say something of a person; a country sets its own periods."""

from django.utils.translation import gettext_lazy as _

from travesia.core.retention import RETENTION, RetentionPolicy
from travesia.helpdesk import services

_BASIS = "template: to be replaced by the country's data-protection law"

CALLBACKS = RETENTION.register(
    RetentionPolicy(
        key="helpdesk.callbacks",
        purpose="information_service",
        legal_basis="Asked for by the person, who may take it back at any desk",
        keep_days=7,
        action="delete who wants to be called, whether somebody called or not",
        shred=services.delete_old_callbacks,
        withheld=_("Who wants to be called is bound to no record: it is deleted after seven days."),
    )
)
NOTES = RETENTION.register(
    RetentionPolicy(
        key="helpdesk.notes",
        purpose="information_service",
        legal_basis=_BASIS,
        keep_days=180,
        action="empty the notes of contacts; what was counted stays",
        shred=services.forget_notes,
    )
)
CONVERSATIONS = RETENTION.register(
    RetentionPolicy(
        key="helpdesk.conversations",
        purpose="information_service",
        legal_basis=_BASIS,
        keep_days=1,
        action="delete where conversations by message stand, and that messages came",
        shred=services.forget_conversations,
    )
)
