"""Asking a register of lost documents: every writing, one limit, no answer is no answer."""

import time
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.lists.domain.document_checks import (
    MOST_VARIANTS,
    DocumentAnswer,
    DocumentState,
    ask,
    ways_to_write,
)


@dataclass
class Line:
    """A line that knows some numbers, and may be slow, broken or out of its mind."""

    name: str = "Simulator for tests"
    is_simulator: bool = True
    reported: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    seconds: float = 0.0
    says: object = None
    asked: list[str] = field(default_factory=list)

    def query_document(self, number: str, _type: str, _issuer: str, /) -> DocumentAnswer:
        """Answer as the test wants."""
        self.asked.append(number)
        time.sleep(self.seconds)
        if isinstance(self.says, Exception):
            raise self.says
        if self.says is not None:
            return self.says  # type: ignore[return-value]  # an adapter that answers nonsense
        if number in self.silent:
            return DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="line_busy")
        if number in self.reported:
            return DocumentAnswer(DocumentState.HIT, "R-1", "stolen")
        return DocumentAnswer(DocumentState.NO_HIT)


def question(line: Line, number: str = "AO12", seconds: float = 2.0) -> DocumentAnswer:
    return ask(line, number=number, type_code="passport", issuer="UTO", time_limit=seconds)


def test_number_is_asked_as_the_zone_has_it_first_and_then_with_o_and_zero_exchanged() -> None:
    line = Line(reported=("A012",))
    answer = question(line, "ao12<<<<<")
    assert line.asked == ["AO12", "A012"]
    assert (answer.hit, answer.record_id, answer.number_asked) == (True, "R-1", "A012")


def test_number_without_o_and_zero_is_asked_once() -> None:
    line = Line()
    assert question(line, "L898912C3").state is DocumentState.NO_HIT
    assert line.asked == ["L898912C3"]


@given(st.text(alphabet="O0AB1<", max_size=20))
def test_ways_to_write_are_few_and_begin_with_the_number(number: str) -> None:
    ways = ways_to_write(number)
    plain = number.replace("<", "")
    assert len(ways) == len(set(ways)) <= MOST_VARIANTS
    assert ways[:1] == ((plain,) if plain else ())
    assert {way.replace("O", "0") for way in ways} <= {plain.replace("O", "0")}


def test_one_writing_without_an_answer_makes_the_whole_not_available() -> None:
    line = Line(silent=("AO12",))
    answer = question(line)
    assert line.asked == ["AO12", "A012"]
    assert (answer.state, answer.reason) == (DocumentState.NOT_AVAILABLE, "line_busy")
    assert answer.says_nothing


def test_hit_counts_though_another_writing_had_no_answer() -> None:
    assert question(Line(silent=("AO12",), reported=("A012",))).hit


def test_slow_line_is_not_waited_for() -> None:
    begun = time.monotonic()
    answer = question(Line(seconds=0.5), seconds=0.05)
    assert time.monotonic() - begun < 0.4
    assert (answer.state, answer.reason) == (DocumentState.NOT_AVAILABLE, "time_limit")


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        (OSError("unplugged"), "line_failed"),
        ("no hit", "answer_unknown"),
        (DocumentAnswer("hit"), "answer_unknown"),  # type: ignore[arg-type]  # not the enumeration
        (DocumentAnswer(DocumentState.HIT), "answer_unknown"),
    ],
)
def test_whatever_an_adapter_does_wrong_is_not_available(says: object, reason: str) -> None:
    answer = question(Line(says=says))
    assert (answer.state, answer.reason) == (DocumentState.NOT_AVAILABLE, reason)


def test_document_without_a_number_is_not_asked_and_not_cleared() -> None:
    line = Line()
    assert question(line, "<<<<").says_nothing
    assert line.asked == []
