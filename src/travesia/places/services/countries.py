"""Countries follow the vocabulary."""

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.journal import services as journal
from travesia.places.events import CountriesRefreshed
from travesia.places.models import Country
from travesia.vocab.states import State, StateKind, states

_FIELDS = ["alpha2", "numeric", "since", "until"]


def refresh_countries(*, actor: Actor) -> int:
    """Bring the countries in line with the vocabulary; returns how many were added or changed."""
    access.authorize(actor=actor, permission="places.manage")
    with transaction.atomic():
        known = {row.alpha3: row for row in Country.objects.select_for_update()}
        wanted = [_row(state) for state in states() if state.kind is not StateKind.SPECIAL]
        added = [row for row in wanted if row.alpha3 not in known]
        changed = [
            row for row in wanted if row.alpha3 in known and _differs(row, known[row.alpha3])
        ]
        Country.objects.bulk_create(added)
        Country.objects.bulk_update(changed, _FIELDS)
        if added or changed:
            event = CountriesRefreshed(
                added=tuple(row.alpha3 for row in added),
                changed=tuple(row.alpha3 for row in changed),
            )
            journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    return len(added) + len(changed)


def _row(state: State) -> Country:
    return Country(
        alpha3=state.alpha3,
        alpha2=state.alpha2 or "",
        numeric=state.numeric or "",
        since=state.since,
        until=state.until,
    )


def _differs(one: Country, other: Country) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _FIELDS)
