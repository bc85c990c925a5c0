"""A name as it is about to be written: parts of given names and surnames, and damage to words."""

from dataclasses import dataclass, replace
from random import Random

from bench.people.persons import Person

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The parts of a name on their way to paper, and the culture whose rules apply."""

    culture: str
    given: Parts
    surnames: Parts

    @property
    def parts(self) -> Parts:
        """Give all parts, given names first."""
        return self.given + self.surnames

    def with_part(self, at: int, text: str) -> "Spelling":
        """Give the name with part `at` (as counted in `parts`) written otherwise."""
        parts = list(self.parts)
        parts[at] = text
        cut = len(self.given)
        return replace(self, given=tuple(parts[:cut]), surnames=tuple(parts[cut:]))


def spelling(person: Person) -> Spelling:
    """Start from the name as registered."""
    return Spelling(person.culture, person.given, person.surnames)


def long_part(name: Spelling, chance: Random, *, least: int = 4) -> int:
    """Draw a part with `least` letters or more by its length; -1 when there is none."""
    lengths = [len(part) if len(part) >= least else 0 for part in name.parts]
    return chance.choices(range(len(lengths)), lengths)[0] if any(lengths) else -1
