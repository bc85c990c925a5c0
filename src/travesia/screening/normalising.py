"""Names as the index and the comparison read them: tokens, what is light, what was cut.

The original stays beside the tokens. Nothing here raises on any text: a name of nothing but
pictures has no tokens and says so in its notes.
"""

import re
import unicodedata
from dataclasses import dataclass

from travesia.screening.names import script_of
from travesia.screening.values import Name
from travesia.screening.word_reading import Piece, read_word
from travesia.screening.zone_lines import name_field

LONGEST = 300
"""Characters; what stands behind is not read."""

MOST_TOKENS = 32
"""Words of one name; what stands behind is not read."""

_ZONE_FIELDS = frozenset({39, 31, 30})
"""Characters of the name field of TD3, TD2 and TD1 documents; without a filler at the end it may
have been cut (Doc 9303-4 §4.2.3)."""

_FILLERS_MISREAD = re.compile("<{3,}[<KLCSE]*$")
_SIGNS = re.compile("[\u3400-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+")
_LONG_SURNAMES = frozenset(
    re.findall("..", "欧阳歐陽司马司馬上官诸葛諸葛夏侯司徒东方東方皇甫慕容남궁황보선우제갈")
)
_COMMAS = str.maketrans(dict.fromkeys("،、，;", ","))
_CUSTOM = frozenset("'’‘`´ʼʻʾʿʽˈꞋꞌʔ′")


class _Cleaning(dict[int, str | int | None]):
    """What becomes of a character: kept, parted or dropped; asked once for each."""

    def __missing__(self, code: int) -> str | int | None:
        self[code] = found = _cleaned(chr(code))
        return found


def _cleaned(char: str) -> str | None:
    category = unicodedata.category(char)
    if char in _CUSTOM or category in ("Cf", "Me"):
        return None
    if char == ".":
        return ". "
    if category[0] == "N":
        return str(unicodedata.digit(char, "")) or " "
    return char if category[0] == "L" or category in ("Mn", "Mc") else " "


_CLEANING = _Cleaning()


@dataclass(frozen=True, slots=True)
class NormalName:
    """A name as it is compared."""

    original: str
    """As it was given; a name in two parts is given as `PRIMARY, SECONDARY`."""
    tokens: tuple[str, ...]
    """In capitals A–Z, in the order they stand; digits only where the name is nothing else."""
    others: tuple[tuple[str, ...], ...]
    """For each token the other ways to write or read it (MUELLER beside MULLER)."""
    light: tuple[bool, ...]
    """For each token whether it is a particle, title, suffix … that documents drop and add."""
    script: str
    """ISO 15924 code of the script most letters were in; `Zyyy` without letters."""
    notes: tuple[str, ...] = ()
    """Codes of what a reader should know: `truncated`, `mixed_script`, `abbreviation` …"""
    truncated: bool = False
    """The last token may be the beginning of a longer one, and others may be missing."""
    surname_tokens: int = 0
    """How many tokens, from the first, belong to the surname; 0 where the order is not known."""

    @property
    def order_known(self) -> bool:
        """Whether the name says which part is the surname."""
        return self.surname_tokens > 0

    @property
    def core(self) -> tuple[str, ...]:
        """The tokens that are not light; never empty where there are tokens."""
        return tuple(t for t, light in zip(self.tokens, self.light, strict=True) if not light)


def normalise(name: str | Name) -> NormalName:
    """Read a name as a person, a document or a list writes it; never raises.

    Text may be `GIVEN SURNAME`, `SURNAME GIVEN`, `SURNAME, GIVEN`, the name field of a machine
    readable zone or its whole line, in any script. A `Name` in two parts has its order.
    """
    if isinstance(name, Name):
        if not name.secondary:
            return normalise(name.primary)
        whole = f"{name.primary}, {name.secondary}"
        return _read(whole, name.primary.replace("<", " "), name.secondary.replace("<", " "))
    if "<" in name:
        return _from_zone(name)
    if "," in name or not name.isascii():
        first, comma, rest = name[:LONGEST].translate(_COMMAS).partition(",")
        return _read(name, first, rest) if comma else _read(name, *_without_spaces(first))
    return _read(name, name, "")


def _from_zone(text: str) -> NormalName:
    """Read the name field of a zone: `<<` parts surname and given names, `<` parts words."""
    field, whole = name_field(text.strip().upper())
    cut = whole and len(field) in _ZONE_FIELDS and field[-1] != "<"
    field = _FILLERS_MISREAD.sub("", field.lstrip("<"))
    surname, _, given = field.partition("<<")
    notes = ("zone", "truncated") if cut else ("zone",)
    return _read(text, surname.replace("<", " "), given.replace("<", " "), notes)


def _read(original: str, first: str, rest: str, notes: tuple[str, ...] = ()) -> NormalName:
    """Read a name in two parts, or in one when the second is empty or says nothing."""
    ascii_only = first.isascii() and rest.isascii()
    if not ascii_only:
        notes += _signs(first + rest)
    before = _pieces(first, ascii_only)
    after = _pieces(rest, ascii_only) if rest else []
    if any("number" in piece.notes for piece in before + after):
        before, after = _words_only(before, after)
        notes += ("number",)
    known = sum(len(piece.tokens) for piece in before)
    if not any(not all(piece.light) for piece in after):
        known = 0  # nothing but "Jr." stands behind the comma
    return _joined(original, before + after, known, notes)


def _pieces(text: str, ascii_only: bool) -> list[Piece]:
    if not ascii_only:
        text = unicodedata.normalize("NFKC", text[:LONGEST])
    return [read_word(word) for word in text[:LONGEST].translate(_CLEANING).split()]


def _words_only(before: list[Piece], after: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Leave numbers out, unless the name is nothing else."""
    words = tuple([p for p in part if "number" not in p.notes] for part in (before, after))
    return (words[0], words[1]) if any(words) else (before, after)


def _without_spaces(text: str) -> tuple[str, str]:
    """Part a name of two to four Han or Hangul signs written as one word: surname first."""
    text = text[:LONGEST].strip()
    if text.isascii() or not 2 <= len(text) <= 4 or not _SIGNS.fullmatch(text):
        return text, ""
    length = 2 if text[:2] in _LONG_SURNAMES and len(text) > 2 else 1
    return text[:length], text[length:]


def _joined(original: str, pieces: list[Piece], surname: int, notes: tuple[str, ...]) -> NormalName:
    tokens: list[str] = []
    others: list[tuple[str, ...]] = []
    light: list[bool] = []
    for piece in pieces:
        tokens += piece.tokens
        others += piece.others
        light += piece.light
        notes += piece.notes
    if len(tokens) > MOST_TOKENS or len(original) > LONGEST:
        notes += ("too_long",)
        del tokens[MOST_TOKENS:], others[MOST_TOKENS:], light[MOST_TOKENS:]
    if not tokens:
        notes += ("empty",)
    if all(light):
        light = [False] * len(light)
    return NormalName(
        original,
        tuple(tokens),
        tuple(others),
        tuple(light),
        "Latn" if original.isascii() and tokens else script_of(original[:LONGEST]),
        tuple(dict.fromkeys(notes)) if notes else (),
        "truncated" in notes,
        min(surname, len(tokens)),
    )


def _signs(text: str) -> tuple[str, ...]:
    """Note what was there and is not to be seen in the tokens."""
    found = {unicodedata.category(char) for char in text if char > "\u024f" or char == "\u00ad"}
    notes: tuple[str, ...] = ()
    if "Cf" in found:
        notes += ("invisible_signs",)
    if found & {"So", "Sk", "Co", "Cn", "Cs"}:
        notes += ("pictures",)
    return notes
