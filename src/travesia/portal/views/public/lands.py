"""Countries in addresses and lists."""

from dataclasses import dataclass

from django.http import Http404

from travesia.places.selectors import countries
from travesia.portal.domain import PublicItem
from travesia.portal.selectors import words


@dataclass(frozen=True, slots=True)
class CountryLink:
    """A country that the portal knows something of."""

    code: str
    alpha3: str
    name: str
    items: int


def country_links(items: tuple[PublicItem, ...]) -> tuple[CountryLink, ...]:
    """Return the countries that items are for, by name in the reader's language."""
    alpha2 = {one.alpha3: one.alpha2 for one in countries()}
    counts: dict[str, int] = {}
    for item in items:
        for code in item.facts.countries:
            counts[code] = counts.get(code, 0) + 1
    links = [
        CountryLink(alpha2[code].lower(), code, words.country_words(code), count)
        for code, count in counts.items()
    ]
    return tuple(sorted(links, key=lambda link: link.name))


def alpha3_of(code: str) -> str:
    """Return the ISO 3166-1 alpha-3 of an address's two letters; Http404 when there is none."""
    found = next((one.alpha3 for one in countries() if one.alpha2.lower() == code), None)
    if found is None:
        raise Http404
    return found
