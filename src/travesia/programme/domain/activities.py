"""What the programme does: kinds of activities, what must be said of one, what is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from travesia.programme.domain.attendance import Problem


class ActivityKind(StrEnum):
    """What was done."""

    TRAINING = "training"
    WORKSHOP = "workshop"
    STUDY_VISIT = "study_visit"
    EXCHANGE = "exchange"
    DIALOGUE = "dialogue"
    EVENT = "event"
    FAIR = "fair"
    SERVICE = "service"
    CAMPAIGN = "campaign"
    LAUNCH = "launch"
    PUBLICATION = "publication"
    STUDY = "study"
    EQUIPMENT = "equipment"
    AGREEMENT = "agreement"
    ROADMAP = "roadmap"
    POLICY = "policy"
    PRIVATE_SECTOR = "private_sector"


#: Kinds of which the people who were there count as trained.
TRAINS = frozenset({ActivityKind.TRAINING, ActivityKind.WORKSHOP, ActivityKind.STUDY_VISIT})


class ActivityState(StrEnum):
    """Where an activity stands; only what was held counts."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class ActivityTopic(StrEnum):
    """What it was about."""

    BORDERS = "borders"
    LABOUR = "labour"
    PROTECTION = "protection"
    CLIMATE_CRISIS = "climate_crisis"
    COMMUNICATION = "communication"
    CONSULAR = "consular"
    DATA = "data"
    GOVERNANCE = "governance"
    TRAFFICKING = "trafficking"
    INTEGRATION = "integration"
    OTHER = "other"


class Modality(StrEnum):
    """Where people met."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


#: The four outcome areas of the programme, in its order.
OUTCOMES = ("migration_management", "partnerships", "crisis_response", "communications")
TITLE_LENGTH, NOTE_LENGTH = 160, 1000
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{1,39}")


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity as it is entered or imported."""

    title: str
    kind: ActivityKind
    outcome: str
    begins_on: date
    ends_on: date
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-3; empty for a regional activity."""
    topic: ActivityTopic = ActivityTopic.OTHER
    state: ActivityState = ActivityState.HELD
    modality: Modality = Modality.IN_PERSON
    place: str = ""
    """Town or venue, as people there call it."""
    partners: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    reference: str = ""
    """Of whoever keeps the plan; once in the programme. One is made when it is empty."""
    donor: str = ""
    cost_share: Decimal | None = None
    """Per cent of the cost that the programme bears; None when it is not said."""
    thread: str = ""
    """Code of the thread of work that this belongs to; may be empty."""
    note: str = ""
    quantity: int | None = None
    """How many pieces, companies or bodies, for kinds that count such."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, in the order of the form; empty when all is well."""
        return tuple(self._problems())

    @property
    def trains(self) -> bool:
        """Whether people who were there count as trained."""
        return self.kind in TRAINS

    def _problems(self) -> Iterator[Problem]:
        if not self.title.strip():
            yield Problem("title_missing", "title")
        if len(self.title) > TITLE_LENGTH:
            yield Problem("title_too_long", "title", {"most": TITLE_LENGTH})
        if len(self.note) > NOTE_LENGTH:
            yield Problem("note_too_long", "note", {"most": NOTE_LENGTH})
        if self.outcome not in OUTCOMES:
            yield Problem("outcome_unknown", "outcome", {"outcome": self.outcome})
        if self.ends_on < self.begins_on:
            said = {"begins": self.begins_on.isoformat(), "ends": self.ends_on.isoformat()}
            yield Problem("ends_before_it_begins", "ends_on", said)
        elif (self.ends_on - self.begins_on).days > 800:
            yield Problem("period_too_long", "ends_on")
        if self.reference and not _CODE.fullmatch(self.reference):
            yield Problem("reference_unreadable", "reference", {"reference": self.reference})
        if self.cost_share is not None and not 0 <= self.cost_share <= 100:
            yield Problem("share_out_of_range", "cost_share")
        if self.quantity is not None and self.quantity < 0:
            yield Problem("count_negative", "quantity")


def future_held(new: NewActivity, today: date) -> Problem | None:
    """Say what is wrong when something is said to have been held that has not begun yet."""
    if new.state is ActivityState.HELD and new.begins_on > today:
        return Problem("held_in_future", "state", {"begins": new.begins_on.isoformat()})
    return None
