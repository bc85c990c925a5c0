"""Slips of the hand and of the reading machine: each changes one word and says in its name how."""

from random import Random

from bench.people.spelling import Spelling, long_part

_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
_NEAR = {
    letter: "".join(
        row[at]
        for row in _ROWS[max(0, number - 1) : number + 2]
        for at in range(max(0, place - 1), min(len(row), place + 2))
        if row[at] != letter
    )
    for number, keys in enumerate(_ROWS)
    for place, letter in enumerate(keys)
}
"""Letter → those next to it on a Spanish keyboard."""

OCR = (
    ("O", "0"), ("I", "1"), ("S", "5"), ("B", "8"), ("Z", "2"), ("G", "6"), ("M", "RN"),
    ("RN", "M"), ("CL", "D"), ("W", "VV"), ("U", "V"), ("E", "F"), ("L", "I"), ("H", "N"),
    ("Q", "O"), ("NI", "M"),
)  # fmt: skip
"""What stands there → what a reading machine takes it for."""


def wrong_key(word: str, chance: Random) -> str:
    """Hit the key beside the right one."""
    at = chance.randrange(len(word))
    near = _NEAR.get(word[at].lower())
    if not near:
        return word
    new = chance.choice(near)
    return word[:at] + (new.upper() if word[at].isupper() else new) + word[at + 1 :]


def transposed(word: str, chance: Random) -> str:
    """Type two neighbouring letters in the wrong order."""
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def omitted(word: str, chance: Random) -> str:
    """Leave a letter out, rarely the first."""
    at = chance.randrange(1 if chance.random() < 0.9 else 0, len(word))
    return word[:at] + word[at + 1 :]


def doubled(word: str, chance: Random) -> str:
    """Type a letter twice."""
    at = chance.randrange(len(word))
    return word[: at + 1] + word[at].lower() + word[at + 1 :]


def slip(name: Spelling, chance: Random) -> Spelling:
    """Make one slip of the hand in one part of the name."""
    at = long_part(name, chance)
    if at < 0:
        return name
    how = chance.choice((wrong_key, transposed, omitted, doubled))
    return name.with_part(at, how(name.parts[at], chance))


def two_slips(name: Spelling, chance: Random) -> Spelling:
    """Make two slips, in one part or in two."""
    return slip(slip(name, chance), chance)


def misread(name: Spelling, chance: Random) -> Spelling:
    """Misread one place of the name, or two, as a machine does."""
    for _ in range(chance.choice((1, 1, 2))):
        upper = [part.upper() for part in name.parts]
        fitting = [(at, rule) for at, part in enumerate(upper) for rule in OCR if rule[0] in part]
        if not fitting:
            break
        at, (seen, taken) = chance.choice(fitting)
        name = name.with_part(at, _once(upper[at], seen, taken, chance))
    return name


def _once(word: str, seen: str, taken: str, chance: Random) -> str:
    places = [at for at in range(len(word)) if word.startswith(seen, at)]
    at = chance.choice(places)
    return word[:at] + taken + word[at + len(seen) :]
