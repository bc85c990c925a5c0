"""One contact as it is logged: what is asked, what may be said, and nothing of who it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from travesia.helpdesk.domain.codes import referral_code
from travesia.helpdesk.domain.identifiers import Seen, identifiers_in
from travesia.helpdesk.domain.topics import topics
from travesia.helpdesk.domain.words import (
    LANGUAGES,
    MOST_PERSONS,
    NOTES_LENGTH,
    AgeBand,
    Channel,
    Duration,
    Gender,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
)

#: A telephone may lie in a drawer for a month before it finds a network again.
OLDEST = timedelta(days=60)
#: Clocks of telephones go wrong by minutes; by more, the entry is asked about.
EARLY = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class NewReferral:
    """The service that somebody was sent to."""

    service_name: str
    method: ReferralMethod = ReferralMethod.TOLD
    service_id: str = ""
    """Id in the directory; empty for a service that is not in it."""


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact as the desk enters it; `id` comes from the device, so that it counts once."""

    id: UUID
    desk: str
    """Code of the desk."""
    begun_at: datetime
    """Kept rounded down to the hour."""
    topics: tuple[str, ...]
    channel: Channel = Channel.HUB
    language: str = "es"
    country: str = ""
    """Where the person is, ISO 3166-1 alpha-3; empty for the desk's own country."""
    area: str = ""
    """P-code of the area where the person is; may be empty."""
    profile: Profile = Profile.OTHER
    age_band: AgeBand = AgeBand.UNKNOWN
    gender: Gender = Gender.UNKNOWN
    persons: int = 1
    outcome: Outcome = Outcome.ANSWERED
    repeat: Repeat = Repeat.UNKNOWN
    duration: Duration = Duration.UNKNOWN
    urgency: Urgency = Urgency.ROUTINE
    notes: str = ""
    referral: NewReferral | None = None

    @property
    def hour(self) -> datetime:
        """The hour in which it began."""
        return self.begun_at.replace(minute=0, second=0, microsecond=0)

    @property
    def code(self) -> str:
        """What the person is given when they are referred; empty otherwise."""
        return referral_code(self.id) if self.referral else ""

    def problems(self, now: datetime) -> tuple[str, ...]:
        """Return codes of what is wrong, in the order of the form; empty when all is well."""
        return tuple(self._problems(now))

    def identifiers(self) -> tuple[Seen, ...]:
        """Return what in the free text could identify somebody."""
        named = identifiers_in(self.referral.service_name) if self.referral else ()
        return (*identifiers_in(self.notes), *named)

    def _problems(self, now: datetime) -> Iterator[str]:
        known = topics()
        if not self.topics:
            yield "topic_missing"
        if any(code not in known for code in self.topics):
            yield "topic_unknown"
        if self.language not in LANGUAGES:
            yield "language_unknown"
        if not 1 <= self.persons <= MOST_PERSONS:
            yield "persons_out_of_range"
        if len(self.notes) > NOTES_LENGTH:
            yield "notes_too_long"
        if self.begun_at > now + EARLY:
            yield "begun_in_future"
        if self.begun_at < now - OLDEST:
            yield "begun_too_long_ago"
        if (self.outcome is Outcome.REFERRED) != (self.referral is not None):
            yield "referral_missing" if self.referral is None else "referral_not_outcome"
        if self.referral is not None and not self.referral.service_name.strip():
            yield "service_missing"
