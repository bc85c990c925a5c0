"""Invented crossings in the form in which the border room takes crossings from elsewhere."""

from collections.abc import Iterator
from functools import lru_cache

from travesia.border.domain import ImportedCrossing
from travesia.config.demo.crossings import Plan, crossings
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
        )


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
