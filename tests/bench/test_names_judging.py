"""How `bench names` counts: thresholds, recall, alarm and F1 on answers made up for the purpose."""

import pytest
from bench._names_judging import Answer, Run, Share, Thresholds, cut_at, percentile
from bench._names_material import _undated, plainly, without_fillers
from bench._names_pairs import F1, Judged, Pair, best_threshold, by_halves, f1, tuned_on_itself
from bench.people.asked import Asked


def _asked(qid: str, kind: str, entry: str = "", born: str = "1980-01-02") -> Asked:
    fields = {"sex": "", "nationality": "", "document_number": "", "culture": "maya"}
    return Asked(
        qid, kind, "Ana Pop", born, corruption="exact", dates="right", form="zone",
        entry_id=entry, **fields,
    )  # fmt: skip


def _answer(*found: tuple[str, float, bool]) -> Answer:
    return Answer(list(found), 2.0, 1.0)


def test_at_most_the_alarm_reaches_the_threshold() -> None:
    scores = [at / 1000 for at in range(1000)]
    at, tied = cut_at(scores)
    assert (sum(score > at for score in scores), tied) == (10, 0.0)
    assert cut_at([])[0] > 1


def test_of_scores_that_tie_with_the_threshold_a_part_is_asked_about() -> None:
    """A program of few scores finds neither nobody nor everybody at an alarm it cannot have."""
    assert cut_at([0.5] * 500) == (0.5, pytest.approx(0.01))
    assert cut_at([1.0] * 40 + [0.2] * 960, 0.02) == (1.0, pytest.approx(0.5))
    asked = [_asked("a", "present", "E1"), _asked("b", "present", "E2")]
    run = Run("ties", asked + [_asked(f"n{at}", "absent") for at in range(100)])
    run.answers |= {f"n{at}": _answer(("E9", float(at < 4), False)) for at in range(100)}
    run.answers["a"] = _answer(("E1", 1.0, True))
    run.answers["b"] = _answer(("E2", 0.9, True))
    assert run.recall(run.read) == Share(pytest.approx(0.25), 2)
    assert run.alarm("absent", run.read).share == pytest.approx(0.01)
    assert run.recall(run.read_at(0.04)) == Share(2, 2)


def test_who_is_found_must_be_the_right_entry_above_the_threshold_in_force() -> None:
    asked = [
        _asked("a", "present", "E1"),
        _asked("b", "present", "E2"),
        _asked("c", "present", "E3", born=""),
        *(_asked(f"n{at}", "absent") for at in range(200)),
        *(_asked(f"u{at}", "absent_undated", born="") for at in range(200)),
    ]
    run = Run("some", asked)
    run.answers |= {f"n{at}": _answer(("E9", 0.3, False)) for at in range(200)}
    run.answers |= {f"u{at}": _answer(("E9", 0.6, True)) for at in range(200)}
    run.answers["a"] = _answer(("E7", 0.9, True), ("E1", 0.4, False))
    run.answers["b"] = _answer(("E7", 0.9, True))
    run.answers["c"] = _answer(("E3", 0.5, True))
    assert run.read == Thresholds(0.3, 0.6, pytest.approx(0.01), pytest.approx(0.01))
    assert run.recall(run.read) == Share(1, 3)
    assert run.recall(Thresholds(0.3, 0.3)) == Share(2, 3)
    assert run.recall(None) == Share(1, 3)
    assert run.first() == Share(1, 3)
    assert run.first(10) == Share(2, 3)
    assert run.alarm("absent", run.read) == Share(pytest.approx(2), 200)
    assert run.alarm("absent_undated", None) == Share(200, 200)


def test_a_threshold_of_the_program_is_used_where_it_ships_with_one() -> None:
    run = Run("some", [_asked("a", "namesake")], shipped=Thresholds(0.7, 0.7))
    run.answers["a"] = _answer(("E1", 0.69, True))
    assert run.alarm("namesake", None) == Share(0, 1)


def test_candidates_count_where_they_were_asked_for() -> None:
    run = Run("some", [_asked("a", "present", "E1"), _asked("b", "present", "E2")])
    run.answers["a"] = _answer()._replace(candidates=frozenset({"E1"}))
    run.answers["b"] = _answer()
    assert run.candidate() == Share(1, 1)


def test_shares_have_wilson_intervals() -> None:
    low, high = Share(95, 100).interval
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert Share(0, 0).interval == (0.0, 1.0)
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.99) == 4.0


def test_absent_people_are_asked_about_again_without_their_date() -> None:
    asked = [_asked("a", "absent"), _asked("b", "absent_second"), _asked("c", "present", "E1")]
    again = list(_undated(asked, 10))
    assert [one.kind for one in again] == ["absent_undated", "absent_second_undated"]
    assert not any(one.birth_date for one in again)
    assert len({one.qid for one in (*asked, *again)}) == 5


def test_peers_are_given_names_they_can_read() -> None:
    assert without_fillers("POP<CAAL<<ANA<<<<") == "POP CAAL ANA"
    assert plainly("Güity Ch'oc, José-Luis") == "guity ch oc jose luis"


PAIRS = [Pair(f"left {at}", f"right {at}", at % 2 == 0) for at in range(40)]


def test_f1_counts_what_was_called_the_same() -> None:
    assert f1([True, True, False], [True, False, True]) == F1(1, 1, 1)
    assert F1(1, 1, 1).value == 0.5
    assert F1(0, 3, 3).value == 0.0
    assert best_threshold([True, True, False], [0.9, 0.8, 0.1]) == 0.8


def test_a_program_that_tells_apart_scores_one_and_a_blind_one_does_not() -> None:
    perfect = Judged("p", [0.9 if one.same else 0.1 for one in PAIRS], None)
    assert tuned_on_itself(PAIRS, perfect).value == 1.0
    assert by_halves(PAIRS, perfect).value == 1.0
    blind = Judged("b", [0.5] * len(PAIRS), None)
    assert tuned_on_itself(PAIRS, blind).value == pytest.approx(2 / 3)


def test_halves_are_tuned_on_the_other_half_only() -> None:
    """Scores that mean the opposite in the two halves make a threshold of one useless."""
    from zlib import crc32

    scores = []
    for one in PAIRS:
        first = crc32(f"{one.left}\t{one.right}".encode()) % 2 == 0
        scores.append(float(one.same == first))
    judged = Judged("odd", scores, None)
    assert by_halves(PAIRS, judged).value < tuned_on_itself(PAIRS, judged).value
