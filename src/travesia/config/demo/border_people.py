"""Invented people of the border's stories, their passports, and numbers that say each step once."""

from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from travesia.core import clock
from travesia.people.domain import Claim, HeldDocument

#: The post where the stories happen.
POST = "HTI-MAL"


def utopian(primary: str, secondary: str, born: str, sex: str) -> Claim:
    """Return somebody of Utopia."""
    return Claim(primary, secondary, born, sex, "UTO")


def nonce(name: str) -> UUID:
    """Return the number of a step: taken again it is the same step."""
    return uuid5(NAMESPACE_URL, f"https://demo.example/border/{name}")


def passport(number: str) -> HeldDocument:
    """Return a passport of Utopia that holds for years yet."""
    return HeldDocument("P", "UTO", number, clock.today() + timedelta(days=900))
