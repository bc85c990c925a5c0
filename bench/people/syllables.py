"""Words that sound like a culture's: syllables and an ending, Arabic roots, Chinese pairs."""

import re
from random import Random

from bench.people.vocabulary import Vocabulary, rules

RARE_SPELLING = 0.15
"""Share of the tail that is a head name in another spelling of its own culture."""


def spoken(words: Vocabulary, chance: Random) -> str:
    """Make a word of syllables and an ending.

    An onset that ends in a hyphen stands before e and i only, as Spanish qu does.
    """
    count = int(chance.choice(words["syllables"]))
    text = "".join(_syllable(words, chance) for _ in range(count))
    ending = chance.choice(words["ending"])
    if text[-1] in "aeiouáéíóúäöü" and ending[0] in "aeiouáéíóúäöüè":
        text += chance.choice("lmnrstd")
    return (text + ending).capitalize()


def _syllable(words: Vocabulary, chance: Random) -> str:
    onset, vowel = chance.choice(words["onset"]), chance.choice(words["vowel"])
    if onset.endswith("-"):
        onset, vowel = onset[:-1], chance.choice("ei")
    return onset + vowel + chance.choice(words["coda"])


def rooted(words: Vocabulary, chance: Random) -> str:
    """Put three consonants into a pattern: 1a22a3 with k, t, b is Kattab."""
    first, second, third = chance.sample(words["root"], 3)
    pattern = chance.choice(words["template"])
    filled = pattern.replace("1", first).replace("2", second).replace("3", third)
    return filled.capitalize()


def rare_spelling(culture: str, word: str, chance: Random) -> str:
    """Spell a common word otherwise; unchanged where no rule of the culture fits."""
    low = word.lower()
    fitting = [rule for rule in rules(culture, "written") if re.search(rule[0], low)]
    if not fitting:
        return word
    pattern, by = chance.choice(fitting)
    return re.sub(pattern, by, low, count=1).title()
