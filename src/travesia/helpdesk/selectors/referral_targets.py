"""Where people can be sent: the one seam between the desk and the directory of services.

A source gives services of a country, nearest first; the desk shows the first of them and takes a
name that is typed as well. The directory joins here, in one place, with what partners may know.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from travesia.core.registry import Registry
from travesia.directory import selectors as directory
from travesia.directory.domain.searching import Question
from travesia.directory.domain.visibility import Audience


@dataclass(frozen=True, slots=True)
class Target:
    """A service that somebody can be sent to."""

    id: str
    """Id in the directory."""
    name: str
    where: str = ""
    """Town and hours, in few words."""


@dataclass(frozen=True, slots=True)
class TargetSource:
    """Who knows services."""

    key: str
    near: Callable[[str, str, str, int], tuple[Target, ...]] = field(compare=False)
    """Country, P-code of an area or empty, language, most → services, nearest first."""


TARGET_SOURCES: Registry[TargetSource] = Registry("referral targets")


def targets_near(
    *, country: str, area: str = "", language: str = "es", most: int = 30
) -> tuple[Target, ...]:
    """Return services that a desk can send to; none while no directory is joined."""
    found = [one for source in TARGET_SOURCES for one in source.near(country, area, language, most)]
    return tuple(found[:most])


def _in_directory(country: str, area: str, language: str, most: int) -> tuple[Target, ...]:
    """Return services of the directory, of the area first, as partners may know them."""
    question = Question(country=country, area=area)
    found = directory.services_near(question, audience=Audience.PARTNER, limit=most)
    ids = [one.id for one in found.services]
    cards = directory.service_cards(ids, language, audience=Audience.PARTNER)
    return tuple(
        Target(
            id=str(card.id),
            name=card.name.text,
            where=", ".join(dict.fromkeys(place.town for place in card.places if place.town)),
        )
        for card in cards
    )


TARGET_SOURCES.register(TargetSource("directory", _in_directory))
