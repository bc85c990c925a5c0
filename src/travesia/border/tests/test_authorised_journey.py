"""Visas, permits and passes at the desk in Chromium: said in words, chosen with one key."""

import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tools.reading import scan

from travesia.access.domain import Purpose
from travesia.border.models import Crossing
from travesia.border.tests.authorised_cast import BERTA, ISSUER, issued, revoke
from travesia.border.tests.cast import zone
from travesia.core import clock
from travesia.credentials import selectors as credentials
from travesia.credentials.domain import AuthorisationView, Holder, Kind
from travesia.documents import PartialDate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = re.compile(r"/desk/[0-9a-f-]{36}/")
ERIKSON = Holder("ERIKSON", "ANNA", "1974-08-12", "F", "UTO", "UTO", "X7654321")


def today_issued(
    kind: Kind = Kind.VISA, holder: Holder = BERTA, entries: int | None = 2
) -> AuthorisationView:
    """Issue something that holds on the day the test runs."""
    return issued(
        kind,
        holder,
        entries_allowed=entries,
        valid_from=clock.today().replace(day=1),
        valid_until=date(2099, 4, 30),
    )


def bring(page: Page, text: str) -> None:
    page.wait_for_load_state()
    scan(page, text.split("\n"))
    page.wait_for_url(OPEN)
    page.wait_for_load_state()


def used(crossing: Crossing, *of: AuthorisationView) -> list[str]:
    """Return the numbers of the authorisations on which a crossing was counted."""
    found = []
    for view in of:
        record = credentials.access_authorisation(
            actor=ISSUER, authorisation_id=view.id, purpose=Purpose.AUTHORISATION
        )
        if any(use.crossing_id == crossing.id for use in record.uses):
            found.append(view.number)
    return found


def test_one_visa_that_fits_is_taken_with_one_key(page: Page) -> None:
    visa = today_issued()
    bring(page, zone())
    expect(page.locator(".held")).to_contain_text("Entries left: 2 of 2")
    expect(page.locator(f'input[value="{visa.id}"]')).to_be_checked()
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    assert used(Crossing.objects.get(), visa) == [visa.number]


def test_several_are_chosen_with_one_key_and_a_revoked_one_is_red_and_cannot_be(
    page: Page,
) -> None:
    revoke(today_issued())
    visa = today_issued()
    permit = today_issued(Kind.RESIDENCE_PERMIT, entries=None)
    bring(page, zone())
    expect(page.locator(".held .is-stop").first).to_contain_text("Revoked")
    expect(page.locator("#authorised + .mark")).to_have_text("1 not in force")
    expect(page.locator('input[name="authorisation"]')).to_have_count(3)
    page.keyboard.press("F2")
    expect(page.locator("dialog[open]")).to_contain_text("Choose the authorisation")
    page.keyboard.press("Enter")
    assert Crossing.objects.count() == 0
    page.keyboard.press("F10")
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    assert len(used(Crossing.objects.get(), visa, permit)) == 1


def test_another_birth_date_is_asked_before_it_is_taken(page: Page) -> None:
    today_issued(holder=replace(BERTA, birth_date="1991-01-02"))
    bring(page, zone())
    expect(page.locator(".held .is-caution").last).to_contain_text("another day")
    expect(page.locator('input[name="authorisation"]:checked')).to_have_count(0)


def test_with_a_list_entry_and_a_visa_the_task_fits_the_screen_of_a_booth(page: Page) -> None:
    today_issued(holder=ERIKSON)
    born = PartialDate.parse(ERIKSON.birth_date)
    bring(page, zone("X7654321", "Erikson", given_names="Anna", birth_date=born))
    expect(page.locator(".compare")).to_be_visible()
    expect(page.locator(".held")).to_be_visible()
    main = "document.querySelector('main')"
    assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0
