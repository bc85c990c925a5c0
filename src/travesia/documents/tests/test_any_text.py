"""No text whatever makes the reader raise or dawdle."""

import json
import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from travesia.documents import MrzFormat, MrzReading, Severity
from travesia.documents.digits import ALPHABET
from travesia.documents.tests.cases import SPECIMEN, read

DIGITS = {
    MrzFormat.TD1: 4,
    MrzFormat.TD2: 4,
    MrzFormat.TD3: 5,
    MrzFormat.MRV_A: 3,
    MrzFormat.MRV_B: 3,
}
"""Format → the check digits that it has."""
LIMIT = 0.05
"""Seconds; a reading takes some twenty microseconds, the rest is a busy machine."""


def seconds(text: str | bytes) -> float:
    """Measure one reading, said in full, in processor time."""
    started = time.thread_time()
    read(text).as_dict("ht")
    return time.thread_time() - started


def check(text: str | bytes) -> MrzReading:
    """Read, and hold the reading to what is true of every reading."""
    # Best of three: a collection of the test runner's own rubbish may fall into one of them.
    assert seconds(text) < LIMIT or min(seconds(text), seconds(text)) < LIMIT
    reading = read(text)
    given_back = reading.as_dict("ht")
    json.dumps(given_back, ensure_ascii=False).encode("utf-8")
    assert reading.findings
    assert all(item.message(language) for item in reading.findings for language in ("en", "fr"))
    if reading.conforms:
        assert reading.format is not None
        assert len(reading.checks) == DIGITS[reading.format]
        assert reading.all_digits_agree
    return reading


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300))
@example("\ud800\udfff")
@example("<" * 88)
@example("P" * 88)
@example("P<\n" * 600)
@example("<a " * 660)
@example("é" * 2000)
@example(("9" * 44 + "\n") * 2)
@example(("V" * 36 + "\n") * 2)
def test_any_text_is_answered(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    check(data)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 88), st.integers(0, 3), st.text(ALPHABET + " \n«é0", max_size=3)),
        max_size=6,
    )
)
def test_mutated_specimen_is_answered(edits: list[tuple[int, int, str]]) -> None:
    text = SPECIMEN
    for at, removed, added in edits:
        text = text[:at] + added + text[at + removed :]
    check(text)


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, min_size=44, max_size=44), st.text(ALPHABET, min_size=44, max_size=44))
def test_any_two_lines_of_the_alphabet_are_answered(first: str, second: str) -> None:
    check(f"{first}\n{second}")
    check(f"P{first[1:]}\n{second}")


def test_huge_text_is_refused_at_once() -> None:
    reading = check("P<UTO" * 400_000)
    assert reading.worst is Severity.STOP
