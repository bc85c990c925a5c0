"""The three transliteration tables of Doc 9303-3 §6: Latin, Cyrillic and Arabic letters."""

from travesia.documents.letters.spelling import (
    LONGEST_NAME,
    spellings_by_letter,
    styles_for,
)
from travesia.documents.letters.tables import Style

__all__ = ["LONGEST_NAME", "Style", "spellings_by_letter", "styles_for"]
