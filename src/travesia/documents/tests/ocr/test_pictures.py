"""Pictures that strangers made: upright, grey, bounded; broken ones end in our own error."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from travesia.documents.ocr import PictureError
from travesia.documents.ocr.pictures import open_picture

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")


def halves(mode: str = "L") -> Image.Image:
    """Draw a picture whose left half is dark."""
    image = Image.new("L", (400, 300), 230)
    image.paste(20, (0, 0, 200, 300))
    return image.convert(mode)


def level(image: Image.Image, x: int, y: int) -> int:
    """Give the grey level of a point."""
    return image.crop((x, y, x + 1, y + 1)).tobytes()[0]


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_opens_grey(form: str) -> None:
    found = open_picture(saved(halves("RGB"), form))
    assert (found.mode, found.size) == ("L", (400, 300))
    assert level(found, 20, 20) < 60
    assert level(found, 380, 20) > 180


def test_the_way_the_camera_was_held_is_honoured() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn clockwise shows it upright
    found = open_picture(saved(halves(), "JPEG", exif=exif))
    assert found.size == (300, 400)
    assert level(found, 150, 20) < 60
    assert level(found, 150, 380) > 180


def test_transparent_is_white_and_sixteen_bits_are_eight() -> None:
    clear = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    assert open_picture(saved(clear, "PNG")).getpixel((5, 5)) == 255
    deep = Image.new("I;16", (400, 300), 200 * 257)
    assert open_picture(saved(deep, "PNG")).getpixel((5, 5)) == 200


def test_a_large_picture_is_made_smaller() -> None:
    assert max(open_picture(Image.new("L", (5000, 2500), 99)).size) == 3000


def bomb(side: int) -> bytes:
    """Claim a huge picture in a few bytes."""
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    crc = struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + crc


@pytest.mark.parametrize("side", [8000, 20_000, 2_000_000])
def test_decompression_bombs_are_refused_before_unpacking(side: int) -> None:
    with pytest.raises(PictureError) as caught:
        open_picture(bomb(side))
    assert caught.value.code in ("photo.too_large", "photo.no_picture")


def test_too_small_too_large_and_missing() -> None:
    for source, code in (
        (Image.new("L", (90, 40)), "photo.too_small"),
        (Image.new("L", (5000, 10)), "photo.too_small"),
        (b"\0" * 40_000_001, "photo.too_large"),
        (Path("no-such-picture.png"), "photo.missing_file"),
        ("a\0b", "photo.missing_file"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "photo.no_picture"),
        (b"", "photo.no_picture"),
    ):
        with pytest.raises(PictureError) as caught:
            open_picture(source)
        assert caught.value.code == code


WHOLE = {form: saved(halves("RGB"), form) for form in FORMATS}


@given(st.integers(0, 2**32), st.sampled_from(FORMATS))
@settings(max_examples=300, deadline=None)
def test_broken_files_end_in_our_own_error(seed: int, form: str) -> None:
    random = Random(seed)
    broken = bytearray(WHOLE[form])
    for _ in range(random.randint(1, 12)):
        broken[random.randrange(min(len(broken), 600))] = random.randrange(256)
    if random.random() < 0.4:
        del broken[random.randrange(len(broken)) :]
    try:
        found = open_picture(bytes(broken))
    except PictureError:
        return
    assert found.mode == "L"


@given(st.binary(max_size=300))
def test_any_bytes_end_in_our_own_error(data: bytes) -> None:
    with pytest.raises(PictureError):
        open_picture(data)
