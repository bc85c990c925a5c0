"""The topics of the house, a taxonomy of HSDS: what somebody on the way may need."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from uuid import UUID

from travesia.directory.domain.cells import NAMESPACE
from travesia.vocab.tables import LANGUAGE_CODES, table_rows

TAXONOMY_ID = uuid.uuid5(NAMESPACE, "taxonomy/travesia-topics")
TAXONOMY_NAME = "Travesía topics"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic with its name in five languages."""

    code: str
    sensitive: bool
    """Whether a place of this topic endangers people when the wrong ones find it."""
    names: Mapping[str, str]

    @property
    def id(self) -> UUID:
        """The id of its term in HSDS, the same on every node."""
        return topic_id(self.code)

    def name(self, language: str) -> str:
        """Return the name in a language, in English for one the house does not speak."""
        return self.names.get(language, self.names["en"])


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics in the order in which people look for them."""
    text = files("travesia.directory.domain").joinpath("topics.tsv").read_text("utf-8")
    return tuple(
        Topic(row["code"], row["sensitive"] == "yes", {code: row[code] for code in LANGUAGE_CODES})
        for row in table_rows(text)
    )


def topic_id(code: str) -> UUID:
    """Return the id of the term of a topic."""
    return uuid.uuid5(NAMESPACE, f"taxonomy_term/{code}")


@cache
def topic_codes() -> Mapping[UUID, str]:
    """Return the code of each topic by the id of its term."""
    return {topic.id: topic.code for topic in topics()}


@cache
def _sensitive() -> frozenset[str]:
    return frozenset(topic.code for topic in topics() if topic.sensitive)


def is_sensitive(codes: Iterable[str]) -> bool:
    """Tell whether a place with these topics is to be told of by telephone only."""
    return not _sensitive().isdisjoint(codes)
