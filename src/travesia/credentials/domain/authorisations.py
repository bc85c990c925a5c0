"""Authorisations as they are asked for and as other rooms see them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from travesia.credentials.domain.holders import Holder, holder_problems
from travesia.credentials.domain.notes import Note
from travesia.credentials.domain.steps import Terms
from travesia.credentials.domain.words import Kind, RevocationState, State, VerifiedHow

CATEGORY_LENGTH, ISSUER_LENGTH, CONDITIONS_LENGTH = 40, 200, 500

#: Nobody stays longer than a century on one authorisation; more is a slip of the finger.
MOST_DAYS = 36_525
MOST_ENTRIES = 1000


@dataclass(frozen=True, slots=True)
class NewAuthorisation:
    """What is applied for, or issued at once."""

    kind: Kind
    holder: Holder
    terms: Terms
    country: str
    """Where it lets its holder be: ISO 3166-1 alpha-3."""
    issuer: str
    """Who answers for it: for what is issued here the code that stands in the visa's zone."""
    category: str = ""
    """The issuer's own class of it, such as `tourism` or `border_worker`."""
    conditions: str = ""
    extends: UUID | None = None
    """What an extension lengthens."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One decided act as a page shows it."""

    act: str
    effective_on: date
    decided_at: datetime
    decided_by: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class RevocationView:
    """A proposal to revoke: what, why, and who decided it."""

    id: UUID
    authorisation_id: UUID
    state: RevocationState
    reason: str
    note: str
    effective_on: date
    proposed_at: datetime
    proposed_by: str
    decided_at: datetime | None
    decided_by: str
    decision_reason: str


@dataclass(frozen=True, slots=True)
class AuthorisationView:
    """An authorisation as it stands on a day."""

    id: UUID
    kind: Kind
    category: str
    number: str
    """Empty until it is granted."""
    issuer: str
    country: str
    holder: Holder
    terms: Terms
    conditions: str
    extends: UUID | None
    on: date
    """The day this answer is about."""
    state: State
    entries_used: int
    entries_left: int | None
    """None for any number."""
    in_force: bool
    """Granted, begun and not over: whoever is in may stay."""
    lets_in: bool
    """In force with an entry left: nobody is let in by it alone, an officer decides."""
    stay_until: date | None
    """Last day of a stay that begins on this day; None when it lets nobody in."""
    verified_how: VerifiedHow
    verified_at: datetime | None
    """When the signature was checked last; None for what stands in the ledger."""
    list_as_of: datetime | None
    """How old the status list was that the check rested on."""
    applied_at: datetime
    notes: tuple[Note, ...] = field(default=())


def new_problems(new: NewAuthorisation, *, today: date) -> tuple[str, ...]:
    """Return the codes of what is wrong; empty when it can be recorded."""
    found = list(holder_problems(new.holder, today=today))
    found += _terms_problems(new.terms, today)
    if len(new.country) != 3 or not (new.country.isascii() and new.country.isalpha()):
        found.append("country_malformed")
    if not new.issuer.strip() or len(new.issuer) > ISSUER_LENGTH:
        found.append("issuer_missing_or_too_long")
    if len(new.category) > CATEGORY_LENGTH:
        found.append("category_too_long")
    if len(new.conditions) > CONDITIONS_LENGTH:
        found.append("conditions_too_long")
    extension = new.kind is Kind.EXTENSION
    if extension is not (new.extends is not None):
        found.append("extends_nothing" if extension else "only_extensions_extend")
    if extension is not (new.terms.entries_allowed == 0):
        found.append("extension_gives_no_entry" if extension else "no_entry_given")
    return tuple(found)


def _terms_problems(terms: Terms, today: date) -> list[str]:
    found = []
    if terms.valid_until < terms.valid_from:
        found.append("ends_before_it_begins")
    elif terms.valid_until < today:
        found.append("over_before_it_is_given")
    elif terms.valid_until - terms.valid_from > timedelta(days=MOST_DAYS):
        found.append("too_long")
    if terms.entries_allowed is not None and not 0 <= terms.entries_allowed <= MOST_ENTRIES:
        found.append("entries_out_of_range")
    if terms.days_per_stay is not None and not 1 <= terms.days_per_stay <= MOST_DAYS:
        found.append("days_out_of_range")
    return found
