"""The reference page of the letters, made from the tables themselves."""

from collections.abc import Iterator

from travesia.vocab.letters.tables import (
    ARABIC,
    ARABIC_AT_END,
    CYRILLIC,
    DOUBLED,
    LATIN,
    UKRAINIAN_FIRST,
    Style,
)

_INTRO = """# Letters of names

`travesia.documents` writes names in the letters of a machine-readable zone (A–Z and `<`) by the
three tables of ICAO Doc 9303-3 §6: Latin, Cyrillic and Arabic. The tables leave choices to the
issuer, so one name has several legal spellings, and a search must know them all. Where each row
comes from, and where sources differ, stands in `src/travesia/vocab/letters/SOURCE.md`.

This page is made by `travesia.vocab.letters.reference.letters_markdown()`.

## Worked example

```python
from travesia.documents import alternatives, meets, spelling_keys, transliterate

transliterate("Núñez-O'Neill")            # 'NUNEZ<ONEILL'
alternatives("Nuñez")                     # ('NUNEZ', 'NUNXXEZ')
alternatives("NUNXXEZ")                   # ('NUNXXEZ', 'NUNEZ')
transliterate("Юлія", language="uk")      # 'YULIIA'
alternatives("Христо", language="bg")     # ('KHRISTO', 'HRISTO')
transliterate("فاطمة")                    # 'FAXTTMXAH'
spelling_keys("Müller")                   # frozenset({'MULER'})
meets("MUELLER", "MULLER")                # True
```

- Space, hyphen, comma and `<` part names; apostrophe and other punctuation, direction marks and
  combining marks that the tables do not know are dropped.
- A letter in none of the tables raises `ComposeError` (`name.no_spelling`, with the character); a
  name over 1,000 characters raises `name.too_long`. A letter that is a table letter with a mark is
  spelled by that letter (Ș S).
- `alternatives` gives at most 256 spellings, the default first; those in which each letter is
  written alike throughout come before mixed ones.
- `spelling_keys` and `meets` are coarse on purpose: they find candidates. MICHAEL and MICHAL meet.
  That two names meet says nothing about the persons.
- The Arabic table writes consonants and long vowels only. Many passports carry a phonetic spelling
  (FATIMA) instead of the table's (FAXTTMXAH): the two do not meet here.
"""


def letters_markdown() -> str:
    """Write docs/reference/letters.md: the three tables as they are used."""
    return "\n".join([_INTRO, *_latin(), *_cyrillic(), *_arabic()]) + "\n"


def _latin() -> Iterator[str]:
    yield "## Latin\n"
    yield "| letter | spellings, the default first |"
    yield "|---|---|"
    for letter, spellings in LATIN.items():
        yield f"| {letter} | {', '.join(spellings)} |"
    yield ""


def _cyrillic() -> Iterator[str]:
    yield "## Cyrillic\n"
    yield "Empty cells are as the first column. `bul_law` and `srp_usage` are what documents of"
    yield "these countries carry against the table; they are alternatives, never the default.\n"
    others = [style for style in Style if style is not Style.ANY]
    yield f"| letter | any | {' | '.join(others)} | ukr, first letter |"
    yield f"|---|---|{'---|' * len(others)}---|"
    for letter, common in CYRILLIC[Style.ANY].items():
        cells = [CYRILLIC[style][letter] for style in others]
        shown = [cell if cell != common else "" for cell in cells]
        first = UKRAINIAN_FIRST.get(letter, "")
        yield f"| {letter} | {common or 'not encoded'} | {' | '.join(shown)} | {first} |"
    yield ""


def _arabic() -> Iterator[str]:
    yield "## Arabic\n"
    yield "| code point | letter | spellings, the default first |"
    yield "|---|---|---|"
    for letter, spellings in ARABIC.items():
        shown = ", ".join(spellings) or "not encoded"
        if spellings == (DOUBLED,):
            shown = "repeats the letter before it"
        if letter in ARABIC_AT_END:
            shown += f"; at the end of a part {ARABIC_AT_END[letter]}"
        yield f"| U+{ord(letter):04X} | {letter} | {shown} |"
    yield ""
