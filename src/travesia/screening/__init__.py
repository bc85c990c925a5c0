"""Compare persons field by field, in words: names, birth dates, documents; pure, no Django."""

from travesia.screening.asking import reason_to_ask
from travesia.screening.comparing import ALGORITHM, compare_name, compare_person
from travesia.screening.dates import PartialDate, PartialDateError, Precision
from travesia.screening.index import Entry, Found, Index, build_index
from travesia.screening.messages import (
    field_words,
    reason_words,
    relation_words,
    remark_words,
)
from travesia.screening.names import name_key, script_of, tokens
from travesia.screening.normalising import NormalName, normalise
from travesia.screening.similarity import Likeness, token_similarity
from travesia.screening.sounding import sound_key
from travesia.screening.spellings import variants
from travesia.screening.values import (
    ClaimLike,
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    describe,
)

__all__ = [
    "ALGORITHM",
    "ClaimLike",
    "Description",
    "DocumentNumber",
    "Entry",
    "FieldComparison",
    "Found",
    "Index",
    "Likeness",
    "Name",
    "NormalName",
    "PartialDate",
    "PartialDateError",
    "Precision",
    "Relation",
    "build_index",
    "compare_name",
    "compare_person",
    "describe",
    "field_words",
    "name_key",
    "normalise",
    "reason_to_ask",
    "reason_words",
    "relation_words",
    "remark_words",
    "script_of",
    "sound_key",
    "token_similarity",
    "tokens",
    "variants",
]
