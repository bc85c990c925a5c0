"""Pictures of every make are read; bombs and noise are refused or empty."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from travesia.seals.errors import SealError
from travesia.seals.symbols import read_frame, read_symbols, write_data_matrix, write_qr
from travesia.seals.symbols.images import MAX_FILE, MAX_PIXELS, open_grey

PAYLOAD = b"\x00\xff UTO \x80"
PNG = write_qr(PAYLOAD).png(scale=4)


def picture() -> Image.Image:
    with Image.open(io.BytesIO(PNG)) as image:
        return image.convert("L")


def saved(image: Image.Image, format_: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, format_, **options)
    return written.getvalue()


def contents(source: bytes | Path | Image.Image) -> list[bytes]:
    return [found.content for found in read_symbols(source)]


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF"])
def test_every_format_is_read(format_: str) -> None:
    assert contents(saved(picture(), format_)) == [PAYLOAD]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I", "F"])
def test_every_mode_is_read(mode: str) -> None:
    assert contents(picture().convert(mode)) == [PAYLOAD]


def test_sixteen_bits_are_read() -> None:
    deep = picture().convert("I").point(lambda value: value * 200 + 3000).convert("I;16")
    assert contents(deep) == [PAYLOAD]
    assert contents(saved(deep, "PNG")) == [PAYLOAD]
    assert contents(saved(deep, "TIFF")) == [PAYLOAD]
    assert open_grey(deep).getextrema() == (11, 210)


@pytest.mark.parametrize("mode", ["I;16", "I;16L", "I;16B"])
def test_sixteen_bits_are_taken_from_either_end(mode: str) -> None:
    assert open_grey(Image.new(mode, (4, 4), 60_000)).getextrema() == (234, 234)


def test_a_picture_of_a_mode_without_grey_is_refused() -> None:
    with pytest.raises(SealError) as caught:
        open_grey(Image.new("LAB", (4, 4)))
    assert caught.value.code == "symbol.image_unreadable"


def test_what_is_transparent_is_white() -> None:
    ink = Image.new("RGBA", picture().size, (0, 0, 0, 0))
    ink.putalpha(picture().point(lambda value: 255 - value))
    assert contents(saved(ink, "PNG")) == [PAYLOAD]
    with Image.open(io.BytesIO(PNG)) as image:
        palette = image.convert("RGB").convert("P", palette=Image.Palette.ADAPTIVE, colors=2)
    light = palette.getpixel((0, 0))
    clear = saved(palette, "PNG", transparency=light)
    assert contents(clear) == [PAYLOAD]
    assert open_grey(clear).getpixel((0, 0)) == 255


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_camera_says(orientation: int) -> None:
    wide = Image.new("L", (picture().width * 2, picture().height), 255)
    wide.paste(picture(), (0, 0))
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    stored = wide.transpose(turned) if turned is not None else wide
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(stored, "PNG", exif=exif)
    assert open_grey(data).tobytes() == wide.tobytes()
    (found,) = read_symbols(data)
    assert found.content == PAYLOAD
    assert found.corners[0][0] < 40
    assert found.orientation == 0


def test_every_symbol_of_a_picture_is_read() -> None:
    sheet = Image.new("L", (900, 400), 255)
    sheet.paste(picture(), (10, 10))
    with Image.open(io.BytesIO(write_data_matrix(b"second").png(scale=6))) as other:
        sheet.paste(other.convert("L"), (500, 50))
    assert sorted(contents(sheet)) == sorted([PAYLOAD, b"second"])


def test_a_light_symbol_on_dark_and_a_turned_one_are_read() -> None:
    assert contents(picture().point(lambda value: 255 - value)) == [PAYLOAD]
    assert contents(picture().rotate(33, expand=True, fillcolor=255)) == [PAYLOAD]


def test_a_frame_of_a_camera_is_read() -> None:
    frame = picture()
    found = read_frame(frame.tobytes(), width=frame.width, height=frame.height)
    assert [symbol.content for symbol in found] == [PAYLOAD]


@pytest.mark.parametrize(("length", "width", "height"), [(9, 2, 5), (0, 0, 0), (4, -2, -2)])
def test_a_frame_of_another_size_is_refused(length: int, width: int, height: int) -> None:
    with pytest.raises(SealError) as caught:
        read_frame(bytes(length), width=width, height=height)
    assert caught.value.code == "symbol.frame_size"


def test_a_picture_without_symbol_gives_none() -> None:
    blank = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(blank).ellipse((20, 20, 150, 150), fill=0)
    assert read_symbols(blank) == ()
    assert read_symbols(Image.new("L", (1, 1))) == ()


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "permit.png"
    file.write_bytes(PNG)
    assert contents(file) == [PAYLOAD]
    with pytest.raises(SealError) as caught:
        read_symbols(tmp_path / "missing.png")
    assert caught.value.code == "symbol.file_missing"
    assert str(tmp_path) not in str(caught.value)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_claiming(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", body), chunk(b"IEND", b""))
    )


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [4001, 10_000, 40_000])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(side: int) -> None:
    with pytest.raises(SealError) as caught:
        read_symbols(png_claiming(side, side))
    assert caught.value.code == "symbol.image_too_large"
    assert side * side > MAX_PIXELS


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(SealError) as caught:
        read_symbols(bytes(MAX_FILE + 1))
    assert caught.value.code == "symbol.file_too_large"


def test_other_kinds_of_files_are_refused() -> None:
    postscript = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
    bitmap = b"P5 1 1 255\n\x00"
    for data in (b"", b"no picture", postscript, b"%PDF-1.7", bitmap):
        with pytest.raises(SealError) as caught:
            read_symbols(data)
        assert caught.value.code == "symbol.image_unreadable"


@pytest.mark.filterwarnings("ignore")
def test_changed_files_are_read_or_refused() -> None:
    chance = random.Random(20260314)
    files = [saved(picture(), name) for name in ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")]
    for _ in range(600):
        data = bytearray(chance.choice(files))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(min(len(data), 300))] = chance.randrange(256)
        try:
            read_symbols(bytes(data[: chance.randrange(len(data) + 1)]))
        except SealError as error:
            refused = error.code
            assert refused.startswith("symbol.")
