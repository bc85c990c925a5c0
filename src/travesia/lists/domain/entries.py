"""What a list entry says: a person, a document, a vehicle or a vessel, and what its owner asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from travesia.lists.domain.births import BirthError, Born
from travesia.lists.domain.identifiers import (
    LONGEST_KEY,
    Identifier,
    identifier_problem,
    mark_key,
)
from travesia.lists.domain.purposes import EntryKind, ListPurpose
from travesia.screening import DocumentNumber, Name

#: The longest number of an owner, and the longest part of a name, in characters.
LONGEST_NUMBER = 60
LONGEST_NAME = 300
#: More than this in one entry is no entry but a file gone wrong.
MOST_NAMES = 200
LONGEST_TEXT = 10_000
LONGEST_LINE = 200
LONGEST_DOCUMENT = 60


@dataclass(frozen=True, slots=True)
class ListDocument(DocumentNumber):
    """A document of an entry; the type is the owner's word, empty when it is not stated."""

    type_code: str = ""


@dataclass(frozen=True, slots=True)
class NewListEntry:
    """One entry as its owner gives it."""

    number: str
    """The owner's number for it; the same person keeps it from version to version."""
    names: tuple[Name, ...] = ()
    """As written, in any script; a `weak` one is an alias of low quality."""
    kind: str = EntryKind.PERSON.value
    birth_dates: tuple[str, ...] = ()
    """Each as `Born` reads it: whole, in part, `1974~` for about, `1970/1975` for between."""
    sex: str = ""
    nationalities: tuple[str, ...] = ()
    """Codes of Doc 9303; shown beside the traveller's, without weight."""
    countries: tuple[str, ...] = ()
    """Codes of other countries the owner connects with the entry."""
    documents: tuple[ListDocument, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    """Plates, chassis numbers, IMO numbers and the like, of vehicles and vessels."""
    purpose_code: str = ListPurpose.INFORM.value
    instruction: str = ""
    """What the owner asks the officer to do."""
    reason: str = ""
    """Why the entry exists; only list managers see it."""
    owner: str = ""
    reference: str = ""
    """Where the owner keeps the case: a file number, a resolution, a notice."""
    valid_from: date | None = None
    expires_on: date | None = None
    """The last day on which the entry is asked."""
    review_due: date | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as list managers see it, with the reason."""

    id: UUID
    entry: NewListEntry


def entry_problems(entry: NewListEntry, allowed: Iterable[ListPurpose]) -> tuple[str, ...]:
    """Return the codes of what is wrong with an entry; empty when it can be searched."""
    found = [*_kind_problems(entry), *_name_problems(entry), *_mark_problems(entry)]
    if not entry.number.strip() or len(entry.number) > LONGEST_NUMBER:
        found.append("number_missing_or_too_long")
    if not all(_is_birth(text) for text in entry.birth_dates):
        found.append("birth_date_malformed")
    if entry.sex not in {"F", "M", "X", ""}:
        found.append("sex_unknown")
    if entry.purpose_code not in {purpose.value for purpose in allowed}:
        found.append("purpose_not_of_this_list")
    if not entry.instruction.strip():
        found.append("instruction_missing")
    if entry.valid_from and entry.expires_on and entry.expires_on < entry.valid_from:
        found.append("expires_before_it_begins")
    return (*dict.fromkeys((*found, *_text_problems(entry))),)


def in_force(entry: NewListEntry, today: date) -> bool:
    """Tell whether the entry is asked on that day."""
    begun = entry.valid_from is None or entry.valid_from <= today
    return begun and (entry.expires_on is None or entry.expires_on >= today)


def _kind_problems(entry: NewListEntry) -> list[str]:
    """Each kind has something it cannot be found without."""
    named = any(name.primary.strip() or name.secondary.strip() for name in entry.names)
    lacks = {
        EntryKind.PERSON: "" if named else "name_missing",
        EntryKind.DOCUMENT: ""
        if any(d.number.strip() for d in entry.documents)
        else "document_missing",
        EntryKind.VEHICLE: "" if _marked(entry, "plate", "vin") else "plate_or_chassis_missing",
        EntryKind.VESSEL: ""
        if named or _marked(entry, "imo", "mmsi", "call_sign")
        else "vessel_name_or_number_missing",
    }
    if entry.kind not in set(EntryKind):
        return ["kind_unknown"]
    lack = lacks[EntryKind(entry.kind)]
    return [lack] if lack else []


def _marked(entry: NewListEntry, *schemes: str) -> bool:
    return any(one.scheme in schemes and one.value.strip() for one in entry.identifiers)


def _name_problems(entry: NewListEntry) -> list[str]:
    found = []
    parts = [part for name in entry.names for part in (name.primary, name.secondary)]
    if any(len(part) > LONGEST_NAME for part in parts):
        found.append("name_too_long")
    if len(entry.names) > MOST_NAMES:
        found.append("too_many_names")
    if entry.kind == EntryKind.PERSON and parts and not _has_letters(parts):
        found.append("name_without_letters")
    return found


def _mark_problems(entry: NewListEntry) -> list[str]:
    found = [problem for one in entry.identifiers if (problem := identifier_problem(one))]
    if any(not _is_state(code) for code in _states(entry)):
        found.append("country_code_malformed")
    if any(_is_too_long(document.number) for document in entry.documents):
        found.append("document_number_too_long")
    return found


def _is_too_long(number: str) -> bool:
    return len(number) > LONGEST_DOCUMENT or len(mark_key("document", number)) > LONGEST_KEY


def _text_problems(entry: NewListEntry) -> list[str]:
    found = []
    long = max(len(entry.instruction), len(entry.reason)) > LONGEST_TEXT
    if long or max(len(entry.owner), len(entry.reference)) > LONGEST_LINE:
        found.append("text_too_long")
    if not all(_is_storable(text) for text in _texts(entry)):
        found.append("text_not_unicode")
    return found


def _has_letters(parts: Iterable[str]) -> bool:
    filled = [part for part in parts if part.strip()]
    return not filled or any(char.isalpha() for part in filled for char in part)


def _is_birth(text: str) -> bool:
    try:
        Born.parse(text)
    except BirthError:
        return False
    return True


def _states(entry: NewListEntry) -> Iterator[str]:
    """Yield every code of a State in the entry; an issuer may be unknown and is then left out."""
    yield from (*entry.nationalities, *entry.countries)
    yield from (document.issuing_state for document in entry.documents if document.issuing_state)
    yield from (one.state for one in entry.identifiers if one.state)


def _texts(entry: NewListEntry) -> Iterator[str]:
    yield from (entry.number, entry.instruction, entry.reason, entry.owner, entry.reference)
    yield from (part for name in entry.names for part in (name.primary, name.secondary))
    yield from (text for one in entry.documents for text in (one.number, one.type_code))
    yield from (one.value for one in entry.identifiers)


def _is_storable(text: str) -> bool:
    """Tell whether a database can keep the text: no zero byte, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def _is_state(code: str) -> bool:
    return 1 <= len(code) <= 3 and code.isascii() and code.isalpha() and code.isupper()
