"""Reads for editors: everything that is being worked on, and how fresh it is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.portal.domain import (
    Freshness,
    ItemFacts,
    LiveText,
    PortalNotFoundError,
    TextState,
    TextView,
    languages_needed,
    outdated,
)
from travesia.portal.models import Item, Text
from travesia.portal.selectors.reading import countries_of, live_texts


@dataclass(frozen=True, slots=True)
class LanguageState:
    """How far an item is in one language: none, draft, review, live, outdated."""

    language: str
    state: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One item on the board of the editors."""

    facts: ItemFacts
    title: str
    languages: tuple[LanguageState, ...]
    freshness: Freshness
    #: Whether the public sees it now.
    shown: bool

    @property
    def waiting(self) -> bool:
        """Whether a text of it waits for somebody to read it."""
        return any(one.state == "review" for one in self.languages)


def board(*, languages: tuple[str, ...]) -> tuple[BoardRow, ...]:
    """Return every item with its state in `languages`, those that need somebody first."""
    items = list(Item.objects.all())
    ids = [item.id for item in items]
    live, countries, work = live_texts(ids), countries_of(ids), _in_work(ids)
    today = clock.today()
    rows = []
    for item in items:
        facts = item.facts(countries[item.id])
        states = tuple(
            LanguageState(code, _state(live[item.id], work[item.id], code, facts.source_language))
            for code in languages
        )
        needed = languages_needed(facts.kind, facts.source_language, safety=facts.safety)
        shown = not facts.withdrawn and not facts.expired(today)
        rows.append(
            BoardRow(
                facts=facts,
                title=_title(live[item.id], work[item.id], facts),
                languages=states,
                freshness=facts.freshness(today),
                shown=shown and all(code in live[item.id] for code in needed),
            )
        )
    order = (Freshness.STALE, Freshness.AGEING, Freshness.FRESH)
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.facts.withdrawn,
                not row.waiting,
                order.index(row.freshness),
                row.title.casefold(),
            ),
        )
    )


def item_for_editing(item_id: UUID) -> ItemFacts:
    """Return an item in whatever state it is; PortalNotFoundError when there is none."""
    item = Item.objects.filter(id=item_id).first()
    if item is None:
        raise PortalNotFoundError("portal.no_item", _("There is no such item."))
    return item.facts(countries_of([item_id])[item_id])


def texts_of(item_id: UUID) -> tuple[TextView, ...]:
    """Return every version of an item in every language, newest first."""
    rows = Text.objects.filter(item_id=item_id).order_by("language", "-number")
    return tuple(row.view() for row in rows)


def text_in_work(item_id: UUID, language: str) -> TextView | None:
    """Return the draft, or what waits for review, of one language."""
    states = (TextState.DRAFT, TextState.REVIEW)
    row = Text.objects.filter(item_id=item_id, language=language, state__in=states).first()
    return row.view() if row else None


def live_text(item_id: UUID, language: str) -> LiveText | None:
    """Return the text of a language that the public reads now."""
    return live_texts([item_id])[item_id].get(language)


def text(text_id: UUID) -> TextView:
    """Return one version; PortalNotFoundError when there is none."""
    row = Text.objects.filter(id=text_id).first()
    if row is None:
        raise PortalNotFoundError("portal.no_text", _("There is no such text."))
    return row.view()


def _in_work(ids: list[UUID]) -> Mapping[UUID, Mapping[str, Text]]:
    found: dict[UUID, dict[str, Text]] = defaultdict(dict)
    states = (TextState.DRAFT, TextState.REVIEW)
    for row in Text.objects.filter(item_id__in=ids, state__in=states):
        found[row.item_id][row.language] = row
    return found


def _state(
    live: Mapping[str, LiveText], work: Mapping[str, Text], language: str, source: str
) -> str:
    if language in work:
        return str(work[language].state)
    if language not in live:
        return "none"
    newest = live[source].of_source if source in live else 0
    return "outdated" if outdated(live[language], newest) else "live"


def _title(live: Mapping[str, LiveText], work: Mapping[str, Text], facts: ItemFacts) -> str:
    source = facts.source_language
    if source in live:
        return live[source].words.title
    return work[source].title if source in work and work[source].title else facts.slug
