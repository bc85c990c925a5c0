"""Verbs of texts: write, send to review, return, approve. Nobody approves what they wrote."""

import hashlib
import json
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.events import Event
from travesia.journal import services as journal
from travesia.portal.domain import (
    LANGUAGES,
    STEPS,
    Kind,
    PortalConflictError,
    PortalError,
    PortalNotFoundError,
    TextState,
    TextView,
    Wording,
    lacks,
)
from travesia.portal.events import TextApproved, TextReturned, TextSentForReview
from travesia.portal.models import Item, Text
from travesia.portal.selectors import countries_of, live_texts
from travesia.portal.services.indexing import reindex_item
from travesia.portal.services.scoping import authorize

#: Characters that the tables take; what may be shown is shorter (`domain.lacks`).
_TITLE, _SUMMARY, _BLOCK, _NOTE = 200, 600, 8_000, 500


def begin_text(*, actor: Actor, item: Item, language: str, words: Wording) -> Text:
    """Write the first draft of a language; for the verbs of this room, inside a transaction."""
    last = Text.objects.filter(item=item, language=language).order_by("-number").first()
    text = Text(item=item, language=language, number=last.number + 1 if last else 1)
    _write(text, actor, words)
    text.save(force_insert=True)
    return text


def save_text(
    *,
    actor: Actor,
    item_id: UUID,
    language: str,
    words: Wording,
    edition: int = 0,
    minor: bool = False,
    machine: bool = False,
) -> TextView:
    """Keep a draft as it is, complete or not; the first words of a language begin one.

    Args:
        actor: who writes; needs `portal.edit` in every country of the item.
        item_id: the item.
        language: one of the five.
        words: title, summary and blocks as typed.
        edition: edition of the draft that was on the screen; 0 when there was none.
        minor: a slip was mended, so that translations do not grow old.
        machine: a machine wrote the first draft.

    Raises:
        PortalConflictError: somebody else saved the draft in between.
        PortalError: the text waits for review, or is too long to be kept.
    """
    if language not in LANGUAGES:
        raise PortalError(
            "portal.bad_language",
            _("%(language)s is not a language of the pages."),
            language=language,
        )
    with transaction.atomic():
        item = _item(actor, item_id, "portal.edit")
        text = _in_work(item, language)
        if text is None:
            text = begin_text(actor=actor, item=item, language=language, words=words)
        elif text.state == TextState.REVIEW:
            raise PortalError(
                "portal.in_review",
                _("The text waits for review. Take it back first, or let it be read."),
            )
        elif text.edition != edition:
            raise PortalConflictError(
                "portal.saved_by_another",
                _("Somebody else saved this text. Yours is not kept yet: compare and save again."),
            )
        text.minor, text.machine = minor, text.machine or machine
        text.of_source = _of_source(item, text)
        _write(text, actor, words)
        text.edition += 1
        text.save()
    return text.view()


def send_text(*, actor: Actor, text_id: UUID) -> TextView:
    """Hand a draft to another person; PortalError (`portal.incomplete`) names what is missing."""
    with transaction.atomic():
        text = _row(actor, text_id, "portal.edit")
        _complete(text)
        _step(text, TextState.REVIEW)
        text.note = ""
        text.save()
        event = TextSentForReview(
            item=str(text.item_id), language=text.language, number=text.number, sha256=_hash(text)
        )
        _record(actor, event)
    return text.view()


def return_text(*, actor: Actor, text_id: UUID, note: str) -> TextView:
    """Give a text back to its author with a word why; the author may take it back without."""
    note = " ".join(note.split())[:_NOTE]
    with transaction.atomic():
        text = _row(actor, text_id, "portal.edit")
        if not note and text.author != actor.id:
            raise PortalError("portal.no_reason", _("Say why, in a few words."))
        _step(text, TextState.DRAFT)
        text.note = note
        text.save()
        event = TextReturned(
            item=str(text.item_id), language=text.language, number=text.number, note=note
        )
        _record(actor, event)
    return text.view()


def approve_text(*, actor: Actor, text_id: UUID, live_from: datetime | None = None) -> TextView:
    """Let a text out, now or from a moment that lies ahead.

    Raises PortalError: `portal.own_text` for whoever wrote it, `portal.incomplete`,
    `portal.source_first` for a translation of what is not live itself, `portal.bad_state`.
    """
    now = clock.now()
    with transaction.atomic():
        text = _row(actor, text_id, "portal.publish")
        if text.author == actor.id:
            raise PortalError(
                "portal.own_text", _("Another person approves what you wrote. Ask a colleague.")
            )
        _complete(text)
        if text.language != text.item.source_language and not _source_live(text.item):
            raise PortalError(
                "portal.source_first",
                _("The text it was translated from is not published yet."),
            )
        _step(text, TextState.LIVE)
        text.approver, text.live_from = actor.id, max(live_from or now, now)
        text.of_source = text.of_source or _of_source(text.item, text)
        if text.live_from <= now:
            older = Text.objects.filter(item=text.item, language=text.language)
            older.live_at(now).filter(number__lt=text.number).update(state=TextState.REPLACED)
        text.save()
        event = TextApproved(
            item=str(text.item_id),
            language=text.language,
            number=text.number,
            sha256=_hash(text),
            live_from=text.live_from.isoformat(),
            of_source=text.of_source,
        )
        _record(actor, event)
        reindex_item(item_id=text.item_id)
    return text.view()


def bad_day() -> PortalError:
    """Return the error for a day that cannot be read."""
    return PortalError("portal.bad_day", _("Write the date as 2030-01-31."))


def _record(actor: Actor, event: Event) -> None:
    journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)


def _item(actor: Actor, item_id: UUID, permission: str) -> Item:
    item = Item.objects.select_for_update().filter(id=item_id).first()
    if item is None:
        raise PortalNotFoundError("portal.no_item", _("There is no such item."))
    authorize(actor, permission, countries_of([item_id])[item_id])
    return item


def _row(actor: Actor, text_id: UUID, permission: str) -> Text:
    text = Text.objects.select_related("item").filter(id=text_id).first()
    if text is None:
        raise PortalNotFoundError("portal.no_text", _("There is no such text."))
    _item(actor, text.item_id, permission)
    return text


def _in_work(item: Item, language: str) -> Text | None:
    states = (TextState.DRAFT, TextState.REVIEW)
    return Text.objects.filter(item=item, language=language, state__in=states).first()


def _step(text: Text, to: TextState) -> None:
    if to not in STEPS[TextState(text.state)]:
        raise PortalError(
            "portal.bad_state", _("This text is not where it was. Look at the page again.")
        )
    text.state = to


def _complete(text: Text) -> None:
    missing = lacks(Kind(text.item.kind), text.words)
    if missing:
        raise PortalError(
            "portal.incomplete",
            _("Something is missing or too long. It is said beside each part."),
            lacks=tuple((lack.code, lack.part) for lack in missing),
        )


def _source_live(item: Item) -> bool:
    return item.source_language in live_texts([item.id])[item.id]


def _of_source(item: Item, text: Text) -> int:
    """Return which source text this one says: itself, or the one before where a slip was mended."""
    source = live_texts([item.id])[item.id].get(item.source_language)
    if text.language != item.source_language:
        return source.of_source if source else 0
    return source.of_source if source and text.minor else text.number


def _write(text: Text, actor: Actor, words: Wording) -> None:
    tidy = words.tidied()
    longest = max((len(block) for block in tidy.blocks.values()), default=0)
    if len(tidy.title) > _TITLE or len(tidy.summary) > _SUMMARY or longest > _BLOCK:
        raise PortalError(
            "portal.too_long", _("A text is far too long to be kept. Nothing was saved.")
        )
    text.title, text.summary, text.blocks = tidy.title, tidy.summary, dict(tidy.blocks)
    text.author, text.changed_at = actor.id, clock.now()


def _hash(text: Text) -> str:
    body = json.dumps([text.title, text.summary, text.blocks], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()
