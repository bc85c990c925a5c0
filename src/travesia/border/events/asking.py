"""The lists and registers of a traveller: which did not answer, and what was asked again."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class ListsDidNotAnswer(Event):
    """Some lists said nothing about a traveller, so "nobody is alike" was not said either."""

    KIND: ClassVar[str] = "border.lists_did_not_answer"
    inspection_id: UUID
    post: str
    country: str
    #: Not through when the time for the question was over.
    late: tuple[str, ...]
    #: Known here, and nothing was ever loaded into them.
    never_loaded: tuple[str, ...]
    #: Those whose new version is still being made ready, and registers without an answer.
    others: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class ListsAskedAgain(Event):
    """An officer had the lists and registers asked once more about the same traveller."""

    KIND: ClassVar[str] = "border.lists_asked_again"
    inspection_id: UUID
    post: str
    country: str
    #: Entries that were not among the first answers.
    new_entries: int


@register_event
@dataclass(frozen=True, slots=True)
class RegisterAsked(Event):
    """A register of lost and stolen documents was asked about the document shown."""

    KIND: ClassVar[str] = "border.register_asked"
    inspection_id: UUID
    post: str
    country: str
    #: Key of the register.
    register: str
    #: `hit`, `no_hit` or `not_available`.
    state: str
    #: Why it was reported, or why there is no answer.
    reason: str
    #: Nobody real answered.
    simulated: bool
