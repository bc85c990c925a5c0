"""A document as weighted terms, and as the words that mistyped ones are compared with."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from travesia.portal.domain.search.documents import SearchDocument, Shown
from travesia.portal.domain.search.normalise import Run, clean, runs, spaced_code, worth_keeping
from travesia.portal.domain.search.stem import term
from travesia.vocab.states import state_by_alpha3, state_name

TITLE, SHORT_TITLE, SUMMARY, COUNTRY, BODY, MOST_IN_BODY = 12, 6, 6, 4, 3, 3
"""Weights: a word of the title, up to so much more in a short one, of the summary, in the name of a
country; the first time in the body, and at most so many times more."""

TEXT_KEPT = 2000
"""Characters of summary and body that are kept for snippets."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index keeps of a document."""

    terms: dict[str, int]
    """Term → weight."""
    words: dict[str, str]
    """Folded word → the word as it is written, for whoever mistypes it."""


def index_of(document: SearchDocument) -> Indexed:
    """Return a document's terms and words."""
    language = document.language
    weights: Counter[str] = Counter()
    words: dict[str, str] = {}

    def take(text: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for word, written in words_of(text):
            words.setdefault(word, written)
            found[term(word, language)] += 1
        return found

    title = take(document.title)
    for one in title:
        weights[one] += TITLE + max(0, SHORT_TITLE - title.total())
    for one in take(document.summary):
        weights[one] += SUMMARY
    for one in take(" · ".join(_country_names(document))):
        weights[one] += COUNTRY
    if not document.sensitive:
        for one, times in take(document.body).items():
            weights[one] += BODY + min(times - 1, MOST_IN_BODY)
    return Indexed(dict(weights), words)


def shown_of(document: SearchDocument) -> Shown:
    """Return what a hit may show of a document; of a sensitive one no word of the body."""
    parts = [document.summary] if document.sensitive else [document.summary, document.body]
    text = " ".join(" ".join(part.split()) for part in parts if part.strip())
    return Shown(clean(document.title), clean(text)[:TEXT_KEPT])


def words_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a text that is worth finding, folded and as written in small letters."""
    text = clean(text)
    before: Run | None = None
    for run in runs(text):
        yield from _forms(run, text)
        if before is not None and (code := spaced_code(before, run)):
            yield code, code
        before = run


def _forms(run: Run, text: str) -> Iterator[tuple[str, str]]:
    if len(run.pieces) == 1:
        if run.counts:
            yield run.pieces[0], text[run.start : run.end].lower()
        return
    yield run.joined, text[run.start : run.end].lower()
    for piece in run.pieces:
        if worth_keeping(piece):
            yield piece, piece


def _country_names(document: SearchDocument) -> Iterable[str]:
    for code in document.countries:
        if state_by_alpha3(code) is not None:
            yield state_name(code, document.language)
