"""The stem of a word: what `trabajar`, `trabajo` and `trabajos` have in common.

The endings are a table (`language.toml`) that the offline search reads too. They are light: number,
gender, infinitives and a few nouns made of verbs. Haitian Creole has no endings to take away.
"""

from functools import cache

from travesia.portal.domain.search.normalise import language_table

LANGUAGES = ("es", "en", "fr", "ht", "pt")
"""Languages whose texts are searched."""

Step = tuple[int, dict[str, tuple[str, int]]]
"""Letters of the longest ending, and ending → what takes its place, letters that must be left."""


@cache
def steps_of(language: str) -> tuple[Step, ...]:
    """Return the steps of a language; none for one without endings."""
    found = language_table()["endings"].get(language, [])
    return tuple(
        (max(map(len, step)), {ending: (new, left) for ending, (new, left) in step.items()})
        for step in found
    )


def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; a word with a digit in it is left alone."""
    if not word.isalpha():
        return word
    for longest, endings in steps_of(language):
        for size in range(min(longest, len(word)), 0, -1):
            found = endings.get(word[-size:])
            if found is not None and len(word) - size >= found[1]:
                word = word[:-size] + found[0]
                break
    return word


def term(word: str, language: str) -> str:
    """Return what the index keeps of a folded word: language and stem, as in `es:trabaj`."""
    return f"{language}:{stem(word, language)}"
