"""Compare names, dates and documents; index, score, explain and calibrate; pure, no Django."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from travesia.screening.asking import reason_to_ask
from travesia.screening.comparing import ALGORITHM, compare_name, compare_person
from travesia.screening.dates import PartialDate, PartialDateError, Precision
from travesia.screening.messages import (
    field_words,
    reason_words,
    relation_words,
    remark_words,
)
from travesia.screening.names import name_key, script_of, tokens
from travesia.screening.nearness import near_words
from travesia.screening.normalising import NormalName, normalise
from travesia.screening.similarity import Likeness, token_similarity
from travesia.screening.sounding import sound_key
from travesia.screening.spellings import variants
from travesia.screening.values import (
    ClaimLike,
    Decision,
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    describe,
)

if TYPE_CHECKING:
    from travesia.screening.indexing.entries import Entry
    from travesia.screening.indexing.file import IndexFileError
    from travesia.screening.indexing.found import Found
    from travesia.screening.indexing.searching import (
        ScreeningIndex,
        build_index,
        open_index,
        set_thresholds,
        write_index,
    )
    from travesia.screening.matching.comparison import Comparison, compare, is_hit
    from travesia.screening.matching.explanation import Explanation

#: Scoring needs numpy and tantivy; whoever only reads dates or folds names does not wait for them.
_LATER = {
    "Comparison": "matching.comparison",
    "Entry": "indexing.entries",
    "Explanation": "matching.explanation",
    "Found": "indexing.found",
    "IndexFileError": "indexing.file",
    "ScreeningIndex": "indexing.searching",
    "build_index": "indexing.searching",
    "compare": "matching.comparison",
    "is_hit": "matching.comparison",
    "open_index": "indexing.searching",
    "set_thresholds": "indexing.searching",
    "write_index": "indexing.searching",
}

__all__ = [
    "ALGORITHM",
    "ClaimLike",
    "Comparison",
    "Decision",
    "Description",
    "DocumentNumber",
    "Entry",
    "Explanation",
    "FieldComparison",
    "Found",
    "IndexFileError",
    "Likeness",
    "Name",
    "NormalName",
    "PartialDate",
    "PartialDateError",
    "Precision",
    "Relation",
    "ScreeningIndex",
    "build_index",
    "compare",
    "compare_name",
    "compare_person",
    "describe",
    "field_words",
    "is_hit",
    "name_key",
    "near_words",
    "normalise",
    "open_index",
    "reason_to_ask",
    "reason_words",
    "relation_words",
    "remark_words",
    "script_of",
    "set_thresholds",
    "sound_key",
    "token_similarity",
    "tokens",
    "variants",
    "write_index",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the protocol of modules (PEP 562)
    """Load the engine when it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"travesia.screening.{_LATER[name]}"), name)
