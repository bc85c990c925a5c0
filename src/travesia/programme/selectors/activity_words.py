"""Words for what activities, attendance, registers and threads are made of."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.programme.domain.activities import (
    ActivityKind,
    ActivityState,
    ActivityTopic,
    Modality,
)
from travesia.programme.domain.activity_views import AliasUse, PartnerKind
from travesia.programme.domain.attendance import AgeBand, Sex
from travesia.programme.domain.facilities import FacilityKind, FacilityStep, Known
from travesia.programme.domain.short_set import Difficulty, Disability
from travesia.programme.domain.threads import ThreadKind, ThreadState
from travesia.programme.domain.tiles import TILES
from travesia.vocab.states import state_name

#: Pairs: members of two lists with the same value would be one key of a mapping.
_PAIRS: tuple[tuple[StrEnum, Promise], ...] = (
    (ActivityKind.TRAINING, _("Training")),
    (ActivityKind.WORKSHOP, _("Workshop")),
    (ActivityKind.STUDY_VISIT, _("Study visit")),
    (ActivityKind.EXCHANGE, _("Exchange of practice")),
    (ActivityKind.DIALOGUE, _("Dialogue")),
    (ActivityKind.EVENT, _("Conference or forum")),
    (ActivityKind.FAIR, _("Fair")),
    (ActivityKind.SERVICE, _("Service day")),
    (ActivityKind.CAMPAIGN, _("Campaign")),
    (ActivityKind.LAUNCH, _("Launch")),
    (ActivityKind.PUBLICATION, _("Publication")),
    (ActivityKind.STUDY, _("Study")),
    (ActivityKind.EQUIPMENT, _("Equipment")),
    (ActivityKind.AGREEMENT, _("Agreement")),
    (ActivityKind.ROADMAP, _("Roadmap")),
    (ActivityKind.POLICY, _("Policy")),
    (ActivityKind.PRIVATE_SECTOR, _("With the private sector")),
    (ActivityState.PLANNED, _("Planned")),
    (ActivityState.HELD, _("Held")),
    (ActivityState.CANCELLED, _("Cancelled")),
    (ActivityTopic.BORDERS, _("Borders")),
    (ActivityTopic.LABOUR, _("Labour migration")),
    (ActivityTopic.PROTECTION, _("Protection of people")),
    (ActivityTopic.CLIMATE_CRISIS, _("Climate and crises")),
    (ActivityTopic.COMMUNICATION, _("Communication")),
    (ActivityTopic.CONSULAR, _("Consular services and legal identity")),
    (ActivityTopic.DATA, _("Data on migration")),
    (ActivityTopic.GOVERNANCE, _("Migration policy")),
    (ActivityTopic.TRAFFICKING, _("Trafficking and smuggling")),
    (ActivityTopic.INTEGRATION, _("Integration")),
    (ActivityTopic.OTHER, _("Something else")),
    (Modality.IN_PERSON, _("In person")),
    (Modality.ONLINE, _("Online")),
    (Modality.HYBRID, _("Both in person and online")),
    (Sex.WOMEN, _("Women")),
    (Sex.MEN, _("Men")),
    (Sex.OTHER, _("Other")),
    (Sex.NOT_STATED, _("Not stated")),
    (AgeBand.UNDER_18, _("Under 18")),
    (AgeBand.YOUNG, _("18 to 24")),
    (AgeBand.ADULT, _("25 to 59")),
    (AgeBand.OLDER, _("60 or older")),
    (AgeBand.NOT_STATED, _("Not stated")),
    (Disability.YES, _("With disability")),
    (Disability.NO, _("Without disability")),
    (Disability.NOT_STATED, _("Not stated")),
    (Difficulty.NONE, _("No – no difficulty")),
    (Difficulty.SOME, _("Yes – some difficulty")),
    (Difficulty.A_LOT, _("Yes – a lot of difficulty")),
    (Difficulty.CANNOT, _("Cannot do at all")),
    (Difficulty.NOT_STATED, _("I prefer not to say")),
    (FacilityKind.BORDER_POST, _("Border post with the system")),
    (FacilityKind.SYSTEM, _("System at an institution")),
    (FacilityKind.HUB, _("Information hub")),
    (FacilityKind.SERVER, _("Server")),
    (FacilityKind.EQUIPMENT, _("Other equipment")),
    (FacilityStep.PLANNED, _("Planned")),
    (FacilityStep.REHABILITATED, _("Rehabilitated")),
    (FacilityStep.DELIVERED, _("Delivered")),
    (FacilityStep.INSTALLED, _("Installed")),
    (FacilityStep.INAUGURATED, _("Inaugurated")),
    (FacilityStep.OPERATIONAL, _("In operation")),
    (FacilityStep.DOWN, _("Out of order")),
    (FacilityStep.CLOSED, _("Closed")),
    (Known.DAY, _("on this day")),
    (Known.MONTH, _("in this month")),
    (Known.BY, _("on this day at the latest")),
    (PartnerKind.GOVERNMENT, _("National government")),
    (PartnerKind.LOCAL_GOVERNMENT, _("Local government")),
    (PartnerKind.REGIONAL_BODY, _("Regional body")),
    (PartnerKind.UN, _("United Nations")),
    (PartnerKind.CIVIL_SOCIETY, _("Civil society")),
    (PartnerKind.ACADEMIA, _("University or research")),
    (PartnerKind.PRIVATE_SECTOR, _("Company or chamber")),
    (PartnerKind.COMMUNITY, _("Community")),
    (PartnerKind.OTHER, _("Not said")),
    (AliasUse.OFFICIAL, _("official")),
    (AliasUse.ADMITTED, _("admitted")),
    (AliasUse.AVOID, _("to be avoided")),
    (ThreadKind.POLICY, _("Policy")),
    (ThreadKind.AGREEMENT, _("Agreement")),
    (ThreadKind.ROADMAP, _("Roadmap")),
    (ThreadKind.SYSTEM, _("System")),
    (ThreadKind.STUDY, _("Study")),
    (ThreadKind.CAMPAIGN, _("Campaign")),
    (ThreadKind.EVENT, _("Conference or forum")),
    (ThreadKind.WORK, _("Work in progress")),
    (ThreadState.OVERDUE, _("Overdue")),
    (ThreadState.DUE, _("Has a day")),
    (ThreadState.QUIET, _("Nothing heard")),
    (ThreadState.OPEN, _("Open")),
    (ThreadState.CLOSED, _("Closed")),
)
_WORDS: Mapping[tuple[type[StrEnum], str], Promise] = {
    (type(one), one.value): said for one, said in _PAIRS
}
OUTCOME_WORDS: Mapping[str, Promise] = {
    "migration_management": _("Migration management"),
    "partnerships": _("Partnerships"),
    "crisis_response": _("Crisis response"),
    "communications": _("Communications"),
}
SPLIT_WORDS: Mapping[str, Promise] = {
    "sex": _("By sex"),
    "age": _("By age"),
    "disability": _("By disability"),
}
#: The questions of the Washington Group short set, in its own words.
QUESTIONS: Mapping[str, Promise] = {
    "seeing": _("Do you have difficulty seeing, even if wearing glasses?"),
    "hearing": _("Do you have difficulty hearing, even if using a hearing aid?"),
    "walking": _("Do you have difficulty walking or climbing steps?"),
    "remembering": _("Do you have difficulty remembering or concentrating?"),
    "self_care": _("Do you have difficulty with self-care such as washing all over or dressing?"),
    "communicating": _(
        "Using your usual language, do you have difficulty communicating, for example "
        "understanding or being understood?"
    ),
}
FIELD_WORDS: Mapping[str, Promise] = {
    "reference": _("Reference"),
    "title": _("Title"),
    "kind": _("Kind"),
    "begins_on": _("First day"),
    "ends_on": _("Last day"),
    "countries": _("Countries"),
    "outcome": _("Outcome area"),
    "topic": _("Topic"),
    "place": _("Place"),
    "modality": _("How people met"),
    "partners": _("Partners"),
    "languages": _("Languages"),
    "donor": _("Donor"),
    "cost_share": _("Share of the cost"),
    "total": _("People in all"),
    "women": _("Women"),
    "men": _("Men"),
    "other": _("Other"),
    "not_stated": _("Not stated"),
    "disability": _("With disability"),
    "name": _("Name"),
    "family_name": _("Family name"),
    "born": _("Date of birth"),
    "contact": _("Telephone or e-mail"),
    "sex": _("Sex"),
    "age": _("Age"),
    "seeing": _("Seeing"),
    "hearing": _("Hearing"),
    "walking": _("Walking"),
    "remembering": _("Remembering"),
    "self_care": _("Self-care"),
    "communicating": _("Communicating"),
}


def word(one: StrEnum) -> str:
    """Return the word for a value of one of the lists."""
    return str(_WORDS[type(one), one.value])


def choices(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of a list with their words, in its order."""
    return [(one.value, word(one)) for one in kinds]


def category_word(split: str, category: str) -> str:
    """Return the word for a category of a split."""
    lists: Mapping[str, type[StrEnum]] = {"sex": Sex, "age": AgeBand, "disability": Disability}
    return word(lists[split](category))


def country_word(code: str) -> str:
    """Return the name of a country in the reader's language."""
    return state_name(code, get_language() or "en")


def region() -> list[tuple[str, str]]:
    """Return the countries of the region with their names, by name."""
    return sorted(((code, country_word(code)) for code in TILES), key=lambda pair: pair[1])
