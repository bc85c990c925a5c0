"""How names and dates are damaged on their way to a desk, one kind a name."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from tools.training.people import Born, Invented, World, iso

KINDS = (
    "exact",
    "typo",
    "two_typos",
    "order",
    "dropped",
    "added",
    "heard",
    "heard_thrice",
    "zone",
    "joined",
    "parted",
    "initial",
    "misread",
    "several",
    "married",
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HEARD = (
    "v>b b>v z>s s>z ce>se ci>si j>g x>j j>x ll>y y>ll h> qu>k k>c c>k ph>f f>ph ou>u u>ou w>u "
    "ee>i i>y y>i nn>n n>nn l>ll t>th th>t sh>ch ch>sh eau>o oi>wa è>e ei>ey ai>e o>u e>i ss>s "
    "s>ss gu>w dj>j d>dd"
)
_SOUNDS = tuple((one, other) for one, _sign, other in (p.partition(">") for p in _HEARD.split(" ")))
_MISREAD = {"O": "0", "I": "1", "S": "5", "B": "8", "L": "1", "Z": "2"}
_ZONE = 39

Change = Callable[[Random, str], str]


def damaged_name(world: World, one: Invented, kind: str) -> str:
    """Return the name of a person with one kind of damage, in one of four forms."""
    random = world.random
    given, family = list(one.given), list(one.family)
    _change(world, one, kind, given, family)
    if kind == "order" and random.random() < 0.3:
        given, family = family, given
    first, last = " ".join(given), " ".join(family)
    form = random.random()
    if kind == "zone" or form < 0.1:
        return _zone(random, last, first)
    if kind == "order" or form < 0.3:
        return f"{last} {first}"
    return f"{last}, {first}" if form < 0.5 else f"{first} {last}"


def damaged_date(random: Random, born: Born, *, always: bool = False) -> str:
    """Return a birth date as a desk may get it: mostly right, else wrong, in part or missing."""
    year, month, day = born
    draw = random.random() * (0.28 if always else 1.0)
    if draw < 0.05:
        return _one_digit(random, born)
    if draw < 0.09 and day <= 12:
        return f"{year}-{day:02}-{month:02}"
    if draw < 0.13:
        return f"{year + random.choice((-1, 1))}-{month:02}-{min(day, 28):02}"
    if draw < 0.21:
        return _year_kept(random, born, draw)
    return "" if draw < 0.28 else iso(born)


def _year_kept(random: Random, born: Born, draw: float) -> str:
    year, month, _day = born
    if draw < 0.18:
        return f"{year}" if draw < 0.16 else f"{year}-{month:02}"
    if draw < 0.20:
        return f"{year}-01-01"
    return f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"


def _change(world: World, one: Invented, kind: str, given: list[str], family: list[str]) -> None:
    random = world.random
    changes: dict[str, tuple[Change, int]] = {
        "typo": (typo, 1),
        "several": (typo, 1),
        "two_typos": (typo, 2),
        "heard": (heard, 1),
        "heard_thrice": (heard, 3),
        "misread": (misread, 1),
    }
    if kind in changes:
        change, times = changes[kind]
        for _time in range(times):
            part = random.choice((given, family))
            place = random.randrange(len(part))
            part[place] = change(random, part[place])
    if kind == "dropped" or (kind == "several" and random.random() < 0.5):
        _drop(random, given, family)
    elif kind == "added":
        part = random.choice((given, family))
        part.append(random.choice((world.given_name, world.surname))(one.culture))
    elif kind == "married":
        _marry(world, one, family)
    elif kind == "initial":
        place = len(given) - 1
        given[place] = given[place][0]
    elif kind in {"joined", "parted"}:
        _join_or_part(random, kind, given, family)


def _marry(world: World, one: Invented, family: list[str]) -> None:
    """Put the name of a spouse in place of the second family name, as much of the region does."""
    told = world.random.choice(("de", "de", "de", "vda. de", "épouse"))
    if world.random.random() < 0.8:
        del family[1:]
    family.append(f"{told} {world.surname(one.culture)}")


def _drop(random: Random, given: list[str], family: list[str]) -> None:
    part = family if len(family) > 1 and (len(given) < 2 or random.random() < 0.6) else given
    if len(part) > 1:
        part.pop(1 if random.random() < 0.8 else 0)


def _join_or_part(random: Random, kind: str, given: list[str], family: list[str]) -> None:
    if kind == "parted":
        word = family[0]
        if len(word) > 6:
            place = random.randrange(3, len(word) - 2)
            family[0] = f"{word[:place]} {word[place:]}"
    elif len(given) > 1 and random.random() < 0.5:
        given[:] = ["".join(given)]
    elif len(family) > 1:
        family[:] = ["".join(family)]
    else:
        family[0] = family[0].replace(" ", "") if " " in family[0] else typo(random, family[0])


def typo(random: Random, word: str) -> str:
    """Return a word with a letter left out, exchanged, put in, or swapped with its neighbour."""
    if len(word) < 3:
        return word
    place = random.randrange(len(word) - 1)
    letter = random.choice(_LETTERS)
    return random.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )


def heard(random: Random, word: str) -> str:
    """Return a word as somebody writes it by ear."""
    fitting = [(one, other) for one, other in _SOUNDS if one in word.lower()]
    if not fitting:
        return typo(random, word)
    one, other = random.choice(fitting)
    place = word.lower().find(one)
    return word[:place] + other + word[place + len(one) :]


def misread(random: Random, word: str) -> str:
    """Return a word in which a reader took a letter for a digit."""
    word = word.upper()
    places = [place for place, letter in enumerate(word) if letter in _MISREAD]
    if not places:
        return typo(random, word)
    place = random.choice(places)
    return word[:place] + _MISREAD[word[place]] + word[place + 1 :]


def _one_digit(random: Random, born: Born) -> str:
    digits = list(f"{born[0]:04}{born[1]:02}{born[2]:02}")
    place = random.choice((2, 3, 5, 7))
    digits[place] = str((int(digits[place]) + random.randrange(1, 10)) % 10)
    text = "".join(digits)
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 28 else iso(born)


def _zone(random: Random, family: str, given: str) -> str:
    text = f"{_plain(family)}<<{_plain(given)}"[:_ZONE]
    return text.ljust(_ZONE, "<") if random.random() < 0.7 else text


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub("[^A-Z<]", "", bare.upper().replace(" ", "<"))
