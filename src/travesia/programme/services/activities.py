"""Entering and changing activities."""

import secrets
from dataclasses import fields
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import ConflictError, NotFoundError
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.programme.domain.activities import NewActivity, future_held
from travesia.programme.domain.activity_views import ActivityView
from travesia.programme.domain.attendance import Problem
from travesia.programme.events.activities import ActivityChanged, ActivityEntered
from travesia.programme.models import Activity, ActivityCountry, Thread
from travesia.programme.selectors.activities import activity_view, find_activity_row
from travesia.programme.services.activity_errors import refusal
from travesia.programme.services.partner_names import partners_named

PERMISSION = "programme.record_activities"
_FOR = Purpose.STATISTICS
#: Letters of a reference that is made here: no vowels, so that no words come out.
_LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"


def enter_activity(*, actor: Actor, new: NewActivity, source: str = "") -> ActivityView:
    """Enter an activity; `source` names the file it comes from.

    Raises ActivityError (`programme.activity_refused`, the problems in `facts`), ConflictError
    (`programme.reference_taken`), AccessDeniedError for a country outside the actor's scope.
    """
    may_record(actor, new.countries)
    problems = problems_of(new)
    if problems:
        raise refusal(problems)
    with transaction.atomic():
        row = insert_activity(actor, new, source)
    return activity_view(row)


def change_activity(*, actor: Actor, activity_id: UUID, new: NewActivity) -> ActivityView:
    """Change what is said of an activity; its reference stays. Errors as of `enter_activity`.

    Raises NotFoundError (`programme.no_such_activity`) too.
    """
    with transaction.atomic():
        row = find_activity_row(activity_id, lock=True)
        before = activity_view(row)
        may_record(actor, (*before.countries, *new.countries) or ())
        problems = problems_of(new)
        if problems:
            raise refusal(problems)
        update_activity(actor, row, new)
    return activity_view(find_activity_row(activity_id))


def may_record(actor: Actor, countries: tuple[str, ...]) -> None:
    """Ask for the permission in each country; a regional activity needs it everywhere."""
    for country in dict.fromkeys(countries or ("",)):
        access.authorize(actor=actor, permission=PERMISSION, scope=Scope(country=country))


def problems_of(new: NewActivity) -> list[Problem]:
    """Return what is wrong with an activity, also what only the tables know."""
    found = list(new.problems())
    late = future_held(new, _latest_today(new.countries))
    if late is not None:
        found.append(late)
    found += [
        Problem("country_unknown", "countries", {"country": code})
        for code in new.countries
        if not _is_country(code)
    ]
    if new.thread and not Thread.objects.filter(code=new.thread).exists():
        found.append(Problem("thread_unknown", "thread", {"thread": new.thread}))
    if any(len(name) > 160 for name in new.partners):
        found.append(Problem("partner_too_long", "partners"))
    return found


def insert_activity(actor: Actor, new: NewActivity, source: str) -> Activity:
    """Write a new activity and its entry, in the caller's transaction; checks nothing but names."""
    reference = new.reference or _reference(new)
    if Activity.objects.filter(reference=reference).exists():
        raise ConflictError(
            "programme.reference_taken",
            _("There is an activity %(reference)s already."),
            reference=reference,
        )
    row = Activity(reference=reference, entered_by=actor.id, entered_at=clock.now())
    _put(row, new)
    event = ActivityEntered(
        activity_id=row.pk,
        reference=reference,
        kind=new.kind,
        topic=new.topic,
        outcome=new.outcome,
        state=new.state,
        begins_on=new.begins_on,
        ends_on=new.ends_on,
        countries=new.countries,
        source=source,
    )
    journal.record(actor=actor, event=event, purpose=_FOR)
    return row


def update_activity(actor: Actor, row: Activity, new: NewActivity) -> tuple[str, ...]:
    """Write what changed and its entry, in the caller's transaction; return the names of it."""
    before = activity_view(row)
    _put(row, new)
    after = activity_view(Activity.objects.get(pk=row.pk))
    changed = tuple(
        one.name
        for one in fields(ActivityView)
        if getattr(before, one.name) != getattr(after, one.name)
    )
    if changed:
        event = ActivityChanged(row.pk, row.reference, changed)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return changed


def _put(row: Activity, new: NewActivity) -> None:
    row.title, row.note = " ".join(new.title.split()), new.note.strip()
    row.kind, row.topic, row.outcome = new.kind.value, new.topic.value, new.outcome
    row.state, row.modality = new.state.value, new.modality.value
    row.begins_on, row.ends_on = new.begins_on, new.ends_on
    row.place, row.donor = new.place.strip()[:120], new.donor.strip()[:80]
    row.languages, row.cost_share = list(new.languages), new.cost_share
    row.quantity = new.quantity
    row.thread = Thread.objects.filter(code=new.thread).first() if new.thread else None
    row.save()
    row.partners.set(partners_named(new.partners))
    ActivityCountry.objects.filter(activity=row).exclude(country_id__in=new.countries).delete()
    known = set(row.places.values_list("country_id", flat=True))
    ActivityCountry.objects.bulk_create(
        ActivityCountry(activity=row, country_id=code)
        for code in dict.fromkeys(new.countries)
        if code not in known
    )


def _is_country(code: str) -> bool:
    try:
        places.country_by_alpha3(code)
    except NotFoundError:
        return False
    return True


def _reference(new: NewActivity) -> str:
    word = "".join(secrets.choice(_LETTERS) for _one in range(5))
    return f"{new.begins_on:%Y-%m}-{new.countries[0] if new.countries else 'REG'}-{word}"


def _latest_today(countries: tuple[str, ...]) -> date:
    """Return the latest day that it is anywhere the activity is: nobody is told it lies ahead."""
    return max([clock.today(), *(places.today_in(code) for code in countries)])
