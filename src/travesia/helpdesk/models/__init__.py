"""Tables of the room; nothing here names a person but the encrypted wish to be called."""

from travesia.helpdesk.models.callbacks import Callback
from travesia.helpdesk.models.channels import ChannelMessage, Conversation
from travesia.helpdesk.models.contacts import Contact, ContactTopic, EmergencyCount, Referral
from travesia.helpdesk.models.desks import Desk

__all__ = [
    "Callback",
    "ChannelMessage",
    "Contact",
    "ContactTopic",
    "Conversation",
    "Desk",
    "EmergencyCount",
    "Referral",
]
