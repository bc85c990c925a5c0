"""An explanation as sentences, and the names of what adds up in it, in five languages."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from travesia.screening.matching.explanation import SAME_DOCUMENT, AlignedWords, Explanation
from travesia.screening.matching.features import WRITTEN_OTHERWISE
from travesia.screening.values import Decision
from travesia.vocab.tables import name_in, names_of, table_rows

#: Kinds of likeness that have a sentence of their own.
_TOLD = WRITTEN_OTHERWISE | {"nickname", "initial", "prefix"}


def sentences(explanation: Explanation, language: str) -> tuple[str, ...]:
    """Say why an entry is shown: the list, each word, the date, the document, the threshold.

    Languages are es, en, fr, ht and pt; any other reads English.
    """
    return tuple(
        name_in(_table("explanation")[code], language).format_map(facts)
        for code, facts in _told(explanation)
    )


def term_words(term: str, language: str) -> str:
    """Return what a term of the sum is called; the code itself when it is not known."""
    row = _table("terms").get(term)
    return name_in(row, language) if row else term


def catalogues() -> tuple[Mapping[str, Mapping[str, str]], ...]:
    """Return all sentences and all names of terms by code and language, for tests."""
    return _table("explanation"), _table("terms")


def _told(one: Explanation) -> Iterator[tuple[str, dict[str, str]]]:
    if one.listed.source:
        yield (
            "list",
            {
                "source": one.listed.source,
                "version": one.listed.version,
                "algorithm": one.algorithm,
            },
        )
    else:
        yield "no_list", {"algorithm": one.algorithm}
    yield from _names(one)
    yield f"birth_{one.birth_level}", {"query": one.query_birth, "entry": one.entry_birth}
    if one.document_level != "missing":
        yield (
            f"document_{one.document_level}",
            {"query": one.query_document, "entry": one.entry_document},
        )
    if one.threshold.kind == "partial":
        yield "threshold_partial", {}
    yield (
        _asked(one),
        {
            "score": f"{one.score:.3f}",
            "threshold": f"{one.threshold.value:.3f}",
        },
    )
    yield "question", {}


def _names(one: Explanation) -> Iterator[tuple[str, dict[str, str]]]:
    same = [pair.query for pair in one.aligned if pair.kind == "exact"]
    if same:
        yield "words_same", {"words": ", ".join(same)}
    if not one.aligned:
        yield "none_shared", {}
    seen = {row.term for row in one.contributions}
    for pair in one.aligned:
        if pair.kind != "exact":
            yield _pair_code(pair, seen), {"query": pair.query, "entry": pair.entry}
    left = {"query": " ".join(one.query_left), "entry": " ".join(one.entry_left)}
    if left["query"] and left["entry"]:
        yield "left_both", left
    elif left["query"] or left["entry"]:
        yield ("left_query" if left["query"] else "left_entry"), left
    if "married" in seen:
        yield "married", {}
    if "weak_alias" in seen:
        yield "weak_alias", {}


def _pair_code(pair: AlignedWords, seen: set[str]) -> str:
    if pair.kind in _TOLD:
        return f"words_{pair.kind}"
    return "words_other_name" if "other_name" in seen and "slips" not in seen else "words_typo"


def _asked(one: Explanation) -> str:
    if one.decision is Decision.NO_HIT:
        return "not_asked"
    return "asked_document" if one.reason == SAME_DOCUMENT else "asked"


@cache
def _table(name: str) -> Mapping[str, Mapping[str, str]]:
    text = files("travesia.screening.messages").joinpath(f"{name}.tsv").read_text("utf-8")
    return {row["code"]: names_of(row) for row in table_rows(text)}
