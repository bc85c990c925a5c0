"""The camera of the desk: by keyboard alone, for everybody, and the desk goes on without one."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import LANGUAGES, scan, sign_in
from tests.browser.walking import overflow, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

SCREENS = [(1366, 768, "light"), (320, 640, "dark")]


@pytest.fixture(params=SCREENS, ids=["booth", "telephone"])
def context(
    request: pytest.FixtureRequest, browser: Browser, site: Site
) -> Iterator[BrowserContext]:
    width, height, scheme = request.param
    made = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An officer with a traveller before them; the browser has not been asked for the camera."""
    page = context.new_page()
    sign_in(page, "border_officer")
    page.goto("/desk/?lang=en")
    scan(page)
    return page


def _picture(kind: str) -> bytes:
    """Draw a picture that is clear, too dark, too bright or blurred; nobody is in it."""
    image = Image.new("RGB", (640, 480), (120, 130, 140))
    draw = ImageDraw.Draw(image)
    for at in range(0, 640, 24):
        draw.line((at, 0, 640 - at, 480), fill=(230, 220, 200), width=3)
    changed = {
        "dark": image.point(lambda one: one // 6),
        "bright": image.point(lambda one: 225 + one // 10),
        "blurred": image.filter(ImageFilter.GaussianBlur(9)),
    }
    out = BytesIO()
    changed.get(kind, image).save(out, "JPEG", quality=92)
    return out.getvalue()


def _file(kind: str) -> FilePayload:
    return {"name": "face.jpg", "mimeType": "image/jpeg", "buffer": _picture(kind)}


def _walked(page: Page) -> list[str]:
    """Press Tab until the focus comes back; say on which controls it stood."""
    seen = """() => { const e = document.activeElement, own = ["again", "close", "keep", "take"];
        return e.name || own.find((one) => one in e.dataset) || ""; }"""
    reached: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        at = page.evaluate(seen)
        reached += [at] if at else []
        if at == "keep":
            break
    return reached


def test_three_keys_take_and_keep_a_photo_and_it_stands_beside_the_person(
    context: BrowserContext, page: Page
) -> None:
    context.grant_permissions(["camera"])
    page.keyboard.press("Shift+F7")
    expect(page.locator("[data-take]")).to_be_focused()
    expect(page.locator("[data-hint]")).to_contain_text("Light and sharpness are enough")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep]")).to_be_focused()
    assert _walked(page) == ["again", "close", "picture", "source", "keep"]
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Photo of the traveller kept")
    expect(page.get_by_role("img", name="Photo taken at the desk")).to_be_visible()
    assert page.evaluate("() => document.querySelector('img.photo').naturalWidth") >= 640
    expect(page.locator("[data-likely]")).to_be_focused()
    assert overflow(page) == 0


def test_a_photo_is_taken_again_and_the_camera_is_off_once_the_window_is_closed(
    context: BrowserContext, page: Page
) -> None:
    context.grant_permissions(["camera"])
    page.keyboard.press("Shift+F7")
    expect(page.locator("[data-take]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#photo canvas")).to_be_visible()
    page.keyboard.press("Shift+F7")
    expect(page.locator("[data-take]")).to_be_focused()
    assert page.evaluate("() => document.getElementById('photo-file').files.length") == 0
    tracks = "document.querySelector('#photo video').srcObject"
    page.evaluate(f"() => {{ window.track = {tracks}.getTracks()[0]; }}")
    page.keyboard.press("Escape")
    expect(page.locator("[data-likely]")).to_be_focused()
    page.wait_for_function("() => window.track.readyState === 'ended'")


def test_without_permission_the_desk_says_so_and_takes_a_file(page: Page) -> None:
    page.keyboard.press("Shift+F7")
    expect(page.locator("[data-hint]")).to_contain_text("does not let the desk use the camera")
    expect(page.locator("#photo-file")).to_be_focused()
    assert violations(page) == []
    page.locator("#photo-file").set_input_files(_file("clear"))
    expect(page.locator("[data-keep]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Photo of the traveller kept")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("dark", "Too dark"), ("bright", "Too bright"), ("blurred", "Blurred"), ("clear", "enough")],
)
def test_light_and_sharpness_are_said_in_words(page: Page, kind: str, said: str) -> None:
    page.keyboard.press("Shift+F7")
    expect(page.locator("#photo-file")).to_be_focused()
    page.locator("#photo-file").set_input_files(_file(kind))
    expect(page.locator("[data-hint]")).to_contain_text(said)


def test_the_window_of_the_camera_fits_in_every_language(
    context: BrowserContext, page: Page
) -> None:
    context.grant_permissions(["camera"])
    for language in LANGUAGES:
        page.goto(f"{page.url.split('?')[0]}?lang={language}")
        page.keyboard.press("Shift+F7")
        expect(page.locator("[data-take]")).to_be_focused()
        assert overflow(page) == 0, language
        if (page.viewport_size or {"width": 0})["width"] > 1000:
            window = "document.getElementById('photo')"
            assert page.evaluate(f"{window}.scrollHeight - {window}.clientHeight") <= 0, language
