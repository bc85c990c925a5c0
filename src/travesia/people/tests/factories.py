"""Invented people and documents of Utopia."""

from datetime import date

from travesia.people.domain import Claim, HeldDocument

ANNA = Claim("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO")
PASSPORT = HeldDocument("P", "UTO", "L898902C3", date(2012, 4, 15), "ZE184226B")


def claim(primary: str = "ERIKSSON", secondary: str = "ANNA MARIA", **changes: str) -> Claim:
    """Return Anna Maria's claim with some fields changed."""
    fields = {"birth_date": "1974-08-12", "sex": "F", "nationality": "UTO"} | changes
    return Claim(primary, secondary, **fields)


def passport(number: str, issuing_state: str = "UTO") -> HeldDocument:
    """Return a passport with this number."""
    return HeldDocument("P", issuing_state, number, date(2030, 1, 31))
