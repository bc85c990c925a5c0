"""Symbols are written in their true size and read again, byte for byte."""

import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from travesia.seals.errors import SealError
from travesia.seals.symbols import (
    FoundSymbol,
    Symbol,
    read_symbols,
    write_data_matrix,
    write_qr,
)

EVERY_BYTE = bytes(range(256))
CARD = "6BF" * 166


def only(found: tuple[FoundSymbol, ...]) -> FoundSymbol:
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("error", ["L", "M", "Q", "H"])
def test_a_qr_code_keeps_every_byte_and_the_level_asked_for(error: str) -> None:
    symbol = write_qr(EVERY_BYTE, error=error)
    found = only(read_symbols(symbol.png(scale=3)))
    assert found.content == EVERY_BYTE
    assert found.kind == symbol.kind == "QR Code"
    assert found.error_correction == symbol.error_correction == error
    assert found.version == symbol.version
    assert found.text is None


@pytest.mark.parametrize("error", ["L", "M", "Q", "H"])
def test_the_level_is_not_raised_where_a_higher_one_would_fit(error: str) -> None:
    assert only(read_symbols(write_qr("UTO", error=error).png())).error_correction == error


def test_text_beyond_ascii_is_not_taken_for_another_script() -> None:
    for symbol in (write_qr("ª"), write_data_matrix("ª")):
        assert only(read_symbols(symbol.png())).text == "ª"


def test_a_data_matrix_keeps_every_byte() -> None:
    symbol = write_data_matrix(EVERY_BYTE)
    found = only(read_symbols(symbol.png(scale=3)))
    assert found.content == EVERY_BYTE
    assert (found.kind, found.version) == ("Data Matrix", "64x64")
    assert symbol.error_correction is found.error_correction is None


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_come_back(payload: bytes) -> None:
    for symbol in (write_qr(payload), write_data_matrix(payload)):
        assert only(read_symbols(symbol.png(scale=3))).content == payload


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N")), min_size=1))
@example("ࣁA")  # its UTF-8 reads as two kanji of Shift JIS
def test_any_text_comes_back(payload: str) -> None:
    for symbol in (write_qr(payload), write_data_matrix(payload)):
        found = only(read_symbols(symbol.png(scale=3)))
        assert (found.text, found.content) == (payload, payload.encode("utf-8"))


@pytest.mark.parametrize("payload", [b"\x93\x5f\xe4\xaa", b"12345", b"ABC", b"\xef\xbb\xbfx"])
def test_bytes_that_look_like_something_else_come_back(payload: bytes) -> None:
    assert only(read_symbols(write_qr(payload).png())).content == payload


def test_the_size_is_that_of_the_print() -> None:
    symbol = write_qr(CARD[:497], module_mm=0.40)
    assert (symbol.version, symbol.modules, symbol.side_mm) == ("14", 73, 32.4)
    assert write_qr(CARD[:320]).side_mm == 27.6
    assert write_qr(CARD[:320], module_mm=0.33, quiet=0).side_mm == round(61 * 0.33, 3)


def test_the_png_states_its_resolution() -> None:
    symbol = write_qr(b"UTO", module_mm=0.5)
    with Image.open(io.BytesIO(symbol.png(scale=10))) as image:
        assert image.size == (290, 290)
        assert image.info["dpi"][0] == pytest.approx(508, abs=0.01)
        assert image.size[0] / image.info["dpi"][0] * 25.4 == pytest.approx(symbol.side_mm)


def drawn(symbol: Symbol, text: str) -> Image.Image:
    """Draw the SVG by its own words, as a reader of SVG would."""
    side = int(re.findall(r'viewBox="0 0 (\d+) \d+"', text)[0])
    image = Image.new("L", (side, side), 255)
    dark = text.rpartition("<path")[2]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", dark):
        for step in range(int(run)):
            image.putpixel((int(x) + step, int(y)), 0)
    return image.resize((side * 4, side * 4), Image.Resampling.NEAREST)


@pytest.mark.parametrize("symbol", [write_qr(EVERY_BYTE), write_data_matrix(EVERY_BYTE)])
def test_the_svg_draws_the_same_symbol_in_its_size(symbol: Symbol) -> None:
    text = symbol.svg(title="Permit <1>")
    assert f'width="{symbol.side_mm:g}mm"' in text
    assert "<title>Permit &lt;1&gt;</title>" in text
    assert only(read_symbols(drawn(symbol, text))).content == EVERY_BYTE


def test_a_rectangular_data_matrix_has_its_longer_side() -> None:
    symbol = write_data_matrix("áñ日本", module_mm=1, quiet=1)
    assert symbol.version == "12x26"
    assert (symbol.modules, symbol.side_mm) == (26, 28)
    assert only(read_symbols(symbol.png())).text == "áñ日本"


@pytest.mark.parametrize(
    ("write", "payload", "options", "code"),
    [
        (write_qr, "", {}, "symbol.empty"),
        (write_qr, bytes(2954), {"error": "L"}, "symbol.too_large"),
        (write_qr, bytes(100_000_000), {}, "symbol.too_large"),
        (write_qr, "\ud800", {}, "symbol.not_text"),
        (write_qr, "A", {"error": "X"}, "symbol.option_invalid"),
        (write_qr, "A", {"module_mm": 0}, "symbol.option_invalid"),
        (write_qr, "A", {"module_mm": float("nan")}, "symbol.option_invalid"),
        (write_qr, "A", {"quiet": -1}, "symbol.option_invalid"),
        (write_data_matrix, b"", {}, "symbol.empty"),
        (write_data_matrix, bytes(1556), {}, "symbol.too_large"),
        (write_data_matrix, "\ud800", {}, "symbol.not_text"),
    ],
)
def test_what_cannot_be_written_is_refused(
    write: object, payload: object, options: dict[str, object], code: str
) -> None:
    assert callable(write)
    with pytest.raises(SealError) as caught:
        write(payload, **options)
    assert caught.value.code == code


@pytest.mark.parametrize("scale", [0, 65])
def test_a_scale_out_of_bounds_is_refused(scale: int) -> None:
    with pytest.raises(SealError):
        write_qr("A").png(scale=scale)
