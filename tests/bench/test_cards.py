"""The benchmark of cards: ours does every task, changed cards are noticed, goals are judged."""

from datetime import UTC, datetime

import pytest
from bench._cards_goals import goals
from bench._cards_lists import list_figures
from bench._cards_material import KEYS, SIDES, card, keys, signed
from bench._cards_sizes import Size
from bench._cards_tasks import BARE, CWT, OURS, Task, changed, faults, tasks
from bench.peers.cards import drive

NOW = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())


class Here:
    """A program that runs in this process."""

    def __init__(self, load: object) -> None:
        self.tasks = load(keys(NOW))  # type: ignore[operator]  # a loader of the driver

    def ask(self, asked: dict[str, object]) -> list[str]:
        prepare, work = self.tasks[asked["task"]]
        return drive.made(work, [prepare(item) for item in asked["items"]])  # type: ignore[attr-defined]  # JSON


LOADERS = {OURS: drive.load_ours, BARE: drive.load_bare}


@pytest.mark.parametrize("name", LOADERS)
def test_ours_and_the_bare_check_take_genuine_cards_and_no_changed_ones(name: str) -> None:
    program, asked = Here(LOADERS[name]), [t for t in tasks(20, NOW) if t.program == name]
    verified = [task for task in asked if task.verb == "verify"]
    assert {task.algorithm for task in verified} == set(KEYS)
    assert [fault for task in asked for fault in faults(program, task)] == []  # type: ignore[arg-type]  # it answers as a program does


def test_a_program_that_believes_everything_is_named() -> None:
    class Believer:
        def ask(self, asked: dict[str, list[str]]) -> list[str]:
            return ["True"] * len(asked["items"])

    task = next(t for t in tasks(3, NOW) if t.program == OURS)
    assert faults(Believer(), task) == [f"{OURS} accepts changed cards: {task.name}"]  # type: ignore[arg-type]  # it answers as a program does


@pytest.mark.parametrize("algorithm", KEYS)
def test_ours_issues_every_kind_of_card_that_it_verifies(algorithm: str) -> None:
    known = drive.load_ours(keys(NOW))
    prepare, verify = known["verify text"]
    for side in SIDES:
        claims = signed(side, algorithm, 2, NOW).claims
        for way in ("issue", "issue compressed"):
            ready, issue = known[f"{way} {algorithm}"]
            assert [verify(prepare(issue(ready(one)))) for one in claims] == [True, True]


def test_the_cards_of_a_side_differ_and_a_person_alone_carries_no_permit() -> None:
    assert len(set(signed("front", "ES256", 5, NOW).text)) == 5
    person = card("person", 1, NOW)
    assert person.permit is None is person.status
    assert person.person is not None


def test_one_character_changes_and_no_more() -> None:
    assert changed("ABCDE") == "AB1DE"
    assert changed("AB1DE") == "AB2DE"
    assert changed(("00", "abcd")) == ("00", "ab1d")


def _task(program: str, rates: list[float]) -> Task:
    return Task("verify", "front", "ES256", program, "text", "", [], rates)


def test_goals_are_met_or_said_not_to_be() -> None:
    small = Size("front", "ES256", OURS, "plain", 10, 20, 30, "1")
    large = small._replace(program=CWT, message=19)
    slow, bare = _task(OURS, [50, 70, 60]), _task(BARE, [100, 100, 100])
    told = list(goals([small, large], [slow, bare]))
    assert [line.rpartition(": ")[2] for line in told] == ["NOT MET", "NOT MET"]
    assert "1.67 times" in told[1]
    told = list(goals([large._replace(program=OURS), small._replace(program=CWT)], [bare, bare]))
    assert [line.rpartition(": ")[2] for line in told] == ["met"]


def test_lists_of_cards_are_small_enough_for_every_post() -> None:
    figures = {(one.places, one.revoked): one for one in list_figures(NOW)}
    assert figures[250_000, 0.01].cwt < 5_000
    assert figures[1_000_000, 0.01].cwt < 16_000 < figures[1_000_000, 0.01].jwt
