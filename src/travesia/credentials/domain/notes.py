"""What there is to say about an authorisation on a day: codes and facts, worded elsewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from travesia.credentials.domain.holders import Holder, Presented
from travesia.credentials.domain.stays import last_day_of_stay
from travesia.credentials.domain.steps import Terms, entries_left
from travesia.credentials.domain.words import Kind, Level, State
from travesia.screening import PartialDate, PartialDateError

#: How old a status list may be at a border before its silence counts for little.
LIST_TOO_OLD = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say: a code, how loud it is, and what it is about."""

    code: str
    level: Level
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """What notes are made from: an authorisation, counted on a day."""

    kind: Kind
    holder: Holder
    terms: Terms
    state: State
    on: date
    entries_used: int
    decided_on: date
    """The day from which the last decided act counts."""
    reason: str = ""
    """Code of the reason of that act, when it was adverse."""
    revoked_from: date | None = None
    """A later day from which it is revoked already."""
    extends_number: str = ""
    conditions: str = ""


def notes_on(one: Standing, shown: Presented) -> tuple[Note, ...]:
    """Return everything there is to say about an authorisation, the state first."""
    return (*_of_state(one), *_of_use(one), *_of_holder(one.holder, shown))


def notes_of_check(list_as_of: datetime | None, now: datetime) -> tuple[Note, ...]:
    """Return how old the list is that says whether a card was revoked."""
    if list_as_of is None:
        return (Note("list_missing", Level.CAUTION),)
    age = max(timedelta(), now - list_as_of)
    facts = {"hours": int(age.total_seconds() // 3600), "as_of": list_as_of}
    if age > LIST_TOO_OLD:
        return (Note("list_too_old", Level.CAUTION, facts),)
    return (Note("list_fresh", Level.INFO, facts),)


def _of_state(one: Standing) -> Iterator[Note]:
    facts: dict[str, object] = {"day": one.decided_on, "reason": one.reason}
    terms = one.terms
    if one.state is State.GRANTED and one.on < terms.valid_from:
        yield Note("not_yet", Level.STOP, {"day": terms.valid_from})
    elif one.state is State.GRANTED:
        yield Note("in_force", Level.OK, {"day": terms.valid_until})
    elif one.state is State.EXPIRED:
        yield Note("expired", Level.STOP, {"day": terms.valid_until})
    elif one.state is State.USED_UP:
        yield Note("used_up", Level.CAUTION, {"count": terms.entries_allowed or 0})
    else:
        level = Level.INFO if one.state is State.APPLIED else Level.STOP
        yield Note(one.state.value, level, facts)
    if one.revoked_from is not None and one.state in (State.GRANTED, State.USED_UP):
        yield Note("revoked_from", Level.CAUTION, {"day": one.revoked_from, "reason": one.reason})


def _of_use(one: Standing) -> Iterator[Note]:
    if one.state not in (State.GRANTED, State.USED_UP):
        return
    left = entries_left(one.terms, one.entries_used)
    if one.kind is Kind.EXTENSION:
        yield Note("extends", Level.INFO, {"number": one.extends_number})
    elif left is None:
        yield Note("entries_any", Level.INFO)
    elif left:
        yield Note("entries_left", Level.INFO, {"left": left, "count": one.terms.entries_allowed})
    if one.state is State.GRANTED and left != 0:
        last = last_day_of_stay(one.terms, max(one.on, one.terms.valid_from))
        yield Note("stay_until", Level.INFO, {"day": last, "days": one.terms.days_per_stay})
    if one.conditions:
        yield Note("conditions", Level.CAUTION, {"text": one.conditions})


def _of_holder(holder: Holder, shown: Presented) -> Iterator[Note]:
    """Say where the one at the desk is not as the authorisation names them; a question each."""
    others = (not holder.same_document(*document) for document in shown.documents)
    if holder.document_number and shown.documents and all(others):
        yield Note("other_document", Level.CAUTION, {"number": holder.document_number})
    if _other_birth(holder.birth_date, shown.birth_date):
        yield Note("other_birth_date", Level.CAUTION, {"day": holder.birth_date})


def _other_birth(left: str, right: str) -> bool:
    """Tell whether two dates, whole or in part, cannot be of one birth."""
    try:
        one, other = PartialDate.parse(left), PartialDate.parse(right)
    except PartialDateError:
        return False
    if one.earliest is None or other.earliest is None:
        return False
    if one.latest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest
