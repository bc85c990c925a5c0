"""Taking an authorisation away: two persons, a reason, never backwards."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.credentials import selectors, services
from travesia.credentials.domain import (
    AuthorisationView,
    RevocationReason,
    RevocationView,
    State,
)
from travesia.credentials.models import Revocation
from travesia.credentials.tests.cast import (
    AT_POST,
    DECIDER,
    DESK,
    MACHINE,
    OFFICER,
    OTHER_DECIDER,
    PASSPORT,
    PERMITS,
    SUPERVISION,
    SUPERVISOR,
    TODAY,
    entered,
    revoked,
    visa,
)
from travesia.credentials.tests.conftest import Entries
from travesia.testing import TODAY as NOW

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]


def propose(view: AuthorisationView, who: Actor = DECIDER) -> RevocationView:
    return services.propose_revocation(
        actor=who, authorisation_id=view.id, reason=RevocationReason.CONDITIONS_BROKEN
    )


def seen(view: AuthorisationView, on: date = TODAY) -> AuthorisationView:
    found = selectors.authorisations_for(
        actor=OFFICER, shown=PASSPORT, on=on, purpose=DESK, scope=AT_POST
    )
    return next(one for one in found if one.id == view.id)


def test_proposal_changes_nothing_until_another_person_confirms(written: Entries) -> None:
    view = visa()
    made = propose(view)
    assert seen(view).lets_in
    with pytest.raises(services.CredentialConflictError) as alone:
        services.confirm_revocation(actor=DECIDER, revocation_id=made.id)
    assert alone.value.code == "credentials.needs_another"
    services.confirm_revocation(actor=OTHER_DECIDER, revocation_id=made.id)
    after = seen(view)
    assert (after.state, after.lets_in, after.in_force) == (State.REVOKED, False, False)
    assert after.notes[0].facts["reason"] == "conditions_broken"
    kinds = [entry.kind for entry in written()]
    assert kinds.index("credentials.revocation_proposed") < kinds.index("credentials.revoked")


def test_supervisor_of_a_post_confirms_for_its_country() -> None:
    made = propose(visa())
    services.confirm_revocation(actor=SUPERVISOR, revocation_id=made.id, purpose=SUPERVISION)
    with pytest.raises(AccessDeniedError):
        propose(visa(), OFFICER)


def test_database_refuses_a_revocation_by_one_person() -> None:
    made = propose(visa())
    with pytest.raises(IntegrityError), transaction.atomic():
        Revocation.objects.filter(pk=made.id).update(
            state="confirmed", decided_by=DECIDER.id, decided_at=NOW
        )


def test_dropped_proposal_leaves_it_as_it_was_and_a_new_one_can_be_made() -> None:
    view = visa()
    made = propose(view)
    with pytest.raises(services.CredentialConflictError):
        propose(view, OTHER_DECIDER)
    services.drop_revocation(actor=DECIDER, revocation_id=made.id, reason="Wrong holder")
    assert seen(view).lets_in
    with pytest.raises(services.CredentialConflictError):
        services.confirm_revocation(actor=OTHER_DECIDER, revocation_id=made.id)
    assert propose(view).id != made.id


def test_later_day_holds_until_then_and_is_said(frozen_clock: FixedClock) -> None:
    view = visa()
    revoked(view, from_day=date(2026, 12, 1))
    today = seen(view)
    assert today.lets_in
    assert "revoked_from" in [note.code for note in today.notes]
    assert seen(view, date(2026, 12, 1)).state is State.REVOKED


def test_nobody_is_in_the_wrong_backwards(frozen_clock: FixedClock) -> None:
    view = visa()
    with pytest.raises(services.CredentialError):
        revoked(view, from_day=date(2026, 11, 19))
    made = propose(view)
    frozen_clock.set(NOW.replace(day=25))
    done = services.confirm_revocation(actor=OTHER_DECIDER, revocation_id=made.id)
    assert done.effective_on == date(2026, 11, 25)
    assert seen(view, date(2026, 11, 24)).state is State.GRANTED


def test_used_up_can_be_revoked_and_ended_cannot() -> None:
    used = visa(entries_allowed=1)
    entered(used, 1)
    assert seen(used).state is State.USED_UP
    revoked(used)
    assert seen(used).state is State.REVOKED
    with pytest.raises(services.CredentialConflictError):
        revoked(used)


def test_machine_takes_nothing_away() -> None:
    view = visa()
    with pytest.raises(services.CredentialError):
        propose(view, MACHINE)


def test_what_waits_is_listed_without_a_holder() -> None:
    view = visa()
    made = propose(view)
    waiting = selectors.open_revocations(actor=OTHER_DECIDER, purpose=PERMITS)
    assert [(one.id, number) for one, number in waiting] == [(made.id, view.number)]
