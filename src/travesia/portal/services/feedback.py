"""What readers say: kept without who, counted against floods, and read by editors."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core import clock, visitors
from travesia.helpdesk.domain import identifiers_in
from travesia.portal.domain import LANGUAGES, PortalError, PublicItem, block_of
from travesia.portal.domain.feedback import MISSING_LIMIT, OF_CONNECTION, OF_PAGE
from travesia.portal.models import Feedback, FeedbackMark
from travesia.portal.selectors import item_for_editing
from travesia.portal.services.scoping import authorize


class TooManyAnswersError(PortalError):
    """One connection answers too often, or one page has enough for today."""

    status = 429


def say(
    *, item: PublicItem, block: str, language: str, helped: bool, missing: str, address: str
) -> None:
    """Keep what a reader says of a page; nothing of who they are is kept.

    Args:
        item: the page.
        block: key of one of its blocks, or empty for the whole.
        language: the language it was read in.
        helped: whether it helped.
        missing: what is missing, at most 300 characters.
        address: network address, for the count of this hour only.

    Raises:
        TooManyAnswersError: the flood gate is shut; nothing was kept.
        PortalError: `portal.bad_answer`; `portal.answer_identifies`, when it holds a number or an
            address by which somebody can be found.
    """
    missing = " ".join(missing.split())
    known = not block or block_of(item.facts.kind, block) is not None
    if not known or language not in LANGUAGES or len(missing) > MISSING_LIMIT:
        raise PortalError(
            "portal.bad_answer",
            _("That could not be kept: write at most %(limit)s characters."),
            limit=MISSING_LIMIT,
        )
    for seen in identifiers_in(missing):
        raise PortalError(
            "portal.answer_identifies",
            _(
                "What you wrote seems to hold a number or an address by which somebody can be "
                "found: “%(text)s”. Take it out and send again. Nothing was kept."
            ),
            text=seen.text,
        )
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        _count(address, hour)
        _room_for(item.facts.id, hour)
        Feedback.objects.create(
            item_id=item.facts.id,
            block=block,
            language=language,
            helped=helped,
            missing=missing,
            hour=hour,
        )


def mark_seen(*, actor: Actor, item_id: UUID) -> int:
    """Say that the answers to a page were read; returns how many."""
    authorize(actor, "portal.edit", item_for_editing(item_id).countries)
    return Feedback.objects.filter(item_id=item_id, seen=False).update(seen=True)


def forget_words(before: datetime, limit: int) -> int:
    """Empty what at most `limit` readers wrote before `before`, and old marks; return how many."""
    FeedbackMark.objects.filter(hour__lt=clock.now() - timedelta(days=1)).delete()
    due = Feedback.objects.filter(hour__lt=before).exclude(missing="").order_by("hour", "pk")
    ids = list(due.values_list("pk", flat=True)[:limit])
    return Feedback.objects.filter(pk__in=ids).update(missing="")


def _count(address: str, hour: datetime) -> None:
    FeedbackMark.objects.filter(hour__lt=hour - timedelta(days=1)).delete()
    who = visitors.mark_of("portal", address, clock.today())
    mark, _made = FeedbackMark.objects.get_or_create(who=who, hour=hour)
    if mark.count >= OF_CONNECTION:
        raise TooManyAnswersError(
            "portal.too_many_answers",
            _("Thank you. We have several answers from your connection; try again in an hour."),
        )
    FeedbackMark.objects.filter(pk=mark.pk).update(count=F("count") + 1)


def _room_for(item_id: UUID, hour: datetime) -> None:
    day = hour - timedelta(hours=24)
    if Feedback.objects.filter(item_id=item_id, hour__gt=day).count() >= OF_PAGE:
        raise TooManyAnswersError(
            "portal.enough_answers",
            _("Thank you. This page has had many answers today; we are reading them."),
        )
