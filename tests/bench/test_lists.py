"""The page on exchanging a list tells questions before, during and after the load apart."""

from argparse import Namespace

from bench import lists


def test_questions_are_counted_by_when_they_were_asked() -> None:
    answers = [(0.0, 5.0, 1), (1.0, 9.0, 1), (2.0, 30.0, 1), (3.0, 7.0, 2)]
    load = {"entries": 100, "state": "published", "seconds": 2.0}
    page = lists._page(Namespace(seed=1), load, {**load, "entries": 105}, 1.5, 2.5, answers)
    assert "| before the load | 2 | 9.0 | 9.0 | 9.0 |" in page
    assert "| during the load | 1 | 30.0 | 30.0 | 30.0 |" in page
    assert "Versions that answered: 1, 2" in page
    assert "1000 ms (50 ms of it wait)" in page
