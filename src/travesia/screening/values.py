"""What is compared and what comes out of it: descriptions, relations in words, field by field."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Relation(StrEnum):
    """How two values of one field relate; there is no number behind it."""

    AGREES = "agrees"
    NEAR = "near"
    """Not the same, but an ordinary slip or another way of writing explains it."""
    PARTIAL = "partial"
    """One side says less; what both say agrees."""
    DIFFERS = "differs"
    NOT_KNOWN = "not_known"
    """At least one side says nothing. Not an agreement and not a difference."""


class Decision(StrEnum):
    """Whether a person is asked; it never says who somebody is or what happens to them."""

    HIT = "hit"
    NO_HIT = "no_hit"


#: From least to most alike; `not_known` stands between difference and agreement in part.
ORDER = (
    Relation.DIFFERS,
    Relation.NOT_KNOWN,
    Relation.PARTIAL,
    Relation.NEAR,
    Relation.AGREES,
)


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One field of two persons side by side, with the relation and a note code for its words."""

    field: str
    """`family_name`, `given_names`, `name`, `birth_date`, `sex`, `nationality`, `document`."""
    left: str
    right: str
    relation: Relation
    note: str = ""
    """Why it is near, partial or different; empty when the relation says it all."""
    remark_left: str = ""
    """What the left side does not state, such as `day_and_month`; empty when nothing lacks."""
    remark_right: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name in its two parts; a name that cannot be divided stands whole in `primary`."""

    primary: str
    secondary: str = ""
    weak: bool = False
    """A weak alias: the owner of the list says that it is of low quality."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document by issuer and number; an empty issuer means that it is not known."""

    number: str
    issuing_state: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """A person as one side describes them; anything may be missing."""

    names: tuple[Name, ...]
    birth_date: str = ""
    sex: str = ""
    nationality: str = ""
    documents: tuple[DocumentNumber, ...] = ()
    also_born: tuple[str, ...] = ()
    """Further birth dates, where a list gives several."""


class ClaimLike(Protocol):
    """Anything with a claim's fields; `people.domain.Claim` is one."""

    @property
    def primary(self) -> str:
        """Family names."""
        ...

    @property
    def secondary(self) -> str:
        """Given names."""
        ...

    @property
    def birth_date(self) -> str:
        """A date, in part or empty."""
        ...

    @property
    def sex(self) -> str:
        """F, M, X or empty."""
        ...

    @property
    def nationality(self) -> str:
        """Three-letter code or empty."""
        ...


def describe(claim: ClaimLike, documents: Sequence[DocumentNumber] = ()) -> Description:
    """Return a claim, with documents if any, as a description to compare."""
    return Description(
        names=(Name(claim.primary, claim.secondary),),
        birth_date=claim.birth_date,
        sex=claim.sex,
        nationality=claim.nationality,
        documents=tuple(documents),
    )
