"""The log the desk is measured on is the same for a seed; the page says what was not met."""

from argparse import Namespace

from bench._desk_rows import movements, somebodies

from bench import desk


def test_same_seed_gives_the_same_people_and_crossings_in_the_order_of_time() -> None:
    people = list(somebodies(300, 5))
    assert people == list(somebodies(300, 5))
    log = list(movements(people, 2_000, 4, 5))
    assert log == list(movements(people, 2_000, 4, 5))
    assert [one.id for one in log] == sorted(one.id for one in log)
    exits = sum(not one.entry for one in log)
    assert 0.3 < exits / len(log) < 0.5


def test_page_says_which_goals_are_not_met() -> None:
    args = Namespace(movements=10, persons=5, entries=3, questions=4, seed=1)
    times = {"answer": [20.0, 30.0, 50.0, 200.0], "crossing": [5.0, 16.0]}
    page = desk._page(args, [{"database": "SQLite", "filled": 1.0, "times": times}])
    assert "p50 ≤ 25 **not met**, p95 ≤ 60 **not met**, p99 ≤ 120 **not met**" in page
    assert page.count("**not met**") == 4
