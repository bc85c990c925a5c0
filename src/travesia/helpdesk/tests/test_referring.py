"""The loop of a referral is closed by code or service, never by name."""

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core.errors import ConflictError
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import (
    LOOP_STEPS,
    DeskView,
    Kept,
    Loop,
    NewReferral,
    Outcome,
)
from travesia.helpdesk.facts import closing_facts
from travesia.helpdesk.tests.cast import ATTENDANT, NEIGHBOUR, a_contact
from travesia.helpdesk.tests.conftest import Entries


@pytest.fixture
def given(desk: DeskView) -> Kept:
    """Somebody who was sent to a shelter."""
    referral = NewReferral("Albergue El Puente")
    new = a_contact(outcome=Outcome.REFERRED, referral=referral)
    return services.log_contact(actor=ATTENDANT, new=new)


@pytest.mark.storage
def test_found_by_the_code_however_it_is_said_and_closed(given: Kept, written: Entries) -> None:
    said = given.code.lower().replace("-", " ")
    (found,) = selectors.referrals_by_code(actor=ATTENDANT, said=said)
    done = services.close_referral(actor=ATTENDANT, referral_id=found.id, loop=Loop.CONFIRMED)
    assert (done.loop, done.closed_on is not None) == (Loop.CONFIRMED, True)
    assert written()[-1].kind == "helpdesk.referral_closed"
    assert selectors.open_referrals(actor=ATTENDANT) == ()


def test_found_by_a_part_of_the_service(given: Kept) -> None:
    assert len(selectors.open_referrals(actor=ATTENDANT, service="puente")) == 1
    assert selectors.open_referrals(actor=ATTENDANT, service="clínica") == ()


@pytest.mark.parametrize("first", [loop for loop in Loop if loop is not Loop.PENDING])
@pytest.mark.parametrize("then", list(Loop))
def test_a_loop_goes_only_where_the_table_says(given: Kept, first: Loop, then: Loop) -> None:
    services.close_referral(actor=ATTENDANT, referral_id=given.id, loop=first)
    if then in LOOP_STEPS[first]:
        services.close_referral(actor=ATTENDANT, referral_id=given.id, loop=then)
    else:
        with pytest.raises(ConflictError):
            services.close_referral(actor=ATTENDANT, referral_id=given.id, loop=then)


def test_unknown_that_becomes_known_is_taken_back_in_the_facts(
    given: Kept, written: Entries
) -> None:
    for loop in (Loop.UNKNOWN, Loop.FAILED):
        services.close_referral(actor=ATTENDANT, referral_id=given.id, loop=loop)
    facts = [fact for entry in written()[-2:] for fact in closing_facts(entry)]
    counted = [(fact.values["loop"], fact.weight) for fact in facts]
    assert counted == [("unknown", 1), ("unknown", -1), ("failed", 1)]


def test_a_desk_of_another_country_neither_sees_nor_closes_it(given: Kept) -> None:
    assert selectors.referrals_by_code(actor=NEIGHBOUR, said=given.code) == ()
    assert selectors.open_referrals(actor=NEIGHBOUR) == ()
    with pytest.raises(AccessDeniedError):
        services.close_referral(actor=NEIGHBOUR, referral_id=given.id, loop=Loop.FAILED)
