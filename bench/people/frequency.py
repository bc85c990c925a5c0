"""How often words occur: a Zipf head of common names, then a long tail that syllables make.

Surnames of real registers are not a closed list: a few hundred carry half of the people and the
rest thins out over hundreds of thousands, many borne by one family. So each culture has a head,
written down in its vocabulary and drawn with weights 1 / (rank + 2.7), and an open tail: a rank
drawn from a power law, whose word is made from that rank alone, the same whenever it comes up.
A part of the tail are head names in a rare spelling, as registers have them.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random

Chance = Random
"""All chance of this package is seeded: the same people every time."""

MANDELBROT = 2.7
"""Shift of the head: rank 1 is about twice rank 5, as for Spanish and English surnames."""
DEEPEST = 40_000_000
"""Ranks beyond are folded back."""
SHOULDER = 3000
"""Ranks about as common as the first of the tail, before they thin out."""


class Head:
    """Words drawn by rank."""

    def __init__(self, words: Sequence[str], *, shift: float = MANDELBROT) -> None:
        """Weigh the words, the most common first."""
        self.words = tuple(words)
        self._sums = list(accumulate(1 / (rank + shift) for rank in range(1, len(words) + 1)))

    def draw(self, chance: Chance) -> str:
        """Draw one word."""
        return chance.choices(self.words, cum_weights=self._sums)[0]


class Tail:
    """An open set of words, ever rarer: a rank beyond r comes up with (1 + r / 3000) ** -alpha.

    Args:
        make: the word of a rank, by the chance it is given; only that chance.
        label: tells this tail's chance from the others'.
        alpha: the smaller, the longer the tail.
    """

    def __init__(self, make: Callable[[Chance], str], label: str, *, alpha: float = 0.35) -> None:
        """Remember how words are made."""
        self._make, self._label, self._alpha = make, label, alpha
        self._known: dict[int, str] = {}

    def draw(self, chance: Chance) -> str:
        """Draw a rank by the power law, and give its word."""
        rank = int(SHOULDER * ((1.0 - chance.random()) ** (-1 / self._alpha) - 1)) % DEEPEST
        return self.word(rank)

    def word(self, rank: int) -> str:
        """Give the word of a rank."""
        word = self._known.get(rank)
        if word is None:
            word = self._known[rank] = self._make(Chance(f"{self._label}/{rank}"))
        return word


class Mixed:
    """A head and a tail: words come from the tail with the share given."""

    def __init__(self, head: Head, tail: Tail, share: float) -> None:
        """Put a head before a tail."""
        self._head, self._tail, self._share = head, tail, share

    def draw(self, chance: Chance) -> str:
        """Draw one word."""
        if chance.random() < self._share:
            return self._tail.draw(chance)
        return self._head.draw(chance)
