"""The mix of what happens to names, kind by kind.

The mix is a choice, not an observation at a border: it says how hard the benchmark is.
"""

from collections.abc import Callable
from random import Random

from bench.people import rewritten, slips
from bench.people.forms import CARD_FIELD, FIELD, FORMS, written, zone
from bench.people.spelling import Spelling

Corruption = Callable[[Spelling, Random], Spelling]

KINDS: dict[str, tuple[Corruption, ...]] = {
    "typo1": (slips.slip,),
    "typo2": (slips.two_slips,),
    "swapped": (rewritten.swapped,),
    "dropped": (rewritten.without_second_surname, rewritten.without_second_given),
    "initials": (rewritten.initials,),
    "transliterated": (rewritten.transliterated,),
    "heard": (rewritten.heard,),
    "joined": (rewritten.joined, rewritten.split),
    "ocr": (slips.misread,),
}
"""Kind → the functions that do it, drawn evenly."""

MIX = {
    "exact": 18, "typo1": 14, "typo2": 8, "swapped": 7, "dropped": 10, "initials": 4,
    "transliterated": 10, "heard": 8, "joined": 6, "ocr": 6, "zone": 5, "combo": 4,
}  # fmt: skip
"""Kind → how many of a hundred."""
TRIES = 12


def corrupted(name: Spelling, kind: str, chance: Random) -> Spelling:
    """Damage a name in a kind; unchanged when the kind cannot be done to this name."""
    if kind == "combo":
        first, second = chance.sample(tuple(KINDS), 2)
        return corrupted(corrupted(name, first, chance), second, chance)
    for _ in range(TRIES):
        new = chance.choice(KINDS[kind])(name, chance)
        if new != name:
            return new
    return name


def draw_kind(name: Spelling, chance: Random, *, exact: bool = True) -> tuple[str, Spelling]:
    """Draw a kind of the mix that can be done to this name, and do it.

    Args:
        name: as registered.
        chance: of this traveller.
        exact: whether nothing may happen.
    """
    mix = MIX if exact else {kind: share for kind, share in MIX.items() if kind != "exact"}
    while True:
        kind = chance.choices(tuple(mix), tuple(mix.values()))[0]
        if kind in ("exact", "zone"):
            return kind, name
        new = corrupted(name, kind, chance)
        if new != name:
            return kind, new


def presented(name: Spelling, kind: str, chance: Random) -> tuple[str, str]:
    """Write a name as a traveller's document or a clerk has it; give the text and its form.

    The kind `zone` is the hard zone: letters spelt in the other ways, or the short field of a
    card that cuts the name off.
    """
    if kind == "zone":
        width = chance.choice((FIELD, FIELD, CARD_FIELD))
        return zone(name, width=width, other_letters=width == FIELD), "zone"
    form = chance.choices(tuple(FORMS), tuple(FORMS.values()))[0]
    return written(name, form, chance), form
