"""Visas, permits and passes at the desk in Chromium: said in words, chosen with one key."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tools.reading import scan

from travesia.border.models import Crossing
from travesia.border.tests.authorised_cast import BERTA, issued, revoke
from travesia.border.tests.cast import zone
from travesia.core import clock
from travesia.credentials.domain import Holder, Kind
from travesia.credentials.models import EntryUse
from travesia.documents import PartialDate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = re.compile(r"/desk/[0-9a-f-]{36}/")
ERIKSON = Holder("ERIKSON", "ANNA", "1974-08-12", "F", "UTO", "UTO", "X7654321")


def terms() -> dict[str, object]:
    """Days that hold on the day the test runs."""
    return {"valid_from": clock.today().replace(day=1), "valid_until": date(2099, 4, 30)}


def bring(page: Page, text: str) -> None:
    page.wait_for_load_state()
    scan(page, text.split("\n"))
    page.wait_for_url(OPEN)
    page.wait_for_load_state()


def used(crossing: Crossing) -> str:
    return str(EntryUse.objects.get(crossing_id=crossing.id).authorisation.number)


def test_one_visa_that_fits_is_taken_with_one_key(page: Page) -> None:
    visa = issued(**terms())
    bring(page, zone())
    expect(page.locator(".held")).to_contain_text("Entries left: 2 of 2")
    expect(page.locator(f'input[value="{visa.id}"]')).to_be_checked()
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    assert used(Crossing.objects.get()) == visa.number


def test_several_are_chosen_with_one_key_and_a_revoked_one_is_red_and_cannot_be(
    page: Page,
) -> None:
    revoke(issued(**terms()))
    visa = issued(**terms())
    permit = issued(Kind.RESIDENCE_PERMIT, entries_allowed=None, **terms())
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
    assert used(Crossing.objects.get()) in (visa.number, permit.number)


def test_another_birth_date_is_asked_before_it_is_taken(page: Page) -> None:
    issued(holder=Holder(**{**_fields(BERTA), "birth_date": "1991-01-02"}), **terms())
    bring(page, zone())
    expect(page.locator(".held .is-caution").last).to_contain_text("another day")
    expect(page.locator('input[name="authorisation"]:checked')).to_have_count(0)


def _fields(holder: Holder) -> dict[str, str]:
    names = ("primary", "secondary", "birth_date", "sex", "nationality")
    names += ("document_issuer", "document_number")
    return {name: getattr(holder, name) for name in names}


def test_with_a_list_entry_and_a_visa_the_task_fits_the_screen_of_a_booth(page: Page) -> None:
    issued(holder=ERIKSON, **terms())
    birth = {"surname": "Erikson", "given_names": "Anna", "birth_date": _date(ERIKSON)}
    bring(page, zone("X7654321", **birth))
    expect(page.locator(".compare")).to_be_visible()
    expect(page.locator(".held")).to_be_visible()
    main = "document.querySelector('main')"
    assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0


def _date(holder: Holder) -> object:
    return PartialDate.parse(holder.birth_date)
