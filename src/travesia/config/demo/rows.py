"""Invented crossings in the form in which the border room takes crossings from elsewhere."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from zlib import crc32

from travesia.border.domain import ImportedCrossing
from travesia.config.demo.crossings import Plan, crossings
from travesia.config.demo.legs import Leg
from travesia.config.demo.travellers import ISSUER, Passport, Traveller
from travesia.config.demo.zones import DOCUMENT_CODE, zone_of
from travesia.documents import DatePrecision, PartialDate
from travesia.people.domain import Claim, HeldDocument


def imported(plan: Plan) -> Iterator[ImportedCrossing]:
    """Yield the crossings of a plan as rows of an import, one after another."""
    for item in crossings(plan):
        leg = item.leg
        yield ImportedCrossing(
            traveller_key=f"{item.traveller.key}/{plan.seed}",
            claim=claim_of(item.traveller),
            document=document_of(item.traveller, item.passport),
            post_code=leg.post.code,
            direction=leg.direction,
            occurred_at=leg.at,
            purpose_of_travel=leg.purpose,
            decision=leg.decision,
            recorded_at=leg.at + timedelta(seconds=_late(leg, item.traveller)),
            handled_seconds=_handled(leg, item.traveller),
        )


def _handled(leg: Leg, traveller: Traveller) -> int:
    """Return invented seconds at the desk: mostly under a minute, minutes in second line."""
    drawn = _drawn("handled", leg, traveller)
    seconds = 12 + int(90 * drawn**3) if drawn < 0.98 else 120 + int(9000 * (drawn - 0.98))
    return seconds if leg.decision == "admitted" else 300 + 10 * seconds


def _late(leg: Leg, traveller: Traveller) -> int:
    """Return invented seconds until the movement was recorded; a few were on paper first."""
    drawn = _drawn("late", leg, traveller)
    return int(60 * drawn) if drawn < 0.985 else int(86_400 * 8 * (drawn - 0.985) / 0.015)


def _drawn(what: str, leg: Leg, traveller: Traveller) -> float:
    """Return a number from 0 to below 1 that is the same for the same movement everywhere."""
    return crc32(f"{what}{traveller.key}{leg.at.isoformat()}".encode()) / 2**32


@lru_cache(maxsize=20_000)
def claim_of(traveller: Traveller) -> Claim:
    """Return who the traveller says they are: names in capitals, as on a data page."""
    return Claim(
        primary=traveller.primary.upper(),
        secondary=traveller.secondary.upper(),
        birth_date=birth_text(traveller.birth),
        sex=traveller.sex,
        nationality=traveller.nationality,
    )


@lru_cache(maxsize=20_000)
def document_of(traveller: Traveller, passport: Passport) -> HeldDocument:
    """Return the passport as the traveller shows it."""
    return HeldDocument(
        document_code=DOCUMENT_CODE,
        issuing_state=ISSUER,
        number=passport.number,
        expires_on=passport.expires_on,
        optional_data=passport.optional_data,
        mrz=zone_of(traveller, passport),
    )


def birth_text(birth: PartialDate) -> str:
    """Write a date of birth as a claim has it: `1974-08-12`, `1974-08-XX`, `1974` or empty."""
    if birth.precision is DatePrecision.UNKNOWN:
        return ""
    if birth.precision is DatePrecision.YEAR:
        return f"{birth.year:04d}"
    return str(birth)
