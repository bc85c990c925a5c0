"""The pages of those who decide: found, opened, decided by the right person, each look written."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials import selectors
from travesia.credentials.domain import State
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.pages_cast import DECIDER, granted, in_every_state, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Client:
    """The permit officer of Haiti, who reads English."""
    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    return sign_in(Client(), "permit_officer")


@pytest.fixture
def colleague(officer: Client) -> Client:
    """The second permit officer."""
    return sign_in(Client(), "permit_officer.second")


def form_of(**changes: str) -> dict[str, str]:
    year = clock.today().year
    fields = {
        **{"kind": "visa", "category": "tourism", "primary": "Brevaire", "secondary": "Lune"},
        **{"birth_date": "1988-02-29", "sex": "F", "nationality": "UTO"},
        **{"document_issuer": "UTO", "document_number": "U7654321", "country": "HTI"},
        **{"issuer": "HTI", "valid_from": f"{year}-01-01", "valid_until": f"{year + 1}-06-30"},
        **{"entries_allowed": "2", "days_per_stay": "30", "conditions": "", "act": "apply"},
    }
    return fields | changes


def entered(client: Client, **changes: str) -> str:
    """Enter an application by the form and return its page."""
    answer = client.post("/authorisations/new/", form_of(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_an_application_is_entered_granted_and_listed_with_its_number(officer: Client) -> None:
    page = entered(officer)
    assert "Applied for" in officer.get(page).content.decode()
    assert "Visa" in officer.get("/authorisations/").content.decode()
    officer.post(f"{page}grant/", {"note": "All shown"})
    shown = officer.get(page).content.decode()
    assert re.search(r'<span class="mono">V[0-9A-Z]{8}</span>', shown)
    assert "All shown" in shown
    assert "Ketsia Beauplan" in shown
    assert "Nothing stands in this state" in officer.get("/authorisations/").content.decode()


def test_a_refusal_without_a_reason_changes_nothing_and_keeps_what_was_typed(
    officer: Client,
) -> None:
    page = entered(officer)
    answer = officer.post(f"{page}refuse/", {"reason": "", "note": "Bank papers missing"})
    assert answer.status_code == 422
    assert "Bank papers missing" in answer.content.decode()
    officer.post(f"{page}refuse/", {"reason": "means_not_shown", "note": "Bank papers missing"})
    shown = officer.get(page).content.decode()
    assert "the means for the stay were not shown" in shown
    assert "Decide</h2>" not in shown


def test_what_cannot_be_recorded_stands_beside_its_field_and_nothing_is_lost(
    officer: Client,
) -> None:
    answer = officer.post(
        "/authorisations/new/", form_of(birth_date="2099-01-01", primary="Brévaire")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Brévaire" in page
    assert re.search(r'error" id="id_birth_date_error"|birth_date[^>]*error', page)
    assert "The date of birth lies in the future." in page


def test_revoking_takes_a_second_person(officer: Client, colleague: Client) -> None:
    page = entered(officer, act="issue")
    officer.post(f"{page}revoke/", {"reason": "lost_or_stolen", "note": "", "effective_on": ""})
    shown = officer.get(page).content.decode()
    assert "Proposed to revoke" in shown
    assert "Confirm and revoke" not in shown
    found = re.search(r'action="([^"]+/revocations/[^"]+)drop/"', shown)
    assert found
    assert officer.post(f"{found[1]}confirm/").status_code == 409
    assert "1 proposal waits" in colleague.get("/authorisations/revocations/").content.decode()
    assert "Confirm and revoke" in colleague.get(page).content.decode()
    colleague.post(f"{found[1]}confirm/")
    assert "Revoked" in officer.get(page).content.decode()


def test_a_stay_is_lengthened_for_the_same_holder_alone(officer: Client) -> None:
    page = entered(officer, act="issue")
    year = clock.today().year + 1
    days = {"valid_from": f"{year}-07-01", "valid_until": f"{year}-09-30", "conditions": ""}
    answer = officer.post(f"{page}extend/", {**days, "act": "issue"})
    assert answer.status_code == 302
    assert "It gives no entry" in officer.get(answer["Location"]).content.decode()
    assert "Lengthened by:" in officer.get(page).content.decode()


def test_a_search_finds_by_name_and_each_look_has_its_purpose(
    officer: Client, written: Entries
) -> None:
    view = granted()
    page = officer.get("/authorisations/", {"q": "Brevaire Lune"}).content.decode()
    assert view.number in page
    officer.get(f"/authorisations/{view.id}/")
    looks = [entry for entry in written() if entry.kind == "journal.looked_at"]
    assert [look.purpose for look in looks] == ["authorisation", "authorisation"]


def test_each_state_lists_what_stands_in_it_and_nothing_else(officer: Client) -> None:
    made = in_every_state()
    for state in State:
        found = selectors.listed(actor=DECIDER, purpose=Purpose.AUTHORISATION, state=state)
        there = {view.id for known, view in made.items() if known is state}
        assert {line.id for line in found.lines} == there, state
        assert officer.get("/authorisations/", {"state": state.value}).status_code == 200


def test_what_is_over_is_listed_as_expired(officer: Client) -> None:
    view = granted()
    later = datetime(view.terms.valid_until.year, 12, 1, tzinfo=UTC)
    with clock.use_clock(clock.FixedClock(later)):
        found = selectors.listed(actor=DECIDER, purpose=Purpose.AUTHORISATION, state=State.EXPIRED)
    assert [line.id for line in found.lines] == [view.id]


def test_officers_of_another_country_find_and_open_nothing(officer: Client) -> None:
    view = granted()
    abroad = sign_in(Client(), "permit_officer.cri")
    assert view.number not in abroad.get("/authorisations/?state=&kind=").content.decode()
    assert abroad.get(f"/authorisations/{view.id}/").status_code == 404
