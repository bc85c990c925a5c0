"""When a comparison is worth a person's time, and which ones first: the rules of `person_v0`.

The rules are few and stand here whole, so that anybody can argue with them. They decide only
whether an officer is asked; they never decide who somebody is.
"""

from collections.abc import Sequence

from travesia.screening.comparing import NAME_FIELDS
from travesia.screening.values import ORDER, FieldComparison, Relation

_ALIKE = frozenset({Relation.AGREES, Relation.NEAR})
_CLOSE = _ALIKE | {Relation.PARTIAL}


def reason_to_ask(rows: Sequence[FieldComparison]) -> str:
    """Return why an officer should compare, as a code; empty when there is no reason.

    1. The document number is the same: always.
    2. The whole name is the same or near, and the birth date is the same, near, in part or missing.
    3. The name agrees in part, and the birth date is the same, near or in part.
    4. The whole name is the same letter for letter and the birth date differs: still a question,
       since lists carry wrong dates; it comes last.

    Sex and nationality give and take no reason.
    """
    by_field = {row.field: row for row in rows}
    if by_field["document"].relation in _ALIKE:
        return "same_document"
    names = {row.relation for row in rows if row.field in NAME_FIELDS}
    born = by_field["birth_date"].relation
    if born is Relation.DIFFERS:
        return "same_name_other_date" if names == {Relation.AGREES} else ""
    if names <= _ALIKE:
        return _whole_name(born)
    if names <= _CLOSE and born in _CLOSE:
        return "name_in_part_and_date"
    return ""


def urgency(rows: Sequence[FieldComparison]) -> tuple[int, ...]:
    """Return how comparisons are ordered for showing, highest first; it is never shown itself.

    Document, then the weaker part of the name, then birth date, then the rest of the name, sex.
    """
    rank = {row.field: ORDER.index(row.relation) for row in rows}
    names = sorted(rank[row.field] for row in rows if row.field in NAME_FIELDS)
    same_document = int(rank["document"] >= ORDER.index(Relation.NEAR))
    known_date = int(rank["birth_date"] > ORDER.index(Relation.DIFFERS))
    return (same_document, known_date, names[0], rank["birth_date"], names[-1], rank["sex"])


def _whole_name(born: Relation) -> str:
    if born is Relation.NOT_KNOWN:
        return "name_date_missing"
    return "name_and_date_in_part" if born is Relation.PARTIAL else "name_and_date"
