"""The machine-readable zones of the invented passports."""

from travesia.config.demo.travellers import ISSUER, Passport, Traveller
from travesia.documents import TravelDocument, Truncation, compose_mrz

DOCUMENT_CODE = "PP"
"""Ordinary passport, as Doc 9303-4 has it since 2026."""


def zone_of(traveller: Traveller, passport: Passport) -> str:
    """Write the two lines of a passport's zone, all check digits computed."""
    document = TravelDocument(
        surname=traveller.primary,
        given_names=traveller.secondary,
        document_number=passport.number,
        nationality=traveller.nationality,
        birth_date=traveller.birth,
        sex=traveller.sex,
        expiry_date=passport.expires_on,
        issuing_state=ISSUER,
        document_code=DOCUMENT_CODE,
        optional_data=passport.optional_data,
    )
    return compose_mrz(document, truncation=_truncation(traveller))


def _truncation(traveller: Traveller) -> Truncation:
    """Use each legal way to shorten a long name in turn (Doc 9303-4 §4.2.3)."""
    styles = tuple(Truncation)
    return styles[traveller.index % len(styles)]
