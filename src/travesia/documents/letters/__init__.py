"""The three transliteration tables of Doc 9303-3 §6: Latin, Cyrillic and Arabic letters."""

from travesia.documents.letters.spelling import (
    LONGEST_NAME,
    Style,
    spellings_by_letter,
    styles_for,
)

__all__ = ["LONGEST_NAME", "Style", "spellings_by_letter", "styles_for"]
