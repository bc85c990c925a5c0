"""Verbs of staff on synonyms: change a group, take one away, bring in those that are shipped."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.portal.domain import search
from travesia.portal.domain.errors import PortalConflictError, PortalError, PortalNotFoundError
from travesia.portal.events import SynonymsChanged
from travesia.portal.models import SynonymGroup
from travesia.portal.services.searching import hold, turn_over

LONGEST, MOST = 80, 60
"""Characters of a phrase, and phrases of a group."""
_TAGS = frozenset({*search.LANGUAGES, search.EVERY})

Phrases = Sequence[tuple[str, str]]
"""Language (or `any`) and phrase."""


def save_synonyms(
    *, actor: Actor, phrases: Phrases, group: UUID | None = None, number: int = 0
) -> UUID:
    """Change a group, or make one when `group` is None; it counts from the next question on.

    `number` is that of the group as the actor saw it. Raises PortalError (`portal.synonyms_few`,
    `portal.synonyms_words`) for phrases that cannot be, PortalNotFoundError for a group that is
    not there, PortalConflictError (`portal.synonyms_changed`) when it was changed meanwhile.
    """
    access.authorize(actor=actor, permission="portal.edit")
    kept = _checked(phrases)
    with transaction.atomic():
        hold()
        if group is None:
            row = SynonymGroup(id=new_id(), number=0)
            row.key = f"own-{row.id}"
        else:
            row = _held(group, number)
        before = {f"{tag}:{phrase}" for tag, phrase in row.phrases}
        after = {f"{tag}:{phrase}" for tag, phrase in kept}
        row.phrases = [list(one) for one in kept]
        _keep(actor, row)
        _told(actor, row.key, sorted(after - before), sorted(before - after), removed=False)
    return row.id


def remove_synonyms(*, actor: Actor, group: UUID, number: int) -> None:
    """Take a group away; errors as of `save_synonyms`. It does not come back with a release."""
    access.authorize(actor=actor, permission="portal.edit")
    with transaction.atomic():
        hold()
        row = _held(group, number)
        taken = sorted(f"{tag}:{phrase}" for tag, phrase in row.phrases)
        row.removed = True
        _keep(actor, row)
        _told(actor, row.key, (), taken, removed=True)


def bring_shipped_synonyms() -> int:
    """Bring in the groups of this release that this node has never seen; return how many."""
    with transaction.atomic():
        hold()
        seen = set(SynonymGroup.objects.values_list("key", flat=True))
        new = [
            SynonymGroup(
                key=one.key,
                phrases=[list(phrase) for phrase in one.phrases],
                changed_at=clock.now(),
                changed_by="",
            )
            for one in search.shipped_groups()
            if one.key not in seen
        ]
        SynonymGroup.objects.bulk_create(new)
        if new:
            turn_over()
    return len(new)


def _checked(phrases: Phrases) -> tuple[tuple[str, str], ...]:
    kept = tuple(
        dict.fromkeys((tag, " ".join(phrase.split())) for tag, phrase in phrases if phrase.strip())
    )
    for tag, phrase in kept:
        if tag not in _TAGS or len(phrase) > LONGEST or not search.forms_of(phrase):
            raise PortalError(
                "portal.synonyms_words",
                _(
                    "“%(phrase)s” cannot be a synonym: one to four words that say something, at "
                    "most 80 characters."
                ),
                phrase=phrase[:LONGEST],
            )
    if len(kept) < 2 or len(kept) > MOST:
        raise PortalError(
            "portal.synonyms_few",
            _("A group needs at least two words or phrases, and at most %(most)s."),
            most=MOST,
        )
    return kept


def _held(group: UUID, number: int) -> SynonymGroup:
    row = SynonymGroup.objects.select_for_update().filter(pk=group, removed=False).first()
    if row is None:
        raise PortalNotFoundError(
            "portal.synonyms_unknown", _("These synonyms are not there any more.")
        )
    if row.number != number:
        raise PortalConflictError(
            "portal.synonyms_changed",
            _("Somebody else changed these synonyms first. Look at them again, then change them."),
        )
    return row


def _keep(actor: Actor, row: SynonymGroup) -> None:
    row.number += 1
    row.changed_at = clock.now()
    row.changed_by = actor.id
    row.save()
    turn_over()


def _told(
    actor: Actor, key: str, added: Sequence[str], taken: Sequence[str], *, removed: bool
) -> None:
    event = SynonymsChanged(group=key, added=tuple(added), taken=tuple(taken), removed=removed)
    journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
