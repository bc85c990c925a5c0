"""The topics that contacts are about: two levels, as data in `topics.toml`; no Django."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from travesia.vocab import nearest


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the second level."""

    code: str
    group: str
    names: Mapping[str, str]
    retired: bool = False

    def name(self, language: str) -> str:
        """Return the name in a language of the screens."""
        return _name(self.names, language)


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """One topic of the first level with those below it."""

    code: str
    names: Mapping[str, str]
    topics: tuple[Topic, ...]

    def name(self, language: str) -> str:
        """Return the name in a language of the screens."""
        return _name(self.names, language)


@cache
def topic_groups() -> tuple[TopicGroup, ...]:
    """Return the groups with their topics, in the order of the book, retired ones too."""
    said = tomllib.loads(files(__package__).joinpath("topics.toml").read_text("utf-8"))
    return tuple(_group(row) for row in said["group"])


@cache
def topics() -> Mapping[str, Topic]:
    """Return every topic of the second level by its code, retired ones too."""
    return MappingProxyType({one.code: one for one in _all()})


def _all() -> Iterator[Topic]:
    for group in topic_groups():
        yield from group.topics


def _group(row: Mapping[str, object]) -> TopicGroup:
    code, names, below = str(row["code"]), row["names"], row["topics"]
    if not isinstance(names, dict) or not isinstance(below, list):
        raise TypeError(f"topics.toml: {code} has no names or no topics")
    found = tuple(
        Topic(str(one["code"]), code, MappingProxyType(one["names"]), bool(one.get("retired")))
        for one in below
    )
    return TopicGroup(code, MappingProxyType(names), found)


def _name(names: Mapping[str, str], language: str) -> str:
    return names.get(nearest(names, language), "")
