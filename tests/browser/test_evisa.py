"""Apply for a visa on a small telephone without scripts; an officer approves; the visa shows."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import LANGUAGES, WIDTHS, sign_in
from tests.browser.walking import overflow, tab_walk, violations
from travesia.core import clock
from travesia.documents import MrzFormat, PartialDate, TravelDocument, compose_mrz
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser
#: Most bytes of page and style, gzipped, and most requests of a public page (DESIGN).
MOST_BYTES, MOST_REQUESTS = 30_000, 5


def zone(number: str) -> str:
    """Return the zone of an invented passport that holds for years yet."""
    born, until = PartialDate(1990, 5, 15), PartialDate(clock.today().year + 6, 5, 15)
    return compose_mrz(
        TravelDocument(
            surname="MUESTRA",
            given_names="EVA",
            document_number=number,
            nationality="UTO",
            birth_date=born,
            sex="F",
            expiry_date=until,
            issuing_state="UTO",
            document_code="P",
            format=MrzFormat.TD3,
        )
    )


def page_of_a_passport(shade: int) -> FilePayload:
    """Return an invented picture under a name that says nothing."""
    out = BytesIO()
    Image.new("RGB", (300, 200), (shade, shade, shade)).save(out, "PNG")
    return {"name": "file.bin", "mimeType": "application/octet-stream", "buffer": out.getvalue()}


@pytest.fixture
def telephone(browser: Browser, site: Site) -> Iterator[Page]:
    """A window of 320 px that runs no script."""
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": 320, "height": 640},
        java_script_enabled=False,
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def officer(browser: Browser, site: Site) -> Iterator[Page]:
    """The permit officer at a desk."""
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": 1366, "height": 768},
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "permit_officer")
    yield page
    context.close()


def begin(page: Page, number: str) -> tuple[str, str]:
    """Fill the form in and return reference and code as the page shows them."""
    page.goto("/visa/?lang=en")
    page.locator("a[href*=HTI-TOURISM]").click()
    arrives = clock.today() + timedelta(days=40)
    page.locator("#id_zone").fill(zone(number))
    page.locator("#id_arrives_on").fill(arrives.isoformat())
    page.locator("#id_departs_on").fill((arrives + timedelta(days=9)).isoformat())
    page.locator("#id_purpose").fill("To see my sister")
    page.locator("#id_contact").fill("eva@demo.example")
    page.get_by_role("button", name="Keep and go on").click()
    page.locator("dd.mono strong").nth(1).wait_for()
    reference, code = page.locator("dd.mono strong").all_inner_texts()
    return reference, code


def hand_all_in(page: Page) -> None:
    """Hand in every document that is missing, and send."""
    for shade, kind in enumerate(("passport_page", "photo", "ticket"), start=60):
        page.locator("#kind").select_option(kind)
        page.locator("#file").set_input_files(page_of_a_passport(shade))
        page.get_by_role("button", name="Hand in").click()
        expect(page.locator(".note.ok")).to_contain_text("Kept:")
    page.get_by_role("button", name="Send the application").click()


def look_up(page: Page, key: tuple[str, str], language: str = "en") -> None:
    """Open an application by its reference and code."""
    page.goto(f"/visa/mine/?lang={language}")
    page.locator("#reference").fill(key[0].lower())
    page.locator("#code").fill(key[1].replace("-", " "))
    page.locator("main form button").first.click()


def test_applied_paid_and_approved_without_a_script(telephone: Page, officer: Page) -> None:
    key = begin(telephone, "U7700001")
    telephone.get_by_role("button", name="I have noted them: go on").click()
    hand_all_in(telephone)
    expect(telephone.locator("h2").first).to_have_text("Step 3 of 3: pay the fee")
    telephone.get_by_role("button", name="Pay", exact=True).click()
    telephone.get_by_role("link", name="Go to the payment").click()
    expect(telephone.locator(".note.caution")).to_contain_text("no money moves here")
    telephone.get_by_role("button", name="Pay in the simulator").click()
    look_up(telephone, key)
    expect(telephone.locator(".page-head")).to_contain_text("Waits for a decision")
    officer.goto("/authorisations/applications/?lang=en")
    officer.get_by_role("link", name=key[0]).click()
    expect(officer.locator(".compare")).to_contain_text("MUESTRA")
    assert violations(officer) == []
    officer.get_by_role("button", name="Approve").click()
    expect(officer.locator(".note.ok").first).to_contain_text("Approved: E")
    look_up(telephone, key)
    expect(telephone.locator("#visa")).to_contain_text("Your visa E")
    expect(telephone.locator("section").first).to_contain_text("Granted")


def test_pages_of_an_application_are_accessible_in_five_languages(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(base_url=site.address, locale="en", reduced_motion="reduce")
    page = context.new_page()
    key = begin(page, "U7700002")
    wrong = [*violations(page), *tab_walk(page)]
    page.get_by_role("button", name="I have noted them: go on").click()
    wrong += [*violations(page), *tab_walk(page)]
    hand_all_in(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        for language in LANGUAGES:
            look_up(page, key, language)
            assert page.locator("html").get_attribute("lang") == language
            wrong += [f"{language} {width}: {one}" for one in violations(page)]
            wrong += [f"{language} {width}: too wide"] if overflow(page) else []
    context.close()
    assert wrong == []


def test_one_application_before_an_officer_is_accessible_in_five_languages(officer: Page) -> None:
    wrong, at = [], None
    for state in ("waiting", "asked", "refused", "approved"):
        officer.goto(f"/authorisations/applications/?state={state}")
        at = officer.locator("tbody a").first.get_attribute("href")
        for width in WIDTHS:
            officer.set_viewport_size({"width": width, "height": 768})
            for language in LANGUAGES if state == "waiting" else ("ht",):
                officer.goto(f"{at}?lang={language}")
                wrong += [f"{state} {language} {width}: {one}" for one in violations(officer)]
                wrong += [f"{state} {language} {width}: too wide"] if overflow(officer) else []
    officer.goto(f"{at}?lang=en")
    assert wrong + tab_walk(officer) == []


@pytest.mark.parametrize("path", ["/visa/", "/visa/apply/HTI-TOURISM/", "/visa/mine/"])
def test_public_pages_keep_their_budget(telephone: Page, path: str) -> None:
    sizes: dict[str, int] = {}
    telephone.on("response", lambda got: sizes.update({got.url: len(gzip.compress(got.body()))}))
    telephone.goto(f"{path}?lang=pt", wait_until="networkidle")
    assert len(sizes) <= MOST_REQUESTS, sizes
    weighed = [size for url, size in sizes.items() if not url.endswith(".svg")]
    assert sum(weighed) <= MOST_BYTES, sizes
    assert overflow(telephone) == 0
