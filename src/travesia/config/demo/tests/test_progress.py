"""Progress says how far it is and never more than it knows."""

import pytest

from travesia.config.demo.progress import Meter, remaining


class Stopwatch:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def meter(watch: Stopwatch, lines: list[str], total: int = 5000) -> Meter:
    return Meter("Crossings", total, lines.append, clock=watch)


def test_first_line_has_a_count_and_no_estimate() -> None:
    lines: list[str] = []
    watch = Stopwatch()
    counting = meter(watch, lines)
    watch.now = 1.0
    counting.at(500)
    assert lines == ["Crossings: 500 of 5,000"]


def test_later_lines_have_the_rate_and_the_time_left() -> None:
    lines: list[str] = []
    watch = Stopwatch()
    counting = meter(watch, lines)
    watch.now = 4.0
    counting.at(400)
    assert lines == ["Crossings: 400 of 5,000, 100 a second, about 50 seconds left"]


def test_last_line_ends_with_a_full_stop_and_names_no_time() -> None:
    lines: list[str] = []
    watch = Stopwatch()
    counting = meter(watch, lines)
    watch.now = 4.0
    counting.at(4999)
    watch.now = 4.1
    counting.at(5000)
    assert lines[-1] == "Crossings: 5,000 of 5,000."


def test_lines_come_no_faster_than_they_can_be_read() -> None:
    lines: list[str] = []
    watch = Stopwatch()
    counting = meter(watch, lines)
    for done in range(1, 100):
        watch.now = done / 100
        counting.at(done)
    assert len(lines) == 2


def test_rate_forgets_a_slow_start() -> None:
    lines: list[str] = []
    watch = Stopwatch()
    counting = meter(watch, lines, total=100_000)
    watch.now = 60.0
    counting.at(60)
    for second in range(61, 100):
        watch.now = float(second)
        counting.at(60 + (second - 60) * 1000)
    assert ", 1,000 a second," in lines[-1]


def test_no_estimate_while_nothing_moves() -> None:
    lines: list[str] = []
    watch = Stopwatch()
    counting = meter(watch, lines)
    watch.now = 30.0
    counting.at(0)
    assert lines == ["Crossings: 0 of 5,000"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "a few seconds left"),
        (44, "about 40 seconds left"),
        (130, "about 2 minutes left"),
        (9_000, "about 2.5 hours left"),
    ],
)
def test_time_left_is_no_finer_than_it_is_known(seconds: float, words: str) -> None:
    assert remaining(seconds) == words
