"""Erase what is over its period and not held back; what refers to it goes first."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from travesia.border.models import (
    Crossing,
    CrossingQuerySet,
    Decision,
    GroupMember,
    GuardianLink,
    Inspection,
    InspectionHit,
    LateHit,
    PaperForm,
    Presentation,
    Refusal,
    SecondLineCase,
    Stay,
    StayConfirmation,
    StayReview,
    TravelGroup,
)
from travesia.border.selectors.travellers import holders_beside
from travesia.border.services.settling import settle
from travesia.border.services.tallying import tally_erased
from travesia.journal import selectors as journal


def shred_crossings(before: datetime, limit: int) -> int:
    """Erase at most `limit` crossings older than `before` with all their versions.

    A crossing that was corrected since, or whose person is held back, stays. So does one of a stay
    whose other crossing is held back, or is of somebody who is: the stay would go with it.
    """
    younger = Crossing.objects.filter(root=OuterRef("root"), recorded_at__gte=before)
    due = (
        Crossing.objects.filter(version=1, occurred_at__lt=before)
        .filter(~Exists(younger))
        .exclude(person_id__in=journal.held("person"))
        .exclude(root__in=journal.held("crossing"))
        .exclude(root__in=_of_held_stays())
    )
    roots = list(due.order_by("occurred_at", "pk").values_list("root", flat=True)[:limit])
    with transaction.atomic():
        _erase(roots)
    return len(roots)


def _of_held_stays() -> set[UUID]:
    """Return the movements of stays one side of which is held back."""
    crossings, persons = journal.held("crossing"), journal.held("person")
    held = Q(person_id__in=persons) | Q(exit_person_id__in=persons)
    held |= Q(entry_root__in=crossings) | Q(exit_root__in=crossings)
    pairs = Stay.objects.filter(held).values_list("entry_root", "exit_root")
    return {root for pair in pairs for root in pair if root is not None}


def _erase(roots: list[UUID]) -> None:
    """Erase movements with all their versions; stays that reach beyond them are made anew."""
    rows = Crossing.objects.filter(root__in=roots)
    touched = Q(entry_root__in=roots) | Q(exit_root__in=roots)
    stays = Stay.objects.filter(touched)
    persons = {row.person_id for row in stays}
    persons |= {row.exit_person_id for row in stays if row.exit_person_id is not None}
    beside = holders_beside(persons)
    stays.delete()
    StayConfirmation.objects.filter(touched).delete()
    StayReview.objects.filter(entry_root__in=roots).delete()
    tally_erased(rows.current())
    _delete_versions(rows)
    settle(beside)


def _delete_versions(rows: CrossingQuerySet) -> None:
    # A version protects the one it supersedes: the newest goes first.
    for version in sorted(set(rows.values_list("version", flat=True)), reverse=True):
        rows.filter(version=version).delete()


def shred_stays(before: datetime, limit: int) -> int:
    """Erase at most `limit` stays that ended before `before`, and what was said of them.

    The movements have a period of their own. While they are there the stay is made anew by the next
    rebuild, so a country that wants stays gone earlier sets the period of crossings as short.
    """
    due = Stay.objects.filter(left_at__lt=before).exclude(pk__in=_of_held_stays())
    ids = list(due.order_by("left_at", "pk").values_list("pk", flat=True)[:limit])
    with transaction.atomic():
        StayConfirmation.objects.filter(entry_root__in=ids).delete()
        StayReview.objects.filter(entry_root__in=ids).delete()
        Stay.objects.filter(pk__in=ids).delete()
    return len(ids)


def shred_refusals(before: datetime, limit: int) -> int:
    """Erase at most `limit` refusals proposed before `before`; the journal keeps that they were."""
    due = (
        Refusal.objects.filter(proposed_at__lt=before)
        .exclude(inspection__person_id__in=journal.held("person"))
        .exclude(pk__in=journal.held("refusal"))
    )
    ids = list(due.order_by("proposed_at", "pk").values_list("pk", flat=True)[:limit])
    Refusal.objects.filter(pk__in=ids).delete()
    return len(ids)


def shred_cases(before: datetime, limit: int) -> int:
    """Erase at most `limit` second-line cases that were closed before `before`."""
    due = (
        SecondLineCase.objects.filter(closed_at__lt=before)
        .exclude(inspection__person_id__in=journal.held("person"))
        .exclude(pk__in=journal.held("second_line_case"))
    )
    ids = list(due.order_by("closed_at", "pk").values_list("pk", flat=True)[:limit])
    SecondLineCase.objects.filter(pk__in=ids).delete()
    return len(ids)


def shred_groups(before: datetime, limit: int) -> int:
    """Erase at most `limit` groups opened, and links of children made, before `before`.

    A group one of whose members is held back stays, and so does a link of a held child or adult.
    """
    held = list(journal.held("person"))
    links = GuardianLink.objects.filter(linked_at__lt=before)
    links = links.exclude(child__person_id__in=held).exclude(adult__person_id__in=held)
    ended = list(links.order_by("linked_at").values_list("pk", flat=True)[:limit])
    GuardianLink.objects.filter(pk__in=ended).delete()
    due = TravelGroup.objects.filter(opened_at__lt=before).exclude(
        members__inspection__person_id__in=held
    )
    due = due.exclude(pk__in=journal.held("group"))
    ids = list(due.order_by("opened_at", "pk").values_list("pk", flat=True)[:limit])
    GroupMember.objects.filter(group__in=ids).delete()
    TravelGroup.objects.filter(pk__in=ids).delete()
    return max(len(ids), len(ended))


def shred_inspections(before: datetime, limit: int) -> int:
    """Erase at most `limit` inspections opened before `before` that nothing else needs."""
    due = (
        Inspection.objects.filter(opened_at__lt=before)
        .filter(~Exists(Crossing.objects.filter(inspection=OuterRef("pk"))))
        .filter(~Exists(Refusal.objects.filter(inspection=OuterRef("pk"))))
        .filter(~Exists(SecondLineCase.objects.filter(inspection=OuterRef("pk"))))
        .filter(~Exists(GroupMember.objects.filter(inspection=OuterRef("pk"))))
        .filter(~Exists(GuardianLink.objects.filter(child=OuterRef("pk"))))
        .filter(~Exists(GuardianLink.objects.filter(adult=OuterRef("pk"))))
        .exclude(person_id__in=journal.held("person"))
        .exclude(pk__in=journal.held("inspection"))
        .exclude(pk__in=_with_held_parts())
    )
    ids = list(due.order_by("opened_at", "pk").values_list("pk", flat=True)[:limit])
    LateHit.objects.filter(hit__inspection__in=ids).delete()
    PaperForm.objects.filter(inspection__in=ids).delete()
    InspectionHit.objects.filter(inspection__in=ids).delete()
    Presentation.objects.filter(inspection__in=ids).delete()
    Decision.objects.filter(inspection__in=ids).delete()
    Inspection.objects.filter(pk__in=ids).delete()
    return len(ids)


def _with_held_parts() -> set[UUID]:
    """Return inspections whose late hit or form on paper is held back: both go with them."""
    hits = LateHit.objects.filter(pk__in=journal.held("late_hit"))
    forms = PaperForm.objects.filter(pk__in=journal.held("paper_form"))
    return {
        *hits.values_list("hit__inspection", flat=True),
        *forms.values_list("inspection", flat=True),
    }
