"""Reading the single fields of a zone into values, with a finding for whatever is to be said."""

from datetime import date
from functools import lru_cache

from travesia.documents.dates import PartialDate, birth_date, expiry_date, split_zone_date
from travesia.documents.document_codes import (
    REFUGEE_OR_STATELESS_CODES,
    REFUGEE_OR_STATELESS_NATIONALITIES,
)
from travesia.documents.findings import Finding, finding
from travesia.documents.names import Name, read_name
from travesia.vocab import CodeUse, State, is_issuer, is_nationality, state_by_alpha3

YOUNG, OLD = 10, 90
"""Years: at or beyond these ages the assumed century of birth is shown."""

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
Notes = tuple[Finding, ...]


@lru_cache(maxsize=4096)
def read_state(raw: str, about: str, training: bool) -> tuple[str | None, Notes]:
    """Read a state code as issuer or nationality (Doc 9303-3 §5)."""
    code = raw.rstrip("<")
    if not code or not all(char in _CAPITALS for char in code):
        return None, (finding("state.malformed", about, found=raw),)
    state = state_by_alpha3(code)
    if state is None:
        return code, (finding("state.unknown", about, code=code),)
    return code, (_state_note(state, about, training),)


def _state_note(state: State, about: str, training: bool) -> Finding:
    """Say what is to be said of a known code in its place."""
    code = state.alpha3
    if state.use is CodeUse.SPECIMEN:
        return finding("state.specimen" if training else "state.specimen_live", about, code=code)
    if state.use is CodeUse.MASTER_LIST:
        return finding("state.master_list_only", about, code=code)
    if about == "issuing_state" and not is_issuer(code):
        return finding("state.not_an_issuer", about, code=code)
    if about == "nationality" and not is_nationality(code):
        return finding("state.not_a_nationality", about, code=code)
    if state.until is not None:
        return finding("state.withdrawn", about, code=code, on=state.until.isoformat())
    return finding("state.known", about, code=code)


_NAME_EMPTY = finding("name.empty", "name")
_NAME_MISPLACED = finding("name.misplaced_fillers", "name")
_NAME_ALONE = finding("name.no_secondary", "name")
_NAME_TRUNCATED = finding("name.truncated", "name")


def read_name_field(raw: str) -> tuple[Name | None, Notes]:
    """Read the name field (Doc 9303-3 §4.6): letters and fillers only."""
    notes: Notes = ()
    if not raw.isascii() or not raw.replace("<", "A").isalpha():
        notes = tuple(
            finding("name.invalid_character", "name", position=column, character=char)
            for column, char in enumerate(raw, start=1)
            if char != "<" and char not in _CAPITALS
        )
    name, tidy = read_name(raw)
    if name is None:
        return None, (*notes, _NAME_EMPTY)
    if not tidy:
        notes += (_NAME_MISPLACED,)
    if not name.given_names:
        notes += (_NAME_ALONE,)
    if name.truncated:
        notes += (_NAME_TRUNCATED,)
    return name, notes


_NUMBER_EMPTY = (finding("number.empty", "document_number"),)
_NUMBER_FILLER = (finding("number.inner_filler", "document_number"),)


def read_number(raw: str) -> tuple[str | None, Notes]:
    """Read the document number; a filler inside stands for a space or another sign."""
    number = raw.rstrip("<")
    if not number:
        return None, _NUMBER_EMPTY
    if "<" in number:
        return number.replace("<", " "), _NUMBER_FILLER
    return number, ()


@lru_cache(maxsize=64)
def read_sex(raw: str) -> tuple[str | None, Notes]:
    """Read the sex: F, M or `<`. An X belongs in the visual zone only (Doc 9303-4 §4.2.2)."""
    if raw in ("F", "M"):
        return raw, ()
    if raw == "<":
        return "X", (finding("sex.unspecified", "sex"),)
    if raw == "X":
        return "X", (finding("sex.x_in_zone", "sex"),)
    return None, (finding("sex.invalid", "sex", found=raw),)


def read_birth(raw: str, today: date, expiry: date | None) -> tuple[PartialDate | None, Notes]:
    """Read the date of birth: unknown parts stay unknown (Doc 9303-3 §4.8), never in the future.

    Where the first choice of century would put the birth after the expiry of the document, the
    earlier century is taken.
    """
    found, notes = _birth(raw, today, today)
    if found is not None and expiry is not None and expiry < today:
        earliest = found.earliest
        if earliest is not None and earliest > expiry:
            return _birth(raw, today, expiry)
    return found, notes


@lru_cache(maxsize=32768)
def _birth(raw: str, today: date, bound: date) -> tuple[PartialDate | None, Notes]:
    about = "birth_date"
    parts = split_zone_date(raw)
    try:
        found = birth_date(parts, today=today, not_after=bound) if parts else None
    except ValueError:
        found = None
    if found is None:
        return None, (finding("birth.invalid", about, found=raw),)
    year = found.year
    if year is None and found.month is None and found.day is None:
        return found, (finding("birth.unknown", about),)
    notes = []
    if year is None or found.month is None or found.day is None:
        notes.append(finding("birth.partial", about, date=str(found)))
    if year is not None:
        notes += _century_notes(year, today)
        earliest = found.earliest if bound < today else None
        if earliest is not None and earliest > bound:
            notes.append(finding("birth.after_expiry", about, date=str(found)))
    return found, tuple(notes)


def _century_notes(year: int, today: date) -> list[Finding]:
    """Show the assumed century for the very young and the very old."""
    age = today.year - year
    if YOUNG < age < OLD:
        return []
    other = year - 100 if age <= YOUNG else year + 100
    return [finding("birth.century_assumed", "birth_date", year=year, other=other, age=age)]


@lru_cache(maxsize=8192)
def read_expiry(raw: str, today: date) -> tuple[PartialDate | None, Notes]:
    """Read the date of expiry, within 50 years of today, and say whether it is past."""
    about = "expiry_date"
    if raw == "<<<<<<":
        return PartialDate(), (finding("expiry.absent", about),)
    parts = split_zone_date(raw)
    try:
        found = expiry_date(parts, today=today) if parts else None
    except ValueError:
        found = None
    if found is None:
        return None, (finding("expiry.invalid", about, found=raw),)
    shown = str(found)
    last = found.latest
    notes = [] if found.exact else [finding("expiry.partial", about, date=shown)]
    days = None if last is None else (last - today).days
    if days is not None and days < 0:
        notes.append(finding("document.expired", about, date=shown, days=-days))
    elif days is not None and not notes:
        notes.append(finding("document.in_date", about, date=shown, days=days))
    return found, tuple(notes)


def holder_notes(code: str | None, nationality: str | None) -> Notes:
    """Remind of protection where document or nationality is a refugee's or stateless person's."""
    if code in REFUGEE_OR_STATELESS_CODES or nationality in REFUGEE_OR_STATELESS_NATIONALITIES:
        return (finding("holder.protection"),)
    return ()
