"""Compare two persons field by field; every answer is a relation in words, never a score."""

from itertools import product

from travesia.screening.birth_relation import compare_births, missing_in
from travesia.screening.document_relation import compare_documents, issuer
from travesia.screening.name_relation import compare_texts
from travesia.screening.values import (
    ORDER,
    ClaimLike,
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    describe,
)

#: The name of the rules in this package; it stands in every result and old names stay runnable.
ALGORITHM = "person_v0"

NAME_FIELDS = frozenset({"family_name", "given_names", "name"})

_ALIKE = frozenset({Relation.AGREES, Relation.NEAR})

Side = Description | ClaimLike


def compare_person(left: Side, right: Side) -> tuple[FieldComparison, ...]:
    """Compare two persons; the same fields in the same order, and the same both ways round.

    The pair of names that is most alike is compared when a side has several. Nationality is shown
    when both sides state it and weighs nothing.
    """
    first = left if isinstance(left, Description) else describe(left)
    second = right if isinstance(right, Description) else describe(right)
    rows = [*_best_names(first, second), _births(first, second), _sexes(first, second)]
    if first.nationality and second.nationality:
        rows.append(_nationalities(first, second))
    rows.append(_best_document(first, second))
    return tuple(rows)


def compare_name(left: Name, right: Name) -> tuple[FieldComparison, ...]:
    """Compare two names part by part, or whole when either cannot be divided."""
    if not (left.secondary and right.secondary and left.primary and right.primary):
        return (_whole(left, right),)
    family = compare_texts(left.primary, right.primary)
    given = compare_texts(left.secondary, right.secondary)
    if not {family[0], given[0]} <= _ALIKE:
        note = _divided_otherwise(left, right)
        if note:
            family = given = (Relation.NEAR, note)
    return (
        FieldComparison("family_name", left.primary, right.primary, *family),
        FieldComparison("given_names", left.secondary, right.secondary, *given),
    )


def _divided_otherwise(left: Name, right: Name) -> str:
    """Return the note when the parts stand exchanged or the name was divided at another word."""
    crossed = {
        compare_texts(left.primary, right.secondary)[0],
        compare_texts(left.secondary, right.primary)[0],
    }
    if crossed <= _ALIKE:
        return "parts_exchanged"
    whole = compare_texts(_all_of(left), _all_of(right))
    return "divided_otherwise" if whole[0] in _ALIKE else ""


def _whole(left: Name, right: Name) -> FieldComparison:
    first, second = _all_of(left), _all_of(right)
    return FieldComparison("name", first, second, *compare_texts(first, second))


def _all_of(name: Name) -> str:
    return f"{name.primary} {name.secondary}".strip()


def _best_names(left: Description, right: Description) -> tuple[FieldComparison, ...]:
    pairs = product(left.names or (Name(""),), right.names or (Name(""),))
    return max((compare_name(*pair) for pair in pairs), key=_likeness)


def _likeness(rows: tuple[FieldComparison, ...]) -> tuple[object, ...]:
    """Order comparisons of names: the weaker part counts first; ties break the same both ways."""
    ranks = sorted(ORDER.index(row.relation) for row in rows)
    texts = sorted(text for row in rows for text in (row.left, row.right))
    return (ranks[0], ranks[-1], tuple(texts))


def _births(left: Description, right: Description) -> FieldComparison:
    answer = compare_births(left.birth_date, right.birth_date)
    return FieldComparison(
        "birth_date",
        left.birth_date,
        right.birth_date,
        *answer,
        remark_left=missing_in(left.birth_date),
        remark_right=missing_in(right.birth_date),
    )


def _sexes(left: Description, right: Description) -> FieldComparison:
    if left.sex and left.sex == right.sex:
        relation = Relation.AGREES
    elif {left.sex, right.sex} == {"F", "M"}:
        relation = Relation.DIFFERS
    else:
        relation = Relation.NOT_KNOWN
    return FieldComparison("sex", left.sex, right.sex, relation)


def _nationalities(left: Description, right: Description) -> FieldComparison:
    same = issuer(left.nationality) == issuer(right.nationality)
    relation = Relation.AGREES if same else Relation.DIFFERS
    return FieldComparison("nationality", left.nationality, right.nationality, relation)


def _best_document(left: Description, right: Description) -> FieldComparison:
    nothing = (DocumentNumber(""),)
    compared = [
        FieldComparison("document", one.number, other.number, *compare_documents(one, other))
        for one, other in product(left.documents or nothing, right.documents or nothing)
    ]
    return max(
        compared,
        key=lambda row: (ORDER.index(row.relation), row.note, sorted((row.left, row.right))),
    )
