"""Pictures are opened with care: small, upright, without metadata, or refused with a sentence."""

import struct
import zlib

import pytest
from PIL import Image

from travesia.people.services import picturing
from travesia.people.services.picturing import PhotoError, prepared
from travesia.people.tests.pictures import opened, picture


def refusal(content: bytes) -> PhotoError:
    with pytest.raises(PhotoError) as refused:
        prepared(content)
    assert refused.value.message
    return refused.value


def bomb(width: int, height: int) -> bytes:
    """Return the head of a PNG that says it unfolds to this size, and next to nothing more."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "JPEG2000"])
def test_what_cameras_and_chips_give_becomes_a_small_jpeg(form: str) -> None:
    kept = prepared(picture(2600, 1300, form))
    image = opened(kept.jpeg)
    assert (image.format, image.size, image.mode) == ("JPEG", (1280, 640), "RGB")
    assert (kept.width, kept.height) == (1280, 640)


def test_small_picture_is_not_blown_up() -> None:
    assert opened(prepared(picture(240, 320)).jpeg).size == (240, 320)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "I;16", "1"])
def test_every_way_of_keeping_colour_becomes_plain_colour(mode: str) -> None:
    assert opened(prepared(picture(form="PNG", mode=mode)).jpeg).mode == "RGB"


def test_transparent_ground_becomes_white() -> None:
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    assert prepared_pixel(clear) == (255, 255, 255)


def prepared_pixel(image: Image.Image) -> object:
    from io import BytesIO

    out = BytesIO()
    image.save(out, "PNG")
    return opened(prepared(out.getvalue()).jpeg).getpixel((50, 50))


def test_place_device_and_remarks_are_not_kept() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Invented Camera Works"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture(exif=exif, comment=b"seen at the market", icc_profile=b"an invented profile")
    assert b"Invented Camera" in content
    kept = prepared(content).jpeg
    image = opened(kept)
    assert not image.getexif()
    assert not {"comment", "icc_profile", "exif", "xmp"} & set(image.info)
    for word in (b"Invented Camera", b"market", b"profile"):
        assert word not in kept


def test_picture_lying_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(prepared(picture(800, 400, exif=exif)).jpeg).size == (400, 800)


def test_file_that_unfolds_to_too_much_is_refused_before_it_is_unfolded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unfolded(_image: Image.Image) -> None:
        raise AssertionError("the picture was unfolded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unfolded)
    error = refusal(bomb(20_000, 20_000))
    assert error.code in {"people.photo_too_many_pixels", "people.photo_not_read"}
    assert refusal(bomb(6000, 6000)).code == "people.photo_too_many_pixels"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "people.photo_empty"),
        (b"no picture at all", "people.photo_not_read"),
        (picture()[:200], "people.photo_not_read"),
        (bomb(900, 900), "people.photo_not_read"),
        (picture(form="GIF", mode="P"), "people.photo_not_read"),
        (picture(form="TIFF"), "people.photo_not_read"),
        (picture(20, 900), "people.photo_too_small"),
        (b"\xff" * (picturing.MAX_BYTES + 1), "people.photo_too_large"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    assert refusal(content).code == code


@pytest.mark.parametrize("form", ["JPEG", "PNG", "JPEG2000"])
def test_cut_and_damaged_files_never_raise_anything_else(form: str) -> None:
    content = picture(120, 120, form)
    for place in range(0, len(content), max(1, len(content) // 60)):
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        for attempt in (bytes(damaged), content[:place]):
            try:
                prepared(attempt)
            except PhotoError:
                continue
