"""Officers decide, a machine never: a visa comes into the ledger and the desk finds it."""

from uuid import UUID

import pytest

from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.core import clock
from travesia.credentials import selectors, services
from travesia.credentials.domain import (
    AuthorisationView,
    Kind,
    Level,
    Presented,
    RefusalReason,
    RevocationReason,
    State,
)
from travesia.credentials.domain.evisa import ApplicationState, Tone
from travesia.credentials.models import Authorisation
from travesia.credentials.selectors import evisa as queues
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import (
    ARRIVES,
    OFFICER,
    approved,
    asked,
    id_of,
    later,
    terms,
    waiting,
)
from travesia.testing import actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
DESK = actor("officer of Haiti", Role.BORDER_OFFICER, scope=Scope("HTI", "", "HTI-MAL"))
OTHER = actor("second permit officer", Role.PERMIT_OFFICER, scope=Scope("HTI"))
AT_POST = Scope("HTI", "", "HTI-MAL")
PASSPORT = Presented(documents=(("UTO", "L898902C3"),), birth_date="1974-08-12")
MACHINE = Actor.system("scorer", {"credentials.decide_applications", "credentials.issue"})


def at_desk() -> tuple[AuthorisationView, ...]:
    return selectors.authorisations_for(
        actor=DESK, shown=PASSPORT, on=ARRIVES, purpose=Purpose.BORDER_INSPECTION, scope=AT_POST
    )


def test_applied_paid_and_approved_it_is_found_at_the_desk_and_its_entry_counted() -> None:
    key = waiting()
    assert at_desk() == ()
    made = evisa.approve(actor=OFFICER, application_id=id_of(key), terms=terms())
    (found,) = at_desk()
    assert (found.kind, found.number, found.lets_in) == (Kind.E_VISA, made.number, True)
    receipt = services.record_use(
        actor=DESK,
        authorisation_id=found.id,
        crossing_id=UUID(int=1),
        entered_on=ARRIVES,
        purpose=Purpose.BORDER_INSPECTION,
        scope=AT_POST,
        shown=PASSPORT,
    )
    assert receipt.entries_left == 0
    (used,) = at_desk()
    assert used.state is State.USED_UP
    assert evisa.look_up(key).visa is not None


def test_revoked_by_two_persons_it_is_red_at_the_desk_and_on_the_applicants_page() -> None:
    key = approved()
    (found,) = at_desk()
    proposed = services.propose_revocation(
        actor=OFFICER, authorisation_id=found.id, reason=RevocationReason.FALSE_STATEMENT
    )
    with pytest.raises(CredentialConflictError):
        services.confirm_revocation(actor=OFFICER, revocation_id=proposed.id)
    services.confirm_revocation(actor=OTHER, revocation_id=proposed.id)
    (red,) = at_desk()
    assert not red.lets_in
    assert red.notes[0].level is Level.STOP
    own = evisa.look_up(key)
    assert own.visa is not None
    assert own.visa.state is State.REVOKED
    assert own.code_svg == ""


def test_refusal_has_its_reason_and_never_reaches_the_ledger() -> None:
    key = asked()
    with pytest.raises(CredentialError):
        evisa.refuse_application(
            actor=OFFICER, application_id=id_of(key), reason=RefusalReason.OTHER
        )
    evisa.refuse_application(
        actor=OFFICER,
        application_id=id_of(key),
        reason=RefusalReason.PURPOSE_NOT_SHOWN,
        note="Pas de lettre",
    )
    own = evisa.look_up(key)
    assert (own.view.state, own.view.refusal) == (ApplicationState.REFUSED, "purpose_not_shown")
    assert own.view.note == "Pas de lettre"
    law, remedy, _office = queues.remedy_words("HTI", own.view.refusal, own.view.language)
    assert "art. 12 (2)" in law
    assert "30 jours" in remedy
    assert not Authorisation.objects.exists()


def test_queue_is_oldest_first_with_its_age_and_each_look_is_written(written: Entries) -> None:
    first = id_of(waiting())
    with clock.use_clock(later(7)):
        second = id_of(waiting())
        found = queues.queue(actor=OFFICER)
        queues.access_application(actor=OFFICER, application_id=first)
    assert [line.id for line in found.lines] == [first, second]
    assert [line.age.tone for line in found.lines if line.age] == [Tone.LATE, Tone.IN_TIME]
    looks = [entry for entry in written() if entry.kind == "journal.looked_at"]
    assert [look.purpose for look in looks] == ["authorisation"] * 2


def test_another_application_for_the_same_document_is_said() -> None:
    first = id_of(waiting())
    waiting()
    opened = queues.access_application(actor=OFFICER, application_id=first)
    assert opened.others == 1
