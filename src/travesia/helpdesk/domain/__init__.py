"""What a contact is, what it may say, and how contacts are counted; no Django."""

from travesia.helpdesk.domain.codes import read_code, referral_code
from travesia.helpdesk.domain.contacts import NewContact, NewReferral
from travesia.helpdesk.domain.identifiers import IdentifierKind, Seen, identifiers_in
from travesia.helpdesk.domain.topics import Topic, TopicGroup, topic_groups, topics
from travesia.helpdesk.domain.views import (
    CallbackSaid,
    CallbackView,
    DeskView,
    Kept,
    NewDesk,
    ReferralView,
)
from travesia.helpdesk.domain.words import (
    LANGUAGES,
    LOOP_STEPS,
    NOTES_LENGTH,
    AgeBand,
    CallbackEnd,
    Channel,
    DeskKind,
    Duration,
    Gender,
    Loop,
    Mistake,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
)

__all__ = [
    "LANGUAGES",
    "LOOP_STEPS",
    "NOTES_LENGTH",
    "AgeBand",
    "CallbackEnd",
    "CallbackSaid",
    "CallbackView",
    "Channel",
    "DeskKind",
    "DeskView",
    "Duration",
    "Gender",
    "IdentifierKind",
    "Kept",
    "Loop",
    "Mistake",
    "NewContact",
    "NewDesk",
    "NewReferral",
    "Outcome",
    "Profile",
    "ReferralMethod",
    "ReferralView",
    "Repeat",
    "Seen",
    "Topic",
    "TopicGroup",
    "Urgency",
    "identifiers_in",
    "read_code",
    "referral_code",
    "topic_groups",
    "topics",
]
