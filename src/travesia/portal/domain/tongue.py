"""Guess which of five languages a text is in, to notice a translation pasted in the wrong place.

Small words give a language away: each text is scored by the share of its words that are function
words of a language and rare in the others. It warns an editor and decides nothing. How often it
is right is measured in `portal/tests/test_tongue.py`.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")

_SMALL = {
    "es": "el la los las un una unos y o de del al en con por para que se no su sus es son está "
    "están si cuando donde usted puede tiene como más pero sin sobre este esta eso lo le les ya "
    "hay ser muy también desde hasta quien cada otro otra nada a nos mi ni nunca porque aquí todos",
    "en": "the a an and or of to in on with for that is are was not you your can if when where it "
    "this these they be have has from at by as will may do does who each other nobody their no "
    "we he she his her our my there here which how all been would but about so",
    "fr": "le la les un une des et ou de du au aux en avec pour par que qui ne pas se vous votre "
    "vos est sont si quand où peut pouvez avez il elle ce cette ces dans sur sans plus mais être "
    "rien chaque autre leur même chez à a on nous mon ma son ses notre aussi jamais aucun dès très",
    "ht": "yon nan pou ak ou li yo ki sa se pa gen ka si lè kote moun tout nou mwen fè ale an la "
    "a te ap pral kapab oswa men san sou avèk depi jouk chak lòt anyen bay pran dwe konsa epi kòm "
    "kèk papye ba w m l te t n y poko genyen toujou janm èske",
    "pt": "o a os as um uma e ou de do da dos das no na nos nas em com por para que se não seu sua "
    "seus suas é são está estão quando onde você pode tem como mais mas sem sobre este esta isso "
    "lhe já há ser muito também até quem cada outro outra nada ao à pelo pela "
    "nos meu minha ele ela nem nunca porque aqui todos às aos deste desta",
}
_WORDS = {code: frozenset(text.split()) for code, text in _SMALL.items()}
#: A word that fewer languages share says more.
_WEIGHT = {
    word: 1.0 / sum(word in words for words in _WORDS.values()) ** 2
    for words in _WORDS.values()
    for word in words
}
#: Letters that hardly occur in the others: ç and ê stand in French and in Portuguese, è within a
#: word in French and in Creole, so that they tell nothing.
_LETTERS = {
    "es": re.compile(r"[¿¡ñ]"),
    "fr": re.compile(r"[ëïœù]|\b(?:[cdjlmnst]|qu)'(?=\w)"),
    "ht": re.compile(r"ò|è\b"),
    "pt": re.compile(r"[ãõ]|ção|ções|lh|nh"),
}
#: Below this many words nothing is said.
ENOUGH_WORDS = 8
#: How much better another language must fit before an editor is asked.
CLEARLY = 1.5


@dataclass(frozen=True, slots=True)
class Guess:
    """The language that fits best; `clear` tells whether it fits far better than `than`."""

    language: str
    clear: bool


def guess(text: str, *, than: str = "") -> Guess:
    """Return the language that fits best, empty for too little text.

    Args:
        text: what was typed.
        than: the language it is said to be in; `clear` compares with that one's fit.
    """
    # Some keyboards write an accent as a sign of its own, which would cut the word in two.
    lowered = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    words = _WORD.findall(lowered)
    if len(words) < ENOUGH_WORDS:
        return Guess("", clear=False)
    fits = {
        code: sum(_WEIGHT[word] for word in words if word in small)
        + 0.3 * (len(_LETTERS[code].findall(lowered)) if code in _LETTERS else 0)
        for code, small in _WORDS.items()
    }
    best = max(fits, key=lambda code: (fits[code], code))
    beside = fits.get(than, 0.0)
    return Guess(best, clear=best != than and fits[best] >= CLEARLY * max(beside, 0.5))
