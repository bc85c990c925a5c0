"""The log the desk is measured on is the same for a seed; the page says what was not met."""

from argparse import Namespace
from typing import Any

from bench._desk_report import report
from bench._desk_rows import movements, somebodies

TIMES = {"answer": [20.0, 30.0, 50.0, 200.0], "crossing": [5.0, 16.0]}
OWN = {"answer_cpu": [9.0, 9.0, 9.0, 9.0], "crossing_cpu": [2.0, 2.0]}


def page(**more: Any) -> str:
    args = Namespace(movements=10, persons=5, entries=3, questions=4, seed=1, pause=5.0)
    found = {
        **{"database": "SQLite", "filled": [1.0, 2.0], "loads": [1.0, 7.5], "missing": {}},
        "times": {"ours": {**TIMES, **OWN}},
    }
    return report(args, [found | more])


def test_same_seed_gives_the_same_people_and_crossings_in_the_order_of_time() -> None:
    assert list(somebodies(300, 5)) == list(somebodies(300, 5))
    log = list(movements(300, 2_000, 4, 5))
    assert log == list(movements(300, 2_000, 4, 5))
    moments = [at for *_who, at in log]
    assert moments == sorted(moments)
    exits = sum(not entry for _place, _post, entry, _at in log)
    assert 0.3 < exits / len(log) < 0.5


def test_page_says_which_goals_are_not_met() -> None:
    assert "p50 ≤ 25 **NOT MET**, p95 ≤ 60 **NOT MET**, p99 ≤ 120 **NOT MET**" in page()
    assert page().count("**NOT MET**") == 4


def test_page_says_when_the_size_or_the_quiet_was_not_that_of_the_goals() -> None:
    assert "A smaller size than the goals are set for" in page()
    assert "1.0 when the questions began and 7.5 when they ended" in page()


def test_page_says_which_peer_could_not_be_had_and_why() -> None:
    assert "SQLite, a peer: no compiler." in page(missing={"a peer": "no compiler"})


def test_the_median_of_a_peer_stands_beside_ours() -> None:
    peer = {"answer": [80.0, 80.0, 80.0, 80.0], "crossing": []}
    assert "| a peer | 4 | 80.0 | 80.0 | 80.0 | 2.00 |" in page(
        times={"ours": {**TIMES, **OWN}, "a peer": peer}
    )
