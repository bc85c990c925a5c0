"""One service in a language, with as much of its places as its reader may know."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.directory.domain.cards import ServiceCard, VisitView
from travesia.directory.domain.composing import visit_of
from travesia.directory.domain.redaction import told_of_visit
from travesia.directory.domain.searching import Question, fitting
from travesia.directory.domain.visibility import Audience
from travesia.directory.selectors.batches import service_cards
from travesia.directory.selectors.index import entries_now, view_now
from travesia.directory.selectors.rows import rows_where


def service_card(
    service_id: UUID,
    language: str,
    *,
    audience: Audience = Audience.PUBLIC,
    at: datetime | None = None,
) -> ServiceCard:
    """Return a service as a reader may see it, its opening reckoned at a moment (now by default).

    Raises NotFoundError (`directory.no_such_service`) for one that is not there or out of sight:
    the two are not told apart.
    """
    found = service_cards([service_id], language, audience=audience, at=at)
    if not found:
        raise nothing("service")
    return found[0]


def consular_posts(
    *, sending_state: str = "", country: str = "", area: str = "", language: str = "es"
) -> tuple[ServiceCard, ...]:
    """Return the consular posts of a State (alpha-3) that serve a country or an area (P-code)."""
    question = Question(
        country=country, area=area, kinds=frozenset({"consular"}), sending_state=sending_state
    )
    fits = fitting(view_now(Audience.PUBLIC), question)
    active = [fit.entry.id for fit in fits if fit.entry.status == "active"]
    cards = service_cards(active, language)
    return tuple(sorted(cards, key=lambda card: (card.sending_state, card.name.text, card.id)))


def sending_states(*, country: str = "") -> tuple[str, ...]:
    """Return the States (alpha-3) that have a consular post for a country (or anywhere)."""
    question = Question(country=country, kinds=frozenset({"consular"}))
    fits = fitting(view_now(Audience.PUBLIC), question)
    found = {fit.entry.sending_state for fit in fits if fit.entry.status == "active"}
    return tuple(sorted(found - {""}))


def languages_spoken(*, country: str = "") -> tuple[str, ...]:
    """Return the languages that are spoken at the services of a country (or anywhere)."""
    fits = fitting(view_now(Audience.PUBLIC), Question(country=country))
    return tuple(sorted({code for fit in fits for code in fit.entry.languages}))


def visits(
    *,
    country: str = "",
    service_id: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
    audience: Audience = Audience.PUBLIC,
) -> tuple[VisitView, ...]:
    """Return the visits of consular posts and other services from a day (today) on, by day."""
    today = clock.today()
    since = first or today
    wanted = Q(on__gte=since) | Q(last_on__gte=since)
    if country:
        wanted &= Q(country=country)
    if service_id is not None:
        wanted &= Q(service_id=service_id)
    if last is not None:
        wanted &= Q(on__lte=last)
    known = entries_now()
    told = (
        told_of_visit(row, entry.level(today), audience)
        for row in rows_where("x_visit", wanted)
        for entry in (known[UUID(str(row["service_id"]))],)
        if entry.seen_by(audience, today)
    )
    rows = [row for row in told if row is not None]
    owners = rows_where("service", Q(pk__in={row["service_id"] for row in rows}))
    written = {row["id"]: str(row.get("x_language") or "es") for row in owners}
    seen = (visit_of(row, written[row["service_id"]]) for row in rows)
    return tuple(sorted(seen, key=lambda visit: (visit.on, visit.place, visit.id)))


def nothing(kind: str) -> NotFoundError:
    """Say that something is not there, or that nobody may know it is."""
    return NotFoundError(
        f"directory.no_such_{kind}", _("The directory has no such entry. It may be out of sight.")
    )
