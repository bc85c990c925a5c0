"""The words of the desk: channels, profiles, outcomes and states; no Django."""

from enum import StrEnum


class Channel(StrEnum):
    """How somebody came to the desk."""

    HUB = "hub"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    WEB = "web"
    OUTREACH = "outreach"


class Profile(StrEnum):
    """Where somebody is in migration, as they say themselves."""

    POTENTIAL = "potential"
    TRANSIT = "transit"
    DESTINATION = "destination"
    RETURNEE = "returnee"
    FAMILY = "family"
    EMPLOYER = "employer"
    OFFICIAL = "official"
    OTHER = "other"


class AgeBand(StrEnum):
    """Age as the attendant takes it to be, or as it was said."""

    UNDER_18 = "under_18"
    FROM_18 = "18_24"
    FROM_25 = "25_59"
    FROM_60 = "60_over"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """Gender as said, or unknown."""

    FEMALE = "f"
    MALE = "m"
    OTHER = "other"
    UNKNOWN = "unknown"


class Mistake(StrEnum):
    """Why a contact is taken out of the count."""

    TWICE = "twice"
    """It was logged twice."""
    WRONG = "wrong"
    """Something in it is wrong; it may be logged anew."""
    PRACTICE = "practice"
    """Nobody was there: somebody tried the page."""


class Outcome(StrEnum):
    """What came of a contact."""

    ANSWERED = "answered"
    PAGE_SENT = "page_sent"
    REFERRED = "referred"
    TRANSFERRED = "transferred"
    CALLBACK = "callback"
    UNMET = "unmet"
    DROPPED = "dropped"


class Repeat(StrEnum):
    """Whether it is the first time, as they say themselves."""

    FIRST = "first"
    AGAIN = "again"
    UNKNOWN = "unknown"


class Duration(StrEnum):
    """How long it took."""

    UNDER_5 = "under_5"
    FROM_5 = "5_15"
    FROM_15 = "15_30"
    OVER_30 = "over_30"
    UNKNOWN = "unknown"


class Urgency(StrEnum):
    """How soon something had to happen."""

    ROUTINE = "routine"
    PRIORITY = "priority"
    EMERGENCY = "emergency"


class ReferralMethod(StrEnum):
    """How a person was sent to a service."""

    TOLD = "told"
    """Name, place and hours were said."""
    WRITTEN = "written"
    WARM = "warm"
    """The attendant called the service with the person beside them."""


class Loop(StrEnum):
    """Whether the person reached the service."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"


#: What may follow: only a pending loop is closed, and an unknown one when the service does answer.
LOOP_STEPS: dict[Loop, frozenset[Loop]] = {
    Loop.PENDING: frozenset({Loop.CONFIRMED, Loop.FAILED, Loop.UNKNOWN}),
    Loop.UNKNOWN: frozenset({Loop.CONFIRMED, Loop.FAILED}),
    Loop.CONFIRMED: frozenset(),
    Loop.FAILED: frozenset(),
}


class CallbackEnd(StrEnum):
    """How a wish to be called ended; what was said goes with either."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    WITHDRAWN = "withdrawn"


class DeskKind(StrEnum):
    """What a desk is."""

    HUB = "hub"
    MOBILE = "mobile"
    HOTLINE = "hotline"


#: Languages that a contact may be held in, ISO 639-3 where there is no shorter code: the five of
#: the screens, then those of the region that attendants or interpreters speak.
LANGUAGES = ("es", "en", "ht", "fr", "pt", "gym", "kek", "mam", "quc", "miq", "cab", "other")
NOTES_LENGTH = 280
MOST_PERSONS = 500
