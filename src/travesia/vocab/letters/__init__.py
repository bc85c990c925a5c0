"""The three transliteration tables of Doc 9303-3 §6: Latin, Cyrillic and Arabic letters."""

from travesia.vocab.letters.errors import LetterError
from travesia.vocab.letters.spelling import (
    LONGEST_NAME,
    spellings_by_letter,
    styles_for,
)
from travesia.vocab.letters.tables import Style

__all__ = ["LONGEST_NAME", "LetterError", "Style", "spellings_by_letter", "styles_for"]
