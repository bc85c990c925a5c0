"""What the desk asks: the authorisations of whoever stands there, on the day it is."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import CharField, DateField, Q, UUIDField

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.events import Subject
from travesia.core.kept_queries import KeptQuery, Many
from travesia.credentials.domain import AuthorisationView, Presented, State
from travesia.credentials.models import Authorisation
from travesia.credentials.selectors.rows import authorisation_subject, ledger, view_of
from travesia.journal import services as journal
from travesia.people.domain import number_key, state_key

#: What ended longer ago than this is no matter for a desk.
SHOWN_AFTER_END = timedelta(days=365)
#: More than anybody holds; beyond it a record has been mixed up.
MOST = 20
#: What a look at the desk shows.
FIELDS = ("kind", "number", "holder", "terms", "state", "entries")


def authorisations_for(
    *,
    actor: Actor,
    shown: Presented,
    on: date,
    purpose: Purpose,
    scope: Scope | None = None,
    look_is_written: bool = False,
) -> tuple[AuthorisationView, ...]:
    """Return the authorisations of a person or document on a day, what lets in first.

    `shown` says whom to look under; `scope` is the place of the asker, and only authorisations of
    its country are given. Withdrawn ones, and those that ended over a year before, stay out. The
    look is written down, also when there is nothing; `look_is_written` says that the caller did it
    in the same act. Raises AccessDeniedError.
    """
    if scope is None:
        access.require_anywhere(actor=actor, permission="credentials.consult", purpose=purpose)
    else:
        access.authorize(
            actor=actor, permission="credentials.consult", scope=scope, purpose=purpose
        )
    country = scope.country if scope else ""
    if look_is_written:
        return _views(_rows(shown, on, country), on, shown)
    with transaction.atomic(savepoint=False):
        rows = _rows(shown, on, country)
        views = _views(rows, on, shown)
        persons = {row.person_id for row in rows if row.person_id} | set(shown.person_ids)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(
                *(authorisation_subject(view.id) for view in views),
                *(Subject("person", one) for one in sorted(persons)),
            ),
            fields=FIELDS,
            results=len(views),
        )
    return views


def _views(rows: list[Authorisation], on: date, shown: Presented) -> tuple[AuthorisationView, ...]:
    return tuple(sorted((view_of(row, on=on, shown=shown) for row in rows), key=_order))


def _rows(shown: Presented, on: date, country: str) -> list[Authorisation]:
    documents = {(number_key(number), state_key(issuer)) for issuer, number in shown.documents}
    rows = _UNDER(
        persons=shown.person_ids,
        numbers={number for number, _issuer in documents if number},
        until=on - SHOWN_AFTER_END,
    )
    return [
        row
        for row in rows
        if country in ("", row.country)
        and (
            row.person_id in shown.person_ids
            or (row.document_key, row.document_issuer) in documents
        )
    ][:MOST]


_UNDER = KeptQuery(
    lambda persons, numbers, until: (
        ledger()
        .filter(Q(person_id__in=persons) | Q(document_key__in=numbers), valid_until__gte=until)
        .exclude(state=State.WITHDRAWN.value)
    ),
    persons=Many(UUIDField()),
    numbers=Many(CharField()),
    until=DateField(),
)


def _order(view: AuthorisationView) -> tuple[bool, bool, int]:
    """What lets in comes first, then what is in force, then the one that holds longest."""
    return (not view.lets_in, not view.in_force, -view.terms.valid_until.toordinal())
