"""What visas are offered online, to whom and on what terms: values of dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from travesia.credentials.domain.evisa.money import Money
from travesia.credentials.domain.evisa.words import UploadKind

Texts = Mapping[str, str]
"""Language → text."""


@dataclass(frozen=True, slots=True)
class Office:
    """The authority of a country that decides, and what it says when it refuses."""

    country: str
    name: Texts
    contact: str
    remedy: Texts
    """What somebody can do against a refusal, where and until when."""
    law: Mapping[str, str]
    """Code of a reason of refusal → where the law says so."""
    source: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One version of one visa that can be applied for online."""

    id: str
    country: str
    title: Texts
    category: str
    valid_from: date
    valid_until: date | None
    source: str
    """Where it is written; shown with the offer."""
    example: bool
    """True for what ships with the program: an example, not law."""
    nationalities: frozenset[str]
    """Whom it is for; the empty set is everybody."""
    not_for: frozenset[str]
    """Who needs no visa or has to apply elsewhere."""
    documents: tuple[str, ...]
    """Beginnings of document codes that are accepted: `P` is every passport; empty for any."""
    fee: Money
    asks: tuple[UploadKind, ...]
    promise_days: int
    """Working days in which an answer is promised."""
    validity_days: int
    entries: int | None
    """None for any number."""
    days_per_stay: int | None
    ahead_days: int
    """Days before the arrival from which one can apply."""

    @property
    def version(self) -> str:
        """Name the offer and its version: `UTO-TOURISM@2026-01-01`."""
        return f"{self.id}@{self.valid_from.isoformat()}"

    def in_force(self, day: date) -> bool:
        """Tell whether this version holds on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def is_for(self, nationality: str) -> bool:
        """Tell whether somebody of a nationality can apply for it."""
        if nationality in self.not_for:
            return False
        return not self.nationalities or nationality in self.nationalities

    def takes(self, document_code: str) -> bool:
        """Tell whether a document of this code is accepted; one that is not known is looked at."""
        return not self.documents or not document_code or document_code.startswith(self.documents)


@dataclass(frozen=True, slots=True)
class OfferBook:
    """Everything that a node offers online."""

    name: str
    offices: Mapping[str, Office]
    offers: tuple[Offer, ...]

    def on(self, day: date, country: str = "") -> tuple[Offer, ...]:
        """Return what is offered on a day, in one country or in all."""
        return tuple(
            one for one in self.offers if one.in_force(day) and country in ("", one.country)
        )

    def offer(self, offer_id: str, day: date) -> Offer | None:
        """Return the version of an offer that holds on a day."""
        return next((one for one in self.on(day) if one.id == offer_id), None)

    def version(self, name: str) -> Offer | None:
        """Return a version by its name, whether it still holds or not."""
        return next((one for one in self.offers if one.version == name), None)


def in_language(texts: Texts, language: str) -> str:
    """Return a text in a language; in English where it is not written in that one."""
    return texts.get(language) or texts.get("en", "")
