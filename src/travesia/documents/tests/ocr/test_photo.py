"""Pages are drawn, worn, and read: what comes out is what was drawn, with where and how sure."""

from random import Random

import pytest
from PIL import Image

from travesia.documents import MrzFormat
from travesia.documents.ocr import PictureError, read_photo, wear
from travesia.documents.ocr.photo import PhotoReading
from travesia.documents.tests.ocr.pages import CODES, TODAY, page

pytestmark = pytest.mark.usefixtures("ocr")
PATIENT = 120.0
"""Seconds: a machine that runs many tests at once is slow."""


def read(image: Image.Image) -> PhotoReading:
    return read_photo(image, today=TODAY, seconds=PATIENT)


@pytest.mark.parametrize("form", list(CODES))
def test_a_scan_of_each_format_reads_as_it_was_drawn(form: MrzFormat) -> None:
    drawn = page(form)
    found = read(drawn.image)
    assert found.reading is not None
    assert "\n".join(found.reading.lines) == drawn.zone
    assert found.reading.conforms
    assert found.reading.format is form
    assert drawn.font == "OCR-B"


@pytest.mark.parametrize(
    ("degrees", "angle"), [(180, 180), (90, 270), (270, 90), (5, 355), (-174, 174)]
)
def test_a_page_is_read_however_it_lies(degrees: int, angle: int) -> None:
    drawn = page()
    image = wear.turned(wear.on_table(drawn.image, Random(1)), degrees)
    found = read(image)
    assert found.reading is not None
    assert "\n".join(found.reading.lines) == drawn.zone
    assert found.angle == pytest.approx(angle, abs=1)
    assert "photo.turned" in {item.code for item in found.findings}


def test_the_corners_are_where_the_zone_lies_in_the_picture() -> None:
    random = Random(4)
    table = wear.on_table(page().image, random)
    width, height = table.size
    for degrees in (0, 180):
        corners = read(wear.turned(table, degrees)).corners
        top_left, top_right, bottom_right, bottom_left = corners
        if degrees:
            corners = tuple((width - x, height - y) for x, y in corners)
            top_left, top_right, bottom_right, bottom_left = corners
        assert top_left[0] < 0.25 * width
        assert top_right[0] > 0.75 * width
        assert 0.6 * height < top_left[1] < bottom_left[1] < 0.95 * height
        assert top_right[1] < bottom_right[1]


def test_a_slanted_grainy_page_under_a_lamp_is_read() -> None:
    random = Random(3)
    drawn = page()
    image = wear.slanted(wear.on_table(drawn.image, random), random)
    image = wear.noisy(wear.glared(wear.blurred(image, 1.2), random), random, sigma=10)
    found = read(image)
    assert found.reading is not None
    assert "\n".join(found.reading.lines) == drawn.zone


def test_what_a_place_decided_is_said() -> None:
    found = read(page(nationality="UTO", surname="Otto Ozanne").image)
    assert found.reading is not None
    placed = [item for item in found.findings if item.code == "photo.by_place"]
    shown = found.text.split("\n")
    for item in placed:
        line, column = int(item.facts["line"]), int(item.facts["column"])
        assert shown[line - 1][column - 1] == item.facts["found"] != item.facts["put"]
        assert found.reading.lines[line - 1][column - 1] == item.facts["put"]
    changed = sum(
        before != after
        for before, after in zip(found.text, "\n".join(found.reading.lines), strict=True)
    )
    assert changed == len(placed) + sum(len(item.put) for item in found.reading.repairs)


def test_a_picture_without_a_zone_says_so() -> None:
    found = read(Image.new("L", (900, 600), 200))
    assert found.reading is None
    assert [item.code for item in found.findings] == ["photo.no_zone"]
    answer = found.as_dict("es")
    assert answer["valid"] is False
    assert "Tómela" in answer["photo"]["findings"][0]["message"]


def test_letters_that_are_no_zone_are_not_taken_for_one() -> None:
    image = page().image
    upper = image.crop((0, 0, image.width, round(image.height * 0.78)))
    found = read(upper)
    assert found.reading is None or not found.reading.conforms


def test_time_is_bounded() -> None:
    with pytest.raises(PictureError) as caught:
        read_photo(page().image, today=TODAY, seconds=0.0)
    assert caught.value.code == "photo.too_slow"


def test_the_json_of_a_photo_is_that_of_a_zone_and_where_it_was() -> None:
    answer = read(page().image).as_dict()
    assert answer["surname"] == "OZANNE"
    assert answer["valid"] is True
    assert set(answer["photo"]) == {"text", "corners", "angle", "confidence", "size", "findings"}
    assert len(answer["photo"]["corners"]) == 4
