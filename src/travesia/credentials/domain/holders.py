"""Whom an authorisation is for: a person, a travel document, or both."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from travesia.people.domain import (
    SEXES,
    Claim,
    HeldDocument,
    canonical,
    document_problems,
    number_key,
    problems_of,
    state_key,
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom an authorisation names, as the application or the card states it."""

    primary: str
    """Family names, or the only name there is; empty for a card that names nobody."""
    secondary: str
    birth_date: str
    """`1974-08-12`, `1974-08-XX`, `1974` or empty."""
    sex: str
    nationality: str
    document_issuer: str
    document_number: str
    person_id: UUID | None = None
    """The record of the person, once somebody linked it."""

    def claim(self) -> Claim:
        """Return who the holder is said to be, as people's records write it."""
        return Claim(self.primary, self.secondary, self.birth_date, self.sex, self.nationality)

    def same_document(self, issuer: str, number: str) -> bool:
        """Tell whether this is the travel document that it was issued for."""
        return bool(self.document_number) and (
            number_key(self.document_number) == number_key(number)
            and state_key(self.document_issuer) == state_key(issuer)
        )


@dataclass(frozen=True, slots=True)
class Presented:
    """Who stands at the desk: the records and documents to look under, and a birth date."""

    person_ids: tuple[UUID, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    """Issuing state and number of each travel document shown now."""
    birth_date: str = ""
    """As the document shows it; an authorisation with another one is marked."""


def tidied(holder: Holder) -> Holder:
    """Return the holder with spaces and codes as people's records write them."""
    claim = canonical(holder.claim())
    return Holder(
        primary=claim.primary,
        secondary=claim.secondary,
        birth_date=claim.birth_date,
        sex=claim.sex if claim.sex in SEXES else holder.sex,
        nationality=claim.nationality,
        document_issuer=state_key(holder.document_issuer),
        document_number=holder.document_number.strip().upper(),
        person_id=holder.person_id,
    )


def holder_problems(holder: Holder, *, today: date) -> tuple[str, ...]:
    """Return the codes of what is wrong with a tidied holder; empty when it can be recorded."""
    found = list(problems_of(holder.claim(), today=today))
    document = HeldDocument("", holder.document_issuer, holder.document_number, None)
    found += [f"document_{code}" for code in document_problems(document)]
    return tuple(found)
