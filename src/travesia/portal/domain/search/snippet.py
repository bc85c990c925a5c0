"""The piece of a text that shows why it was found, and where the fitting words stand in it."""

from collections.abc import Collection, Sequence

from travesia.portal.domain.search.documents import Hit, Ranked, Shown
from travesia.portal.domain.search.normalise import Run, runs, worth_keeping
from travesia.portal.domain.search.stem import term

LENGTH = 180
"""Characters of a snippet, at most a word more."""
_BEFORE = 40
"""Characters that stand before the first fitting word."""

Mark = tuple[int, int]


def hit(ranked: Ranked, shown: Shown, terms: Collection[str]) -> Hit:
    """Return a document as a hit: `terms` is everything the question stands for."""
    entry = ranked.entry
    title_marks = marks_in(shown.title, entry.language, terms)
    everywhere = marks_in(shown.text, entry.language, terms)
    begin, end = _window(shown.text, everywhere)
    fitting = [
        *(shown.title[start:stop].lower() for start, stop in title_marks),
        *(shown.text[start:stop].lower() for start, stop in everywhere),
    ]
    return Hit(
        id=entry.id,
        kind=entry.kind,
        language=entry.language,
        score=ranked.score,
        matched=tuple(dict.fromkeys(fitting)),
        title=shown.title,
        title_marks=title_marks,
        snippet=shown.text[begin:end],
        marks=tuple((a - begin, b - begin) for a, b in everywhere if a >= begin and b <= end),
    )


def marks_in(text: str, language: str, terms: Collection[str]) -> tuple[Mark, ...]:
    """Return where words of a clean text stand that are among the terms."""
    return tuple((run.start, run.end) for run in runs(text) if _fits(run, language, terms))


def _fits(run: Run, language: str, terms: Collection[str]) -> bool:
    if not run.counts:
        return False
    words = {run.joined, *(piece for piece in run.pieces if worth_keeping(piece))}
    return any(term(word, language) in terms for word in words)


def _window(text: str, marks: Sequence[Mark]) -> Mark:
    """Return begin and end of the piece with the most fitting words, the earliest of equals."""
    if len(text) <= LENGTH or not marks:
        return 0, _word_end(text, LENGTH)
    counts = [sum(start <= a < start + LENGTH - _BEFORE for a, _b in marks) for start, _ in marks]
    first = marks[counts.index(max(counts))][0]
    begin = _word_start(text, max(0, first - _BEFORE))
    return begin, _word_end(text, begin + LENGTH)


def _word_start(text: str, at: int) -> int:
    """Return the first beginning of a word from here on."""
    while 0 < at < len(text) and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    """Return the end of the word that stands here."""
    while at < len(text) and not text[at].isspace():
        at += 1
    return min(at, len(text))
