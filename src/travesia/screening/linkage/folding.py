"""Names as the linkage compares them, in SQL: one alphabet, no order, one spelling a sound.

Everything here is text of DuckDB SQL over a column, because a million names are folded where they
lie and not one by one. What is not ASCII after the marks are off is read as screening reads it
(`normalising.py`); what is, is folded here by the same rules.
"""

from typing import Final

from travesia.screening.names import PARTICLES

LONGEST: Final = 300
"""Letters of a name that are compared; the same as `screening.names.LONGEST`."""

MOST_WORDS: Final = 12
"""Words of a name that are compared, in alphabetical order: a paste of a text is no name."""

SOUNDS: Final[tuple[tuple[str, str], ...]] = (
    ("NXX", "N"),
    ("PH", "F"),
    ("SCH", "X"),
    ("CH", "X"),
    ("ZH", "X"),
    ("SH", "X"),
    ("HS", "X"),
    ("QU", "K"),
    ("Q", "K"),
    ("CK", "K"),
    ("CE", "SE"),
    ("CI", "SI"),
    ("C", "K"),
    ("KH", "J"),
    ("TH", "T"),
    ("GUE", "JE"),
    ("GUI", "JI"),
    ("GE", "JE"),
    ("GI", "JI"),
    ("H", ""),
    ("Z", "S"),
    ("V", "B"),
    ("W", "U"),
    ("LL", "I"),
    ("Y", "I"),
    ("OU", "U"),
    ("OO", "U"),
    ("EE", "I"),
    ("AE", "A"),
    ("OE", "O"),
    ("UE", "U"),
    *((letter * 2, letter) for letter in "ABDFIKLMNPRST"),
)
"""Spellings that border files of the region write for one sound, in the order they are applied.

`NXX` is the Ñ of the machine-readable zone (Doc 9303-3 §6). The rest is ours: letters that Spanish,
French, Portuguese and English, and the romanisations of Arabic and Chinese, write one for another.
It is coarse on purpose: it only says which words are worth calling the same, not how they sound.
"""

MISREAD: Final = ("01582", "OISBZ")
"""Digits that a reader puts for letters. No name has digits."""


def folded(column: str) -> str:
    """Fold a name to capitals without marks; apostrophes go, everything else stays."""
    bare = column
    for mark in ("''", "’", "‘", "`", "´", "ʼ", "ʻ"):
        bare = f"replace({bare}, '{mark}', '')"
    return f"upper(strip_accents(left({bare}, {LONGEST})))"


def words(column: str) -> str:
    """Give the words of a folded name as a list, in the order they stand, particles left out."""
    return _split(f"regexp_replace(translate({column}, '{MISREAD[0]}', '{MISREAD[1]}'), "
                  "'[^A-Z]+', ' ', 'g')", frozenset(PARTICLES))  # fmt: skip


def sounds(column: str) -> str:
    """Give the words of a folded name as a list of sounds, sorted, each once."""
    text = (
        f"' ' || regexp_replace(translate({column}, '{MISREAD[0]}', '{MISREAD[1]}'), "
        "'[^A-Z]+', ' ', 'g') || ' '"
    )
    for old, new in SOUNDS:
        text = f"replace({text}, '{old}', '{new}')"
    particles = frozenset(sound_of(particle) for particle in PARTICLES)
    return f"list_sort(list_distinct({_split(text, particles)}))[1:{MOST_WORDS}]"


def sound_of(word: str) -> str:
    """Fold one word in capitals to its sound, as the SQL does."""
    for old, new in SOUNDS:
        word = word.replace(old, new)
    return word


def _split(text: str, without: frozenset[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in sorted(without | {""}))
    return f"list_filter(string_split(trim({text}), ' '), lambda w: w not in ({listed}))"
