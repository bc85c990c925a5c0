"""What every adapter to a register of documents has to pass.

Write a class of tests that inherits from `DocumentLineContract` and gives a line that knows one
reported document and answers.
"""

import time

import pytest

from travesia.lists.domain.document_checks import (
    TIME_LIMIT,
    DocumentAnswer,
    DocumentLine,
    DocumentState,
    ask,
)


class DocumentLineContract:
    """The contract; `reported` and `unknown` are (number, type, issuer)."""

    reported = ("L898902C3", "passport", "UTO")
    unknown = ("X00000000", "passport", "UTO")

    @pytest.fixture
    def line(self) -> DocumentLine:
        """Return the adapter, connected."""
        raise NotImplementedError

    @pytest.fixture
    def cut_line(self) -> DocumentLine:
        """Return the adapter with its register out of reach."""
        raise NotImplementedError

    def test_line_is_named_and_a_simulator_says_so(self, line: DocumentLine) -> None:
        assert line.name.strip()
        if line.is_simulator:
            assert "simulat" in line.name.lower()

    def test_reported_document_is_a_hit_with_the_number_of_its_report(
        self, line: DocumentLine
    ) -> None:
        answer = line.query_document(*self.reported)
        assert answer.state is DocumentState.HIT
        assert answer.record_id
        assert answer.reason

    def test_document_nobody_reported_is_no_hit(self, line: DocumentLine) -> None:
        assert line.query_document(*self.unknown).state is DocumentState.NO_HIT

    def test_equal_number_of_another_issuer_is_no_hit(self, line: DocumentLine) -> None:
        number, kind, _issuer = self.reported
        assert line.query_document(number, kind, "XXA").state is DocumentState.NO_HIT

    def test_register_out_of_reach_is_not_available_and_never_no_hit(
        self, cut_line: DocumentLine
    ) -> None:
        for question in (self.reported, self.unknown):
            answer = cut_line.query_document(*question)
            assert answer.state is DocumentState.NOT_AVAILABLE
            assert answer.reason

    @pytest.mark.parametrize("number", ["", "<" * 9, "🙂", "A" * 500, "\0"])
    def test_any_number_is_answered(self, line: DocumentLine, number: str) -> None:
        assert isinstance(line.query_document(number, "passport", "UTO"), DocumentAnswer)

    def test_answer_comes_within_the_time_limit_of_a_desk(self, line: DocumentLine) -> None:
        number, kind, issuer = self.reported
        begun = time.monotonic()
        assert ask(line, number=number, type_code=kind, issuer=issuer).hit
        assert time.monotonic() - begun < TIME_LIMIT + 0.5
