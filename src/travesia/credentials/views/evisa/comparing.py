"""The fields that an applicant typed beside what the zone of the document says."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travesia.core import clock
from travesia.credentials.domain.evisa import Particulars
from travesia.credentials.selectors import evisa as selectors
from travesia.documents import MrzReading, Severity, parse_mrz
from travesia.screening import name_key


@dataclass(frozen=True, slots=True)
class Compared:
    """One field on both sides."""

    label: str
    left: str
    right: str
    relation: str
    mono: bool = False


def compared(said: Particulars) -> list[Compared]:
    """Return the fields of a travel document as typed and as its zone says; no verdict.

    Without a zone the right side is not known: the officer compares with the page handed in.
    """
    return list(_rows(said, _reading(said)))


def zone_faults(said: Particulars) -> list[str]:
    """Return what there is to say about the zone today, such as that the document expired."""
    reading = _reading(said)
    if reading is None:
        return []
    language = get_language() or "en"
    loud = (Severity.STOP, Severity.CAUTION)
    return [one.message(language) for one in reading.findings if one.severity in loud]


def _reading(said: Particulars) -> MrzReading | None:
    if not said.zone:
        return None
    return parse_mrz(said.zone, today=clock.today(), training=selectors.in_training())


def _rows(said: Particulars, zone: MrzReading | None) -> Iterator[Compared]:
    holder = said.holder
    pairs = (
        (_("Family name"), holder.primary, zone and zone.surname, False),
        (_("Given names"), holder.secondary, zone and zone.given_names, False),
        (_("Date of birth"), holder.birth_date, zone and zone.birth_date, False),
        (_("Sex"), holder.sex, zone and zone.sex, False),
        (_("Nationality"), holder.nationality, zone and zone.nationality, False),
        (_("Issuing state"), holder.document_issuer, zone and zone.issuing_state, False),
        (_("Document number"), holder.document_number, zone and zone.document_number, True),
        (_("Valid until"), said.document_expires, zone and zone.expiry_date, True),
    )
    for label, typed, read, mono in pairs:
        right = str(read or "")
        yield Compared(label, typed, right, _relation(typed, right), mono)


def _relation(typed: str, read: str) -> str:
    if not typed or not read:
        return "not_known"
    alike = typed == read or name_key(typed, "") == name_key(read, "")
    return "agrees" if alike else "differs"
