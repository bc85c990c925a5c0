"""How hard a text is to read: words of a sentence, and Björnsson's LIX (1968).

LIX is the mean number of words in a sentence plus the share of words longer than six letters in per
cent. It needs no syllables, so that it can be reckoned for all five languages; below 40 is easy.
What is elided before an apostrophe is not counted with the word after it, or French would be hard
for its articles alone.
"""

import re
import unicodedata
from dataclasses import dataclass
from statistics import median

#: What texts here aim at (portal.md §3.5).
LIX_AIM, SENTENCE_AIM = 40.0, 20
_SENTENCE = re.compile(r"[.!?…:;]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
#: Words a minute of somebody who reads out calmly.
_PACE = 150


@dataclass(frozen=True, slots=True)
class Plainness:
    """What was counted in one text."""

    words: int
    sentences: int
    lix: float
    median_sentence: float
    longest: str

    @property
    def hard(self) -> bool:
        """Whether it misses what texts here aim at; too few words say nothing."""
        too_hard = self.lix >= LIX_AIM or self.median_sentence > SENTENCE_AIM
        return self.words >= 30 and too_hard  # below that one long word is a verdict


def plainness(text: str) -> Plainness:
    """Count a text; an empty one has nothing in it and is not hard."""
    text = unicodedata.normalize("NFC", text)  # a loose accent would cut its word in two
    sentences = [part.strip() for part in _SENTENCE.split(text)]
    counted = [(len(_WORD.findall(part)), part) for part in sentences if _WORD.search(part)]
    words = _WORD.findall(text)
    if not counted:
        return Plainness(0, 0, 0.0, 0.0, "")
    long = sum(1 for word in words if len(_ELIDED.sub("", word)) > 6)  # LIX's own bound
    lix = len(words) / len(counted) + 100 * long / len(words)
    return Plainness(
        words=len(words),
        sentences=len(counted),
        lix=round(lix, 1),
        median_sentence=median(number for number, _ in counted),
        longest=max(counted)[1],
    )


def spoken_seconds(text: str) -> int:
    """Return how long it takes to read a text out, at 150 words a minute.

    Numbers are read out too: as one word for every two digits, so that 8840 takes as long as two.
    """
    text = unicodedata.normalize("NFC", text)
    numbers = sum((len(digits) + 1) // 2 for digits in _NUMBER.findall(text))
    return round((len(_WORD.findall(text)) + numbers) / _PACE * 60)
