"""Birth dates are read as files write them, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening.linkage.births import Birth, read_birth


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("1974-08-12", (1974, 8, 12)),
        ("1974/8/2", (1974, 8, 2)),
        ("19740812", (1974, 8, 12)),
        ("12.08.1974", (1974, 8, 12)),
        ("08/25/1974", (1974, 8, 25)),
        ("1974-08-12 00:00:00", (1974, 8, 12)),
        ("1974-08", (1974, 8, 0)),
        ("1974-08-XX", (1974, 8, 0)),
        ("1974-08-00", (1974, 8, 0)),
        ("1974-XX-12", (1974, 0, 0)),
        ("1974----", (1974, 0, 0)),
        ("1974XXXX", (1974, 0, 0)),
        ("1974<<<<", (1974, 0, 0)),
        ("1974", (1974, 0, 0)),
        ("", (0, 0, 0)),
        ("0000-00-00", (0, 0, 0)),
        ("XXXX-XX-XX", (0, 0, 0)),
        ("1974-13-40", None),
        ("1974-02-30", None),
        ("0974-02-03", None),
        ("born in spring", None),
    ],
)
def test_what_is_known_is_kept(text: str, known: tuple[int, int, int] | None) -> None:
    assert read_birth(text) == (None if known is None else Birth(*known))


@given(st.text(max_size=14))
def test_no_text_stops_the_reading(text: str) -> None:
    read_birth(text)
