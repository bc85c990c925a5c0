"""The ten naming cultures: how each makes a name out of its vocabulary.

Shares, countries and tails are choices of this generator, stated here and measured by nobody:
they set the difficulty of the benchmark and estimate no population. The part of surnames drawn
from the open tail is larger than in the small countries of the region, since lists hold people
of many places.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from bench.people.frequency import Head, Mixed, Tail
from bench.people.syllables import RARE_SPELLING, rare_spelling, rooted, spoken
from bench.people.vocabulary import vocabulary

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Culture:
    """How one culture names, and how much of the list it is."""

    code: str
    share: float
    countries: tuple[str, ...]
    """The most common first; drawn by rank."""
    tail: float
    """Part of surnames from the open tail."""
    coined: float
    """Part of given names that are coined, from a tail of their own."""
    two_surnames: float
    two_given: float
    particles: float
    """Part of surnames with a particle, such as `de la Cruz`."""
    unknown_day: float
    """Part of people registered as born on 1 January."""


CULTURES: dict[str, Culture] = {
    c.code: c
    for c in (
        Culture("hispanic", 0.34, ("HND", "GTM", "SLV", "NIC", "COL", "DOM", "CUB", "PER", "ECU",
                "MEX", "CRI", "PAN"), 0.28, 0.06, 0.86, 0.66, 0.04, 0.02),
        Culture("haitian", 0.12, ("HTI", "DOM", "CHL", "BRA"), 0.36, 0.15, 0.06, 0.45, 0.01, 0.08),
        Culture("caribbean", 0.09, ("JAM", "BLZ", "TTO", "GUY", "BHS", "BRB"),
                0.36, 0.15, 0.05, 0.60, 0.02, 0.01),
        Culture("maya", 0.07, ("GTM", "MEX", "BLZ"), 0.24, 0.02, 0.82, 0.50, 0.01, 0.05),
        Culture("garifuna", 0.03, ("HND", "BLZ", "GTM", "NIC"), 0.12, 0.05, 0.55, 0.50, 0.01, 0.03),
        Culture("ngabe", 0.03, ("PAN", "CRI"), 0.12, 0.12, 0.70, 0.45, 0.03, 0.06),
        Culture("chinese", 0.06, ("CHN", "PAN", "CRI", "TTO", "HKG"),
                0.0, 0.0, 0.15, 0.50, 0.0, 0.01),
        Culture("arabic", 0.06, ("SYR", "LBN", "PSE", "YEM", "EGY", "HND", "VEN"),
                0.40, 0.06, 0.12, 0.35, 0.14, 0.12),
        Culture("brazilian", 0.07, ("BRA", "PRY", "HTI"), 0.34, 0.10, 0.62, 0.55, 0.30, 0.01),
        Culture("venezuelan", 0.13, ("VEN", "COL"), 0.28, 0.45, 0.84, 0.62, 0.02, 0.01),
    )
}  # fmt: skip
"""Code → culture."""


class Namer:
    """Makes the names of one culture."""

    def __init__(self, culture: Culture) -> None:
        """Read the vocabulary and weigh it."""
        self.culture = culture
        self._words = words = vocabulary(culture.code)
        self._head = Head(words["surnames"])
        self._surname = Mixed(self._head, Tail(self._rare, f"{culture.code}/surname"), culture.tail)
        self._particled = Head(words.get("particled", ("",)))
        self._given = {
            sex: Mixed(
                Head(words[section], shift=8),
                Tail(self._coiner(section), f"{culture.code}/{section}", alpha=0.5),
                culture.coined,
            )
            for sex, section in (("F", "female"), ("M", "male"))
        }
        self._second = {
            sex: Head(words.get(f"{section}_second", words[section]), shift=8)
            for sex, section in (("F", "female"), ("M", "male"))
        }

    def surnames(self, chance: Random) -> Parts:
        """Draw the surname or the two."""
        count = 2 if chance.random() < self.culture.two_surnames else 1
        return tuple(self.surname(chance) for _ in range(count))

    def surname(self, chance: Random) -> str:
        """Draw one surname, perhaps with a particle."""
        if chance.random() < self.culture.particles:
            return self._particled.draw(chance)
        return self._surname.draw(chance)

    def given(self, sex: str, chance: Random) -> Parts:
        """Draw one given name or two different ones."""
        sex = sex if sex in self._given else chance.choice("FM")
        first = self._given[sex].draw(chance)
        if chance.random() >= self.culture.two_given:
            return (first,)
        second = self._second[sex].draw(chance)
        return (first,) if second == first else (first, second)

    def _rare(self, chance: Random) -> str:
        if chance.random() < RARE_SPELLING:
            return rare_spelling(self.culture.code, chance.choice(self._head.words), chance)
        return (rooted if "root" in self._words else spoken)(self._words, chance)

    def _coiner(self, section: str) -> Callable[[Random], str]:
        starts = self._words.get(f"{section}_start")
        ends = self._words.get(f"{section}_end", ())

        def coin(chance: Random) -> str:
            if not starts:
                return self._rare(chance)
            word = chance.choice(starts) + chance.choice(ends)
            return word if chance.random() < 0.7 else word + chance.choice("hnys")

        return coin


class ChineseNamer(Namer):
    """Pinyin from the mainland, Cantonese from Hong Kong, and the families of Panama.

    Surnames are a closed set, as they are; variety lies in the given names of two syllables.
    """

    def __init__(self, culture: Culture) -> None:
        """Weigh the three ways."""
        super().__init__(culture)
        self._surnames = {
            way: Head(self._words[way], shift=4) for way in ("surnames", "cantonese", "panama")
        }

    def surname(self, chance: Random) -> str:
        """Draw a surname written in one of the three ways."""
        way = chance.choices(tuple(self._surnames), (55, 20, 25))[0]
        return self._surnames[way].draw(chance)

    def given(self, sex: str, chance: Random) -> Parts:
        """Draw two syllables, written as one word, two, or with a hyphen; or a Spanish name too."""
        cantonese = chance.random() < 0.3
        syllables = self._words["cantonese_syllable" if cantonese else "syllable"]
        first, second = chance.choice(syllables), chance.choice(syllables)
        how = chance.random()
        if how < 0.12:
            own: Parts = (first.capitalize(),)
        elif how < (0.35 if cantonese else 0.82):
            own = ((first + second).capitalize(),)
        elif how < 0.9:
            own = (first.capitalize(), second.capitalize())
        else:
            own = (f"{first.capitalize()}-{second.capitalize()}",)
        if chance.random() < 0.25:
            return (super().given(sex, chance)[0], *own)
        return own


@cache
def namer(code: str) -> Namer:
    """Give the maker of a culture's names."""
    return (ChineseNamer if code == "chinese" else Namer)(CULTURES[code])
