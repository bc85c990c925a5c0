"""The room's verbs: log contacts, close loops, call back, keep desks, answer messages."""

from travesia.helpdesk.services.callbacks import (
    ask_callback,
    delete_old_callbacks,
    end_callback,
    open_callback,
)
from travesia.helpdesk.services.channels import Answered, answer_message, forget_conversations
from travesia.helpdesk.services.desks import add_desk, change_desk
from travesia.helpdesk.services.emergencies import count_transfer
from travesia.helpdesk.services.errors import (
    HelpdeskError,
    MessageRefusedError,
    TooManyMessagesError,
)
from travesia.helpdesk.services.logging_contacts import log_contact, log_contacts
from travesia.helpdesk.services.mistakes import correct_contact, withdraw_contact
from travesia.helpdesk.services.notes import forget_notes, note_error
from travesia.helpdesk.services.problems import problem_words
from travesia.helpdesk.services.referrals import close_referral

__all__ = [
    "Answered",
    "HelpdeskError",
    "MessageRefusedError",
    "TooManyMessagesError",
    "add_desk",
    "answer_message",
    "ask_callback",
    "change_desk",
    "close_referral",
    "correct_contact",
    "count_transfer",
    "delete_old_callbacks",
    "end_callback",
    "forget_conversations",
    "forget_notes",
    "log_contact",
    "log_contacts",
    "note_error",
    "open_callback",
    "problem_words",
    "withdraw_contact",
]
