"""Answers to questions of the public: a room above registers where they come from, desks read them.

An answer has its parts in one order wherever it is shown or read aloud: documents, cost, place,
time, steps. Whoever keeps the texts (the public pages do) registers an `AnswerSource`; the desk
of a hub stands below it and finds it here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person needs to know to do one thing, in one language."""

    key: str
    """Stable name in its source, so that a page that was sent can be counted."""
    topic: str
    """Code of the topic that it answers, such as `documents.passport`."""
    country: str
    """Where it holds, ISO 3166-1 alpha-3; empty for everywhere."""
    title: str
    documents: tuple[str, ...]
    cost: str
    place: str
    time: str
    steps: tuple[str, ...]
    if_refused: str
    source: str
    """Who says so: a law, an office, an address."""
    reviewed_on: date
    language: str
    """Language of these texts, which may not be the one that was asked for."""
    url: str = ""
    """Where it can be read; empty when it is nowhere."""
    stands_in: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Part → language, of parts that are missing in `language` and shown in another."""


@dataclass(frozen=True, slots=True)
class AnswerSource:
    """Where answers come from."""

    key: str
    find: Callable[[str, str, str], tuple[Answer, ...]] = field(compare=False)
    """Topic (or a group of topics, or empty for all), country and language → answers, best first.
    Of an answer that is not there in the language, one in another stands in its place."""


ANSWER_SOURCES: Registry[AnswerSource] = Registry("answer sources")


def find_answers(topic: str, country: str, language: str) -> tuple[Answer, ...]:
    """Return what every source answers, in the order of the sources' keys."""
    sources = sorted(ANSWER_SOURCES, key=lambda source: source.key)
    return tuple(one for source in sources for one in source.find(topic, country, language))
