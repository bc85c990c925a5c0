"""The document code of a zone: which first and second letters each format may carry."""

from datetime import date
from functools import lru_cache

from travesia.documents.document_codes import BARE_UNTIL, CREW_CERTIFICATE, DOCUMENT_CODES
from travesia.documents.findings import Finding, finding
from travesia.documents.formats import MrzFormat

CARD_LETTERS = frozenset("ACI")
"""First letters of cards, TD1 and TD2 (Doc 9303-5 and 9303-6 §4.2.2)."""

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_VISAS = frozenset({MrzFormat.MRV_A, MrzFormat.MRV_B})
_ABOUT = "document_code"


@lru_cache(maxsize=2048)
def read_document_code(
    raw: str, layout: MrzFormat, today: date
) -> tuple[str | None, tuple[Finding, ...]]:
    """Read the document code of a zone of a format, without its filler.

    An unlisted second letter is never refused: the day of issue, which decides, is not in the
    zone.
    """
    code = raw.rstrip("<")
    if not code or not all(char in _CAPITALS for char in code):
        return None, (finding("code.invalid", _ABOUT, code=raw),)
    if layout in _VISAS:
        return code, (finding("code.visa", _ABOUT, code=code),)
    if layout is MrzFormat.TD3:
        return code, (_passport(code, raw, today),)
    return code, (_card(code, layout),)


def _passport(code: str, raw: str, today: date) -> Finding:
    """Judge the code of a passport (Doc 9303-4 §4.4 as amended 20 February 2026)."""
    if code[0] != "P":
        return finding("code.not_passport", _ABOUT, code=code)
    if code == "P":
        return finding("code.bare_late" if today > BARE_UNTIL else "code.bare", _ABOUT, code=raw)
    listed = code in DOCUMENT_CODES
    return finding("code.listed" if listed else "code.second_letter_not_listed", _ABOUT, code=code)


def _card(code: str, layout: MrzFormat) -> Finding:
    """Judge the code of a card: A, C or I first, never V second, never AI."""
    if code[0] == "P" and layout is MrzFormat.TD2:
        return finding("code.passport_on_td2", _ABOUT, code=code)
    if code[0] not in CARD_LETTERS:
        return finding("code.not_card", _ABOUT, code=code, format=layout.value)
    if code[1:] == "V" or code == "AI":
        return finding("code.forbidden", _ABOUT, code=code)
    if code == CREW_CERTIFICATE and layout is MrzFormat.TD1:
        return finding("code.crew", _ABOUT, code=code)
    return finding("code.card", _ABOUT, code=code)
