"""Whose visa, card or seal it is, compared with the travel document in words, never by a score."""

from collections.abc import Iterable
from dataclasses import replace

from travesia.border.domain.verdict import Finding, Level, Source
from travesia.documents import MrzReading
from travesia.people.domain import Claim, HeldDocument
from travesia.screening import (
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    compare_person,
    describe,
)
from travesia.seals.cards import Card, Person
from travesia.vocab import state_by_alpha2

#: Fields that together say that somebody else holds it.
_NAMES = frozenset({"name", "family_name", "given_names"})
#: Ways of writing a name that make no difference where one side is free text.
_SAME_IN_FREE_TEXT = frozenset({"order_differs", "written_together"})

#: Fields that a zone or a card states exactly.
_EXACT = frozenset({"birth_date", "document"})
_LETTERS_OFF = frozenset({"one_letter_off", "two_letters_off", "letters_swapped", "in_part_near"})

_GENDERS = {1: "M", 2: "F"}


def holder_of_zone(reading: MrzReading, *, passport: str = "") -> Description:
    """Describe the holder of a zone; `passport` is the number of the travel document it names."""
    born = reading.birth_date
    return Description(
        names=(Name(reading.surname or "", reading.given_names or ""),),
        birth_date="" if born is None or born.year is None else str(born),
        sex=reading.sex or "",
        nationality=reading.nationality or "",
        documents=(DocumentNumber(passport),) if passport else (),
    )


def holder_of_card(card: Card) -> Description:
    """Describe whom a card names: the person of its back, else the name on its front."""
    person = card.person
    if person is None:
        holder = card.permit.holder if card.permit is not None else None
        return Description(names=(Name(holder or ""),))
    return Description(
        names=(_name(person),),
        birth_date=_birth(person.birth_date or ""),
        sex=_GENDERS.get(person.gender or 0, ""),
        nationality=_state(person.nationality or ""),
    )


def _name(person: Person) -> Name:
    if person.full_name:
        return Name(person.full_name)
    given = " ".join(part for part in (person.first_name, person.middle_name) if part)
    return Name(person.last_name or "", given)


def _birth(text: str) -> str:
    """Write a date of birth with hyphens; Claim 169 has it without."""
    if len(text) == 8 and text.isascii() and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text


def _state(code: str) -> str:
    """Give the three-letter code of a nationality written with two letters."""
    state = state_by_alpha2(code.upper()) if len(code) == 2 else None
    return code.upper() if state is None else state.alpha3


def compare_holder(
    claim: Claim, document: HeldDocument, shown: Description
) -> tuple[FieldComparison, ...]:
    """Compare the holder of the travel document (left) with whom something else names (right).

    What either side does not state is left out: it is no difference.
    """
    held = describe(claim, (DocumentNumber(document.number),))
    rows = (_settled(row) for row in compare_person(held, shown))
    return tuple(row for row in rows if row.relation is not Relation.NOT_KNOWN)


def _settled(row: FieldComparison) -> FieldComparison:
    """Take the plain name of a card and the bare number of a seal for what they are."""
    if row.field == "name" and row.note in _SAME_IN_FREE_TEXT:
        return replace(row, relation=Relation.AGREES, note="")
    if row.field == "document" and row.note == "issuer_not_stated":
        return replace(row, relation=Relation.AGREES, note="")
    return row


def shortened(rows: Iterable[FieldComparison]) -> tuple[FieldComparison, ...]:
    """Take names that differ as agreeing in part: a zone cut one of them off where it ends."""
    return tuple(
        replace(row, relation=Relation.PARTIAL, note="in_part") if row.field in _NAMES else row
        for row in rows
    )


def findings_of_holder(rows: Iterable[FieldComparison], kind: str) -> tuple[Finding, ...]:
    """Return what differs: a caution each, or one for somebody else; never more than a caution.

    Two zones are exact where lists are not, so a date or a number a slip apart differs; a name a
    letter apart is for the eye.
    """
    facts: dict[str, str | int] = {"kind": kind}
    told = tuple(rows)
    found = [row for row in told if row.relation is Relation.DIFFERS or _is_slip(row)]
    fields = {row.field for row in found}
    findings = []
    if fields & {"name", "family_name"} and "birth_date" in fields:
        findings.append(_caution("presented.other_person", "", facts))
        found = [row for row in found if row.field not in _NAMES | {"birth_date"}]
    findings += [_caution("presented.differs", row.field, facts) for row in found]
    near = [row for row in told if row.field in _NAMES and row.note in _LETTERS_OFF]
    findings += [
        Finding("presented.near", Level.INFO, Source.PRESENTED, row.field, facts) for row in near
    ]
    return tuple(findings)


def _is_slip(row: FieldComparison) -> bool:
    return row.relation is Relation.NEAR and row.field in _EXACT


def _caution(code: str, about: str, facts: dict[str, str | int]) -> Finding:
    return Finding(code, Level.CAUTION, Source.PRESENTED, about, facts)
