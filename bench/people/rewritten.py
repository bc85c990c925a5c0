"""The same name written by other customs: another orthography, by ear, joined, split, shortened."""

import re
from dataclasses import replace
from random import Random

from bench.people.spelling import Spelling, long_part
from bench.people.vocabulary import rules


def transliterated(name: Spelling, chance: Random) -> Spelling:
    """Write one or two words in another orthography of the same language or script."""
    for _ in range(chance.choice((1, 2))):
        name = _by_rule(name, ("word", "written"), chance)
    return name


def heard(name: Spelling, chance: Random) -> Spelling:
    """Write one or two words as an officer of another language hears them."""
    for _ in range(chance.choice((1, 2))):
        name = _by_rule(name, ("heard",), chance)
    return name


def _by_rule(name: Spelling, kinds: tuple[str, ...], chance: Random) -> Spelling:
    """Apply one rule that fits; a rule on a whole word is chosen twice as readily."""
    fitting: list[tuple[int, str, str]] = []
    for at, part in enumerate(name.parts):
        low = part.lower()
        for kind in kinds:
            for pattern, by in rules(name.culture, kind):
                whole = rf"(?<!\w){pattern}(?!\w)" if kind == "word" else pattern
                if re.search(whole, low) and len(re.sub(whole, by, low, count=1)) > 1:
                    fitting += [(at, whole, by)] * (2 if kind == "word" else 1)
    if not fitting:
        return name
    at, pattern, by = chance.choice(fitting)
    return name.with_part(at, re.sub(pattern, by, name.parts[at].lower(), count=1).title())


def swapped(name: Spelling, chance: Random) -> Spelling:
    """Exchange given names and surnames, or the two surnames."""
    if len(name.surnames) > 1 and chance.random() < 0.3:
        return replace(name, surnames=name.surnames[::-1])
    return replace(name, given=name.surnames, surnames=name.given)


def without_second_surname(name: Spelling, chance: Random) -> Spelling:
    """Leave the second surname out."""
    return replace(name, surnames=name.surnames[:1])


def without_second_given(name: Spelling, chance: Random) -> Spelling:
    """Leave one of two given names out, mostly the second."""
    if len(name.given) < 2:
        return name
    kept = name.given[:1] if chance.random() < 0.8 else name.given[1:]
    return replace(name, given=kept)


def initials(name: Spelling, chance: Random) -> Spelling:
    """Write the second given name, or all given names, as initials."""
    first = 0 if len(name.given) == 1 or chance.random() < 0.35 else 1
    short = tuple(part[:1] for part in name.given[first:])
    return replace(name, given=name.given[:first] + short)


def joined(name: Spelling, chance: Random) -> Spelling:
    """Write as one word what is two: a particle with its noun, a hyphened name, two given names."""
    several = [at for at, part in enumerate(name.parts) if re.search(r"[ \-']", part)]
    if several:
        at = chance.choice(several)
        words = re.split(r"[ \-']", name.parts[at])
        cut = chance.randrange(1, len(words))
        together = ["".join(words[: cut + 1]), *words[cut + 1 :]]
        return name.with_part(at, " ".join(together).title())
    if len(name.given) > 1:
        return replace(name, given=("".join(name.given).capitalize(),))
    if len(name.surnames) > 1:
        return replace(name, surnames=("".join(name.surnames).capitalize(),))
    return name


def split(name: Spelling, chance: Random) -> Spelling:
    """Write as two words what is one; hyphens become spaces."""
    hyphened = [at for at, part in enumerate(name.parts) if "-" in part]
    if hyphened:
        at = chance.choice(hyphened)
        return name.with_part(at, name.parts[at].replace("-", " "))
    at = long_part(name, chance, least=6)
    if at < 0:
        return name
    part = name.parts[at]
    cut = chance.randrange(2, len(part) - 2)
    if " " in part[cut - 1 : cut + 1]:
        return name
    return name.with_part(at, f"{part[:cut]} {part[cut:].capitalize()}")
