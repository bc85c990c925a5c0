"""A visa as a sticker: what its zone says, and whether a zone that was read says the same."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travesia.credentials.domain.holders import Holder
from travesia.credentials.domain.words import Kind
from travesia.documents import (
    ComposeError,
    MrzFormat,
    MrzReading,
    PartialDate,
    TravelDocument,
    compose_mrz,
    transliterate,
)
from travesia.people.domain import number_key, state_key

#: Kinds that are put into the travel document as a sticker.
PRINTED = frozenset({Kind.VISA, Kind.RESIDENCE_PERMIT, Kind.EXTENSION})

#: What a zone says where the nationality is not known (Doc 9303-3 §5, part D).
UNSPECIFIED = "XXX"

#: A date of birth of which nothing is known.
UNKNOWN_DATE = "XXXX-XX-XX"


class Size(StrEnum):
    """The two sizes of a visa (Doc 9303-7 §3): the full sticker and the small one."""

    MRV_A = "MRV-A"
    MRV_B = "MRV-B"

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height (Doc 9303-7 §3.1 and §3.2)."""
        return (120, 80) if self is Size.MRV_A else (105, 74)


@dataclass(frozen=True, slots=True)
class StickerFacts:
    """What the zone of a visa carries of an authorisation."""

    number: str
    issuer: str
    holder: Holder
    valid_until: date


def zone_of(facts: StickerFacts, size: Size) -> tuple[str, str]:
    """Return the two lines of a visa's zone.

    Doc 9303-7 §4.2.2 leaves to the issuer which number stands first: here it is the visa's own,
    and the travel document's follows as optional data when it fits.

    Raises:
        ComposeError: the name, the issuer or a code cannot stand in a zone.
    """
    holder = facts.holder
    room = 16 if size is Size.MRV_A else 8
    document = TravelDocument(
        surname=holder.primary or holder.secondary,
        given_names=holder.secondary if holder.primary else "",
        document_number=facts.number,
        nationality=holder.nationality or UNSPECIFIED,
        birth_date=birth_of(holder.birth_date),
        sex=holder.sex or "X",
        expiry_date=facts.valid_until,
        issuing_state=facts.issuer,
        document_code="V",
        optional_data=_that_fits(holder.document_number, room),
        format=MrzFormat(size.value),
    )
    first, second = compose_mrz(document).split("\n")
    return first, second


def zone_problem(facts: StickerFacts, size: Size) -> str:
    """Return the code of what keeps a zone from being written; empty when nothing does."""
    try:
        zone_of(facts, size)
    except ComposeError as error:
        return error.code
    return ""


def differences(facts: StickerFacts, read: MrzReading) -> tuple[str, ...]:
    """Return the names of the fields in which a zone that was read is not as it was issued.

    A zone can be copied with another name or a longer date: the ledger says what was issued.
    """
    holder = facts.holder
    name = f"{transliterate(holder.primary)} {transliterate(holder.secondary)}"
    shown = f"{read.surname or ''} {read.given_names or ''}"
    pairs = {
        "name": _same_name(name, shown, shortened=read.name_truncated),
        "nationality": state_key(read.nationality or "")
        in (holder.nationality or UNSPECIFIED, UNSPECIFIED),
        "birth_date": _digits(read.birth_date) == birth_of(holder.birth_date).as_zone(),
        "sex": (read.sex or "X") == (holder.sex or "X"),
        "expiry_date": _digits(read.expiry_date) == PartialDate.of(facts.valid_until).as_zone(),
        "document": _same_document(holder.document_number, read.optional_data or ""),
    }
    return tuple(field for field, same in pairs.items() if not same)


def birth_of(text: str) -> PartialDate:
    """Return a date of birth, whole, in part or empty, as documents have it."""
    return PartialDate.parse(text or UNKNOWN_DATE)


def _digits(read: PartialDate | None) -> str:
    """Return a date as the zone has it: two digits of the year, whatever century was read."""
    return "" if read is None else read.as_zone()


def _that_fits(number: str, room: int) -> str:
    """Return a document's number when it fits whole: a part of a number is another number."""
    key = number_key(number)
    return key if len(key) <= room else ""


def _same_document(number: str, shown: str) -> bool:
    return not shown or number_key(shown) == number_key(number)


def _same_name(issued: str, shown: str, *, shortened: bool) -> bool:
    left, right = _letters(issued), _letters(shown)
    if shortened:
        return all(any(word.startswith(part) for word in left) for part in right)
    return left == right


def _letters(text: str) -> list[str]:
    return text.replace("<", " ").upper().split()
