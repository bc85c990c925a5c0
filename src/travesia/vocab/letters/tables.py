"""Reading the tables of letters; where their rows come from stands in SOURCE.md beside them."""

from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType

from travesia.vocab.tables import table_rows

NOTHING, DOUBLED = "-", "*"
"""In a cell: the letter is not encoded; the sign doubles the letter before it (shadda)."""


class Style(StrEnum):
    """A column of the Cyrillic table: whose habit a name follows."""

    ANY = "any"
    """The value of the table for every language without an exception, Russian among them."""
    BELARUSIAN = "bel"
    BULGARIAN = "bul"
    MACEDONIAN = "mkd"
    SERBIAN = "srp"
    UKRAINIAN = "ukr"
    BULGARIAN_LAW = "bul_law"
    """What Bulgarian passports carry: the Transliteration Act of 2009, not Doc 9303."""
    SERBIAN_USAGE = "srp_usage"
    """As Serbian, but Г is G, which Serbian documents write and the table does not."""


_UNDER = {
    Style.BULGARIAN_LAW: (Style.BULGARIAN,),
    Style.SERBIAN_USAGE: (Style.SERBIAN,),
}
"""The columns a style falls back to before the common one."""


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("travesia.vocab.letters").joinpath(f"{name}.tsv").read_text("utf-8")
    return table_rows(text)


def _cell(text: str) -> tuple[str, ...]:
    return ("",) if text == NOTHING else tuple(text.split(" "))


LATIN = MappingProxyType({row["letter"]: _cell(row["spellings"]) for row in _rows("latin")})
"""Capital → its spellings, the default first."""

ARABIC = MappingProxyType({row["letter"]: _cell(row["spellings"]) for row in _rows("arabic")})
"""Letter or sign → its spellings, the default first; nothing for what is not encoded."""

ARABIC_AT_END = MappingProxyType(
    {row["letter"]: row["at_end"] for row in _rows("arabic") if row["at_end"]}
)
"""Letter → its spelling at the end of a part of a name (teh marbuta)."""


def _column(style: Style) -> MappingProxyType[str, str]:
    columns = (style, *_UNDER.get(style, ()), Style.ANY)
    chosen = {}
    for row in _rows("cyrillic"):
        text = next(row[column] for column in columns if row[column])
        chosen[row["letter"]] = "" if text == NOTHING else text
    return MappingProxyType(chosen)


CYRILLIC = MappingProxyType({style: _column(style) for style in Style})
"""Style → capital → its spelling."""

UKRAINIAN_FIRST = MappingProxyType(
    {row["letter"]: row["ukr_first"] for row in _rows("cyrillic") if row["ukr_first"]}
)
"""Capital → its spelling as the first letter of a part of a Ukrainian name."""
