"""Chinese names in two romanisations: pinyin and Wade–Giles without its marks.

Surnames and single syllables stand in `tables/syllables.tsv`; this is for given names of several
syllables written together, JIANGUO and CHIENKUO, which no table can list.
"""

import re
from functools import lru_cache

_SHORTEST = 5
"""Letters; shorter tokens are single syllables."""

_DIFFER = ("JC", "QC", "ZC", "XH", "BP", "DT", "GK", "ZT", "CT", "RJ", "YI", "WU")
_STARTS = frozenset(
    [
        *_DIFFER,
        *(pair[::-1] for pair in _DIFFER),
        *(2 * letter for letter in "ABCDEFGHJKLMNOPQRSTWXYZ"),
    ]
)
"""First letters that the two spellings of one token may have."""

_INITIAL = "(?:ZH|CH|SH|[BPMFDTNLGKHJQXRZCSYW])?"
_FINAL = (
    "(?:IANG|IONG|UANG|IAO|IAN|ING|UAI|UAN|ANG|ENG|ONG|AI|AN|AO|EI|EN|ER|IA|IE|IN|IU|OU|UA|UE|UI"
    "|UN|UO|A|E|I|O|U)"
)
_PINYIN = re.compile(f"(?:{_INITIAL}{_FINAL})+")
_WADE_GILES = re.compile("^[IU]|HS|TS|TZ|IEN|YEN|UNG|EH|IH|UEI|KU[AEO]|CH[AEIOU]|J[EU]")
"""What a token has that is not pinyin, or may be either (CHI, KUANG). No syllable of pinyin begins
with I or U; those of Taiwan's passports do (INGWEN for YINGWEN)."""

_NOT_HEARD = re.compile("Y(?=I)|W(?=U)")
"""What pinyin writes before a syllable that begins with I or U."""


@lru_cache(maxsize=65_536)
def _pinyin_sounds(token: str) -> str:
    """Fold pinyin to the sounds that Wade–Giles keeps apart only by its marks."""
    if not _PINYIN.fullmatch(token):
        return ""
    text = re.sub("ZH|CH|J|Q", "4", token)  # before the C of TS is told from the C of CH
    text = re.sub("[ZC]", "Z", text).replace("4", "C").replace("B", "P").replace("D", "T")
    return _NOT_HEARD.sub("", re.sub("(?<!N)G|(?<=N)G(?=[AEU])", "K", text))


@lru_cache(maxsize=65_536)
def _wade_giles_sounds(token: str) -> str:
    """Fold Wade–Giles to the same; nothing for a token that has no sign of it."""
    if not _WADE_GILES.search(token):
        return ""
    text = re.sub("TS|TZ", "Z", token.replace("HS", "X").replace("CH", "C").replace("J", "R"))
    text = re.sub("(?<=[IY])EN", "AN", text)
    text = text.replace("UNG", "ONG").replace("UEH", "UE").replace("UEI", "UI").replace("YEH", "YE")
    text = re.sub("(?<=[A-Z]I)H(?![AEIOU])|(?<=ER)H|(?<=IE)H", "", text)
    return _NOT_HEARD.sub("", re.sub("(?<=[KHTL])O(?=$|[^NUA])", "E", text))


def same_syllables(one: str, other: str) -> bool:
    """Tell whether one token is the Wade–Giles spelling of the other, which is pinyin."""
    if min(len(one), len(other)) < _SHORTEST or one[0] + other[0] not in _STARTS:
        return False
    for pinyin, wade_giles in ((one, other), (other, one)):
        sounds = _wade_giles_sounds(wade_giles)
        if sounds and sounds == _pinyin_sounds(pinyin):
            return True
    return False
