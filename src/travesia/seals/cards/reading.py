"""What reading a card gave: its claims, its envelope, findings and the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from travesia.seals.cards.states import CardState, Colour, Verdict
from travesia.seals.cards.values import Card, Photo
from travesia.seals.cose import Algorithm
from travesia.seals.findings import Finding


@dataclass(frozen=True, slots=True)
class CardReading:
    """A card as it was read. The claims are worth what `state` says, and no more."""

    card: Card
    algorithm: Algorithm
    kid: bytes | None
    kid_protected: bool
    tags: tuple[int, ...]
    compressed: bool
    length: int
    """Bytes of the signed message, inflated if it was compressed."""
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def state(self) -> CardState:
        """What came of verifying it."""
        return self.verdict.state

    @property
    def colour(self) -> Colour:
        """What the officer sees before reading."""
        return self.verdict.colour

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values; a photo as its format and length."""
        return {
            "state": self.state.value,
            "colour": self.colour.value,
            "reason": self.verdict.reason,
            "card": plain(self.card),
            "envelope": {
                "algorithm": self.algorithm.name,
                "kid": self.kid.hex() if self.kid is not None else None,
                "kid_protected": self.kid_protected,
                "tags": list(self.tags),
                "compressed": self.compressed,
                "bytes": self.length,
            },
            "findings": [one.as_dict(language) for one in self.findings],
        }


def plain(value: object) -> object:
    """Turn a value of a card into JSON-able ones: hex for bytes, ISO 8601 for times."""
    match value:
        case Photo():
            return {"format": value.format.name, "bytes": len(value.data)}
        case bytes():
            return value.hex()
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [plain(one) for one in value]
        case Mapping() | str() | int() | None:
            return value
    return {one.name: plain(getattr(value, one.name)) for one in fields(value)}  # type: ignore[arg-type]  # the dataclasses of a card
