"""Part a name into family and given names, where it says so and where it has to be guessed.

Only for inventing people: at a desk nobody is told apart by such a guess.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from travesia.screening.matching.counting_words import given_names
from travesia.screening.normalising import normalise
from travesia.screening.tables import light_words
from travesia.screening.values import Name

Words = tuple[str, ...]

#: A name of so many words without any that is known has two given names.
_TWO_GIVEN = 4


@dataclass(frozen=True, slots=True)
class GivenNames:
    """How often words were seen as given names, less how often as family names."""

    seen: Counter[str] = field(default_factory=Counter)

    @classmethod
    def learnt(cls, names: Iterable[Name]) -> "GivenNames":
        """Learn from names with a comma, in zones or in two parts; others say nothing."""
        seen: Counter[str] = Counter()
        for name in names:
            found = normalise(name)
            if found.order_known:
                seen.subtract(found.tokens[: found.surname_tokens])
                seen.update(found.tokens[found.surname_tokens :])
        return cls(seen)

    def is_given(self, word: str) -> int:
        """Return 1 for a given name, -1 for a family name, 0 for what is not known."""
        if word in light_words():
            return -1
        count = self.seen[word]
        return (count > 0) - (count < 0) or int(word in given_names())


def parted(name: Name, known: GivenNames) -> tuple[Words, Words]:
    """Return the family and the given names, folded; either may be empty."""
    found = normalise(name)
    words = found.tokens
    if found.order_known:
        return words[: found.surname_tokens], words[found.surname_tokens :]
    if len(words) < 2:
        return words, ()
    signs = [known.is_given(word) for word in words]
    if signs[-1] > signs[0]:
        count = _leading(signs[::-1])
        return words[:-count], words[-count:]
    count = _leading(signs)
    return words[count:], words[:count]


def _leading(signs: list[int]) -> int:
    """Count the given names that a name begins with; at least one, and a family name is left."""
    most = len(signs) - 1
    count = 1
    while count < most and signs[count] > 0:
        count += 1
    if count == 1 and len(signs) >= _TWO_GIVEN and not signs[1]:
        return 2
    return count
