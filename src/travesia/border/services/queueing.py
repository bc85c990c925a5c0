"""Measure the queue: hand a card to its end, take it back at the window, give a lost one up."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Direction
from travesia.border.domain.queueing import card_number, is_overdue
from travesia.border.events import QueueCardCame, QueueCardGivenUp, QueueCardHanded
from travesia.border.models import QueueCard
from travesia.border.services.desk import authorize_at
from travesia.border.services.errors import BorderConflictError, BorderError
from travesia.core import clock
from travesia.core.events import Event, Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places

_MEASURE = "border.measure_queue"


@dataclass(frozen=True, slots=True)
class QueueReceipt:
    """What became of a card."""

    card_id: UUID
    number: str
    #: How long it took, in seconds; None when it was handed out or given up.
    seconds: int | None = None


def hand_card(
    *, actor: Actor, post_code: str, number: str, direction: Direction, purpose: Purpose
) -> QueueReceipt:
    """Keep that a card was given to the last person in a queue just now.

    Raises BorderError for a number that cannot stand on a card, BorderConflictError for a card that
    is out already, AccessDeniedError.
    """
    post = places.post_by_code(post_code)
    authorize_at(actor, _MEASURE, post, purpose)
    tidy = _number(number)
    now = clock.now()
    try:
        with transaction.atomic():
            card = QueueCard.objects.create(
                id=new_id(),
                number=tidy,
                post_code=post.code,
                country=post.country,
                direction=direction.value,
                handed_at=now,
                handed_by=actor.id,
            )
            event = QueueCardHanded(card.id, post.code, post.country, direction.value, tidy)
            _tell(event, card, actor, purpose)
    except IntegrityError as error:
        raise BorderConflictError(
            "border.card_is_out",
            _("Card %(number)s is in the queue already. Take it back first, or give it up."),
            number=tidy,
        ) from error
    return QueueReceipt(card.id, tidy)


def take_card(*, actor: Actor, post_code: str, number: str, purpose: Purpose) -> QueueReceipt:
    """Take a card back at the window and keep how long it took.

    A card that was out for more than half a day is given up instead: it lay somewhere, and so says
    nothing about the queue. Raises BorderError for a card that is not out, AccessDeniedError.
    """
    post = places.post_by_code(post_code)
    authorize_at(actor, _MEASURE, post, purpose)
    with transaction.atomic():
        card, now = _out(post.code, number), clock.now()
        if is_overdue(card.handed_at, now):
            return _give_up(card, actor, purpose)
        seconds = int((now - card.handed_at).total_seconds())
        card.ended_at, card.ended_by, card.seconds = now, actor.id, seconds
        card.save(update_fields=["ended_at", "ended_by", "seconds"])
        event = QueueCardCame(card.id, post.code, post.country, card.direction, seconds)
        _tell(event, card, actor, purpose)
    return QueueReceipt(card.id, card.number, seconds)


def give_card_up(*, actor: Actor, post_code: str, number: str, purpose: Purpose) -> QueueReceipt:
    """Keep that a card will not come back: it counts for nothing and may be handed out anew.

    Raises BorderError for a card that is not out, AccessDeniedError.
    """
    post = places.post_by_code(post_code)
    authorize_at(actor, _MEASURE, post, purpose)
    with transaction.atomic():
        return _give_up(_out(post.code, number), actor, purpose)


def _give_up(card: QueueCard, actor: Actor, purpose: Purpose) -> QueueReceipt:
    card.ended_at, card.ended_by = clock.now(), actor.id
    card.save(update_fields=["ended_at", "ended_by"])
    event = QueueCardGivenUp(card.id, card.post_code, card.country, card.direction)
    _tell(event, card, actor, purpose)
    return QueueReceipt(card.id, card.number)


def _number(text: str) -> str:
    tidy = card_number(text)
    if not tidy:
        raise BorderError(
            "border.card_number",
            _("Write what stands on the card: letters and digits, 12 at most."),
        )
    return tidy


def _out(post_code: str, number: str) -> QueueCard:
    """Return the card that is out, locked until the transaction ends."""
    tidy = _number(number)
    found = (
        QueueCard.objects.select_for_update()
        .filter(post_code=post_code, number=tidy, ended_at=None)
        .first()
    )
    if found is None:
        raise BorderError(
            "border.card_not_out",
            _("Card %(number)s was not handed out at this post, or came back before."),
            number=tidy,
        )
    return found


def _tell(event: Event, card: QueueCard, actor: Actor, purpose: Purpose) -> None:
    journal.record(
        actor=actor, event=event, purpose=purpose, subjects=(Subject("queue_card", card.id),)
    )
