"""The name field of a first line of a zone, also where a filler too many or too few stands.

A line has 44 or 36 characters (Doc 9303-4, Doc 9303-6): code of the document, issuing State, name.
Whoever copies it by hand loses fillers at its end or adds one. A name field alone begins with a
name, and some names begin as lines do (PRUSAK: a code, the United States, a K). So what has
another length is a line only where no name field can be meant.
"""

import re
from functools import cache
from importlib.resources import files

from travesia.vocab import is_issuer

_FIELDS = {44: 39, 36: 31}
"""Characters of a whole line → of its name field, which begins at position 6."""

_LONGEST_FIELD = 39
_FIRST = "PVIAC"
"""First letters of codes of documents whose first line has a name, or might."""

_NAME = re.compile("[A-Z][A-Z<]*<<[A-Z<]*")


def name_field(text: str) -> tuple[str, bool]:
    """Give the name field of a zone in capitals, and whether its length can be relied on.

    A text that is a name field already is given as it is. A second line behind the first, parted
    from it by a space or a new line, is left out.
    """
    first, *others = text.split() or [""]
    if len(others) == 1 and re.search("[0-9]", others[0]) and _begins(first):
        text = first
    width = _FIELDS.get(len(text))
    if width and _begins(text):
        return text[5 : 5 + width], True
    if _begins(text) and _NAME.fullmatch(text[5:]) and (_is_long(text) or _is_short(text)):
        return text[5:], False
    return text, True


def _begins(text: str) -> bool:
    """Tell whether a text begins with the code of a document and an issuing State."""
    return text[:1] in _FIRST and len(text) > 5 and is_issuer(text[2:5].rstrip("<"))


def _is_long(text: str) -> bool:
    """Tell whether a text is filled up to more characters than a name field has."""
    return _LONGEST_FIELD < len(text) <= max(_FIELDS) + 1 and text.endswith("<")


def _is_short(text: str) -> bool:
    """Tell whether a text is a line without its fillers: of a code of one letter alone.

    A name field may begin with an initial (P<COLON<<ANA): where the word behind it is a name that
    people of the region bear, it is one.
    """
    return text[1] == "<" and text[2:].partition("<")[0] not in _common()


@cache
def _common() -> frozenset[str]:
    """Give the words of the table of common names: as data, since `matching` reads zones too."""
    text = files("travesia.screening.matching").joinpath("common_names.tsv").read_text("utf-8")
    return frozenset(line.split("\t")[0] for line in text.splitlines() if line[:1].isalpha())
