"""Repair of single characters where the check digits prove it, and only there.

Readers of pages take O for 0, I for 1, B for 8 and S for 5, and back. Where only a digit can
stand, such a letter is a misreading; where both can, the check digits must tell. A change is made
only when it makes every digit agree, that of the field and that over the whole, and when no other
change, even one of a character more, would do so too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from travesia.documents.digits import WEIGHTS, digit_values
from travesia.documents.regions import Region

DIGIT_OF = {"O": "0", "I": "1", "B": "8", "S": "5"}
"""Letters that readers take for digits, and the digits."""
PARTNER = DIGIT_OF | {digit: letter for letter, digit in DIGIT_OF.items()}
RIVALS = {"0": "DQ", "D": "0", "Q": "0", "2": "Z", "Z": "2"}
"""Further misreadings: never put right, but where one would explain as much, nothing is proven.
(6 and G have the same value modulo ten: no check digit tells them apart.)"""
MOST_WAYS = 500
"""Ways to make the digits agree that are compared; more are as good as ambiguous."""

Change = tuple[int, str]
"""A place in the joined lines, and the character to put there."""
Way = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The one way to repair, or why nothing is repaired."""

    way: Way = ()
    ambiguous: bool = False
    """More than one way makes the digits agree."""
    unproven: bool = False
    """Some digit disagrees and no way makes all agree."""


def _weights(cover: tuple[int, ...]) -> dict[int, int]:
    return {place: WEIGHTS[at % 3] for at, place in enumerate(cover)}


class Search:
    """The search for the one way to make the digits of some regions agree."""

    def __init__(self, regions: tuple[Region, ...], text: str) -> None:
        self.text = text
        chars = list(text)
        self.forced: list[Change] = []
        for region in regions:
            for place in (*region.numeric, region.digit):
                if (put := DIGIT_OF.get(chars[place])) is not None:
                    self.forced.append((place, put))
                    chars[place] = put
        self.base = "".join(chars)
        self.values = digit_values(self.base)
        composite = regions[-1] if regions[-1].field == "composite" else None
        self.composite = composite
        self.over_all = _weights(composite.covers[0]) if composite else {}
        self.regions = regions
        self.fields = regions[:-1] if composite else regions
        self.hopeless = any(not self._can_agree(region) for region in regions)

    def outcome(self) -> Outcome:
        """Find the one way, or say why there is none."""
        if self.hopeless:
            return Outcome(unproven=True)
        options = [self._ways(region) for region in self.fields]
        ways: list[Way] = []
        for at, parts in enumerate(product(*options)):
            if at >= MOST_WAYS:
                return Outcome(ambiguous=True)
            chosen = tuple(change for part in parts for change in part)
            ways += [chosen + more for more in self._completed(chosen)]
        return self._chosen(sorted(ways, key=len))

    def _chosen(self, ways: list[Way]) -> Outcome:
        """Choose the way with the fewest changes where no other comes near it."""
        if not ways or any(PARTNER.get(self.base[place]) != put for place, put in ways[0]):
            return Outcome(unproven=True)
        best = ways[0]
        # One misreading more is not so rare that a rival with one change more could be left out.
        rivalled = len(ways) > 1 and len(ways[1]) <= len(best) + 1
        # A digit modulo ten does not prove two changes in places that hold letters and digits.
        loose = any(sum(place in region.free for place, _ in best) > 1 for region in self.regions)
        return Outcome(ambiguous=True) if rivalled or loose else Outcome((*self.forced, *best))

    def _can_agree(self, region: Region) -> bool:
        """Tell whether only digits, or fillers where they may be, stand in the numeric places."""
        digit = self.base[region.digit]
        if digit not in "0123456789":
            empty = not any(self.base[place] != "<" for place in region.covers[0])
            return digit == "<" and region.may_be_blank and empty
        return all(self.base[place] in "0123456789<" for place in region.numeric)

    def _ways(self, region: Region) -> list[Way]:
        """Give the ways to make the digit of a region agree by changing free places."""
        found: dict[Way, None] = {}
        for cover in region.covers:
            weight = _weights(cover)
            found |= dict.fromkeys(self._solve(weight, region, 0))
        return list(found)

    def _completed(self, chosen: Way) -> Iterator[Way]:
        """Give the changes that the digit over the whole needs beside those chosen."""
        if self.composite is None:
            yield ()
            return
        shift = sum(self._effect(self.over_all, change) for change in chosen)
        yield from self._solve(self.over_all, self.composite, shift)

    def _solve(self, weight: dict[int, int], region: Region, shift: int) -> Iterator[Way]:
        """Give no change if the digit agrees, else every one or two changes that make it agree."""
        total = sum(weight[place] * self.values[place] for place in weight)
        need = (int(self._digit(region)) - total - shift) % 10
        if need == 0:
            yield ()
            return
        likes, others = (
            self._changes(region, weight, PARTNER),
            self._changes(region, weight, RIVALS),
        )
        yield from ((change,) for effect, change in likes + others if effect % 10 == need)
        for (one, first), (two, second) in combinations(likes, 2):
            if (one + two) % 10 == need:
                yield first, second

    def _changes(
        self, region: Region, weight: dict[int, int], table: dict[str, str]
    ) -> list[tuple[int, Change]]:
        """List the changes of a table that the free places allow, each with its effect."""
        changes = [(place, put) for place in region.free for put in table.get(self.base[place], "")]
        return [(self._effect(weight, change), change) for change in changes]

    def _digit(self, region: Region) -> str:
        digit = self.base[region.digit]
        return "0" if digit == "<" else digit

    def _effect(self, weight: dict[int, int], change: Change) -> int:
        """Tell by how much a change moves the weighted sum."""
        place, put = change
        return weight[place] * (digit_values(put)[0] - self.values[place])
