"""One stay for whoever reviews it, for its letter, and confirmed stays for an export."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain.pairing import StayState, pairs_of
from travesia.border.domain.reckoned import asked_of
from travesia.border.domain.reviews import Review, Said
from travesia.border.domain.staying import StayAnswer, reckon
from travesia.border.models import Stay
from travesia.border.selectors.open_stays import (
    OpenStay,
    Wanted,
    authorize_for,
    seen,
    today_in,
    wanted_rows,
    words_on,
)
from travesia.border.selectors.rules import rules_here
from travesia.border.selectors.scope import need_in_scope
from travesia.border.selectors.stays import posts_without_exits
from travesia.border.selectors.travellers import travellers
from travesia.core import clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.people import selectors as people
from travesia.people.domain import Claim

#: Stays that one export holds at most.
MOST_EXPORTED = 5000


class StayNotReadyError(DomainError):
    """A letter or an export was asked for before somebody confirmed the stay, or without why."""


@dataclass(frozen=True, slots=True)
class StayView:
    """One stay with its traveller, the reckoning and every word on it."""

    stay: OpenStay
    is_open: bool
    claim: Claim
    answer: StayAnswer | None
    """What the rules say today; None where the movement is not paired so any longer."""
    reviews: tuple[Review, ...]
    """Newest first."""
    without_exits: tuple[str, ...]

    @property
    def may_be_reviewed(self) -> bool:
        """Tell whether its last day has passed while no exit is recorded."""
        return self.is_open and self.stay.days_past > 0

    @property
    def confirmed(self) -> bool:
        """Tell whether an officer confirmed it, for the last day it has now."""
        review = self.stay.review
        return self.is_open and review is not None and review.said is Said.CONFIRMED


def access_stay(
    *, actor: Actor, stay_id: UUID, purpose: Purpose, permission: str = "border.read_stays"
) -> StayView:
    """Return one stay and write the look; NotFoundError for one that is not there or elsewhere."""
    row = Stay.objects.filter(pk=stay_id, entry_root__isnull=False).first()
    missing = NotFoundError("border.no_stay", _("There is no such stay."))
    need_in_scope(
        actor=actor,
        permission=permission,
        scope=None if row is None else Scope(country=row.country, post=row.entry_post),
        purpose=purpose,
        missing=missing,
    )
    if row is None:
        raise missing
    return _looked_at(row, actor=actor, purpose=purpose)


def _looked_at(row: Stay, *, actor: Actor, purpose: Purpose) -> StayView:
    with transaction.atomic():
        (found,) = seen([row], today_in(row.country))
        view = StayView(
            stay=found,
            is_open=row.state == StayState.OPEN.value,
            claim=people.record_of(row.person_id).claim,
            answer=_answer(row),
            reviews=tuple(reversed(words_on([row.id]).get(row.id, ()))),
            without_exits=posts_without_exits(row.country),
        )
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=(Subject("person", row.person_id), Subject("crossing", row.id)),
            fields=("name", "stays", "documents"),
        )
    return view


def _answer(row: Stay) -> StayAnswer | None:
    for known in travellers([row.person_id]):
        pairs = pairs_of(known.traveller.moves, row.country, known.traveller.told)
        for one in pairs:
            if one.key == row.id:
                covered = not posts_without_exits(row.country)
                asked = asked_of(
                    one, known.traveller, pairs, now=clock.now(), exits_covered=covered
                )
                return reckon(asked, rules_here())
    return None


def access_letter(*, actor: Actor, stay_id: UUID, purpose: Purpose) -> StayView:
    """Return a stay for the letter to its traveller and write the look.

    StayNotReadyError while nobody has confirmed it for its present last day.
    """
    view = access_stay(
        actor=actor, stay_id=stay_id, purpose=purpose, permission="border.review_stay"
    )
    if not view.confirmed:
        raise StayNotReadyError(
            "border.stay_not_confirmed",
            _("No letter: an officer has to look at this stay and confirm it first."),
        )
    return view


def access_confirmed(
    *, actor: Actor, wanted: Wanted, reason: str, purpose: Purpose
) -> tuple[tuple[OpenStay, Claim], ...]:
    """Return the confirmed stays for an export, with names, and write the look with its reason.

    StayNotReadyError without a reason; AccessDeniedError.
    """
    authorize_for(actor, "border.export_stays", wanted, purpose)
    why = " ".join(reason.split())[:200]
    if not why:
        raise StayNotReadyError(
            "border.export_reason", _("Say what the file is for. Nothing was exported.")
        )
    confirmed = replace(wanted, said=Said.CONFIRMED)
    with transaction.atomic():
        on = today_in(wanted.country)
        rows = seen(wanted_rows(confirmed, on)[: MOST_EXPORTED + 1], on)
        if len(rows) > MOST_EXPORTED:
            raise StayNotReadyError(
                "border.export_too_many",
                _("These are more than %(most)s stays. Narrow the list; nothing was exported."),
                most=MOST_EXPORTED,
            )
        found = tuple((row, people.record_of(row.person_id).claim) for row in rows)
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=tuple(Subject("person", one) for one in {row.person_id for row in rows}),
            fields=("name", "stays", "documents"),
            reason=why,
            results=len(found),
        )
    return found
