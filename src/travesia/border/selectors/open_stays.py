"""Open stays one by one: those past their last day, and what officers said of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain.pairing import StayState
from travesia.border.domain.reviews import Review, Said, days_past
from travesia.border.models import Crossing, Stay, StayReview
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.selectors.stays import posts_without_exits
from travesia.core import clock
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.places import selectors as places

#: Stays on one page.
PER_PAGE = 50

#: What is asked for by the word of an officer; nobody has said anything of `waiting` ones.
WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which open stays are asked for; empty fields leave nothing out."""

    country: str
    post: str = ""
    #: Days past the last day at least; None for all open stays.
    past: int | None = 1
    nationality: str = ""
    rule: str = ""
    #: `waiting`, or a word of Said.
    said: str = ""


@dataclass(frozen=True, slots=True)
class OpenStay:
    """A stay of which no end is recorded; no name, the list needs none."""

    id: UUID
    person_id: UUID
    country: str
    entry_post: str
    entered_at: datetime
    entry_day: date
    last_day: date | None
    days_past: int
    rule: str
    nationality: str
    issuing_state: str
    document_number: str
    review: Review | None
    """The newest word on it that still holds."""


@dataclass(frozen=True, slots=True)
class OpenStays:
    """One page of open stays."""

    wanted: Wanted
    on: date
    """Today in the country: days past are counted to it."""
    rows: tuple[OpenStay, ...]
    page: int
    total: int
    without_exits: tuple[str, ...]
    """Working posts that record no exits: where there is one, a missing exit says nothing."""

    @property
    def pages(self) -> int:
        """Return how many pages there are, one at least."""
        return max(1, -(-self.total // PER_PAGE))


def access_open_stays(
    *, actor: Actor, wanted: Wanted, purpose: Purpose, page: int = 1
) -> OpenStays:
    """Return a page of open stays, the longest past their last day first, and write the look.

    Raises AccessDeniedError.
    """
    authorize_for(actor, "border.read_stays", wanted, purpose)
    on = today_in(wanted.country)
    with transaction.atomic():
        rows = wanted_rows(wanted, on)
        total = rows.count()
        start = (max(page, 1) - 1) * PER_PAGE
        found = seen(rows[start : start + PER_PAGE], on)
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=tuple(Subject("person", one) for one in {row.person_id for row in found}),
            fields=("stays", "documents"),
            results=total,
        )
    without = posts_without_exits(wanted.country)
    return OpenStays(wanted, on, found, max(page, 1), total, without)


def authorize_for(actor: Actor, permission: str, wanted: Wanted, purpose: Purpose) -> None:
    """Return when the actor may do this with the stays asked for; AccessDeniedError otherwise."""
    access.authorize(
        actor=actor,
        permission=permission,
        scope=Scope(country=wanted.country, post=wanted.post),
        purpose=purpose,
    )


def today_in(country: str) -> date:
    """Return the day it is at the posts of a country."""
    posts = places.posts(country=country)
    return clock.today(ZoneInfo(posts[0].time_zone if posts else "UTC"))


def wanted_rows(wanted: Wanted, on: date) -> QuerySet[Stay]:
    """Return the stays asked for, the earliest last day first."""
    rows = Stay.objects.filter(country=wanted.country, state=StayState.OPEN.value)
    if wanted.past is not None:
        rows = rows.filter(last_day__lte=on - timedelta(days=wanted.past))
    given = {"entry_post": wanted.post, "nationality": wanted.nationality, "rule": wanted.rule}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    if wanted.said:
        rows = _by_word(rows, wanted)
    return rows.order_by("last_day", "id")


def _by_word(rows: QuerySet[Stay], wanted: Wanted) -> QuerySet[Stay]:
    """Leave the stays of which the newest word that holds is the one asked for."""
    words = StayReview.objects.filter(entry_root=OuterRef("pk"), last_day=OuterRef("last_day"))
    newest = words.order_by("-reviewed_at", "-id").values("outcome")[:1]
    if wanted.said == WAITING:
        return rows.alias(said=Subquery(newest)).filter(said__isnull=True)
    said = StayReview.objects.filter(country=wanted.country, outcome=wanted.said)
    rows = rows.filter(pk__in=said.values("entry_root"))
    return rows.alias(said=Subquery(newest)).filter(said=wanted.said)


def seen(rows: Iterable[Stay], on: date) -> tuple[OpenStay, ...]:
    """Return stays with the document of the entry and the newest word that holds."""
    found = list(rows)
    documents = _documents([row.id for row in found])
    words = words_on([row.id for row in found])
    return tuple(_open(row, on, documents, words) for row in found if row.entered_at)


def _open(
    row: Stay,
    on: date,
    documents: dict[UUID, tuple[str, str]],
    words: dict[UUID, tuple[Review, ...]],
) -> OpenStay:
    assert row.entered_at and row.entry_day  # noqa: S101, PT018  # an open stay has an entry
    issuer, number = documents.get(row.id, ("", ""))
    holding = [one for one in words.get(row.id, ()) if one.holds(row.last_day)]
    return OpenStay(
        id=row.id,
        person_id=row.person_id,
        country=row.country,
        entry_post=row.entry_post,
        entered_at=row.entered_at,
        entry_day=row.entry_day,
        last_day=row.last_day,
        days_past=days_past(row.last_day, on),
        rule=row.rule,
        nationality=row.nationality,
        issuing_state=issuer,
        document_number=number,
        review=holding[-1] if holding else None,
    )


def _documents(roots: list[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = Crossing.objects.current().filter(root__in=roots)
    return {
        root: (issuer, number)
        for root, issuer, number in rows.values_list("root", "issuing_state", "document_number")
    }


def words_on(roots: list[UUID]) -> dict[UUID, tuple[Review, ...]]:
    """Return everything that officers said of these stays, oldest first."""
    found: dict[UUID, tuple[Review, ...]] = {}
    for row in StayReview.objects.filter(entry_root__in=roots):
        review = Review(
            said=Said(row.outcome),
            reason=row.reason,
            last_day=row.last_day,
            by=name_of_actor(row.reviewed_by),
            at=row.reviewed_at,
            number=row.entry_seq,
        )
        found[row.entry_root] = (*found.get(row.entry_root, ()), review)
    return found
