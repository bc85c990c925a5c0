"""The driver of `bench names`: ours answers through it, and a peer never answers for another."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from bench.peers.names import drive

from bench import _names_programs as programs
from bench import _peers, _programs

ENTRY = {"id": "E1", "name": "Ana Pop Caal", "birth_date": "1990-04-05"}


class _Remembering:
    """A matcher that remembers names by the id of the entity alone, as nomenklatura's does."""

    NAME = "logic-v2"
    known: dict[str, Any] = {}

    @classmethod
    def compare(cls, query: Any, entry: Any, _config: Any) -> Any:
        names = [
            cls.known.setdefault(one["id"], one["properties"]["name"]) for one in (query, entry)
        ]
        return SimpleNamespace(score=float(names[0] == names[1]))


@pytest.fixture
def nomenklatura(monkeypatch: pytest.MonkeyPatch) -> dict[str, drive.Command]:
    _Remembering.known = {}
    modules = {
        "followthemoney": {"model": SimpleNamespace(get_proxy=dict)},
        "nomenklatura": {},
        "nomenklatura.matching": {"ALGORITHMS": [_Remembering]},
        "nomenklatura.matching.types": {"ScoringConfig": SimpleNamespace(defaults=dict)},
    }
    for name, values in modules.items():
        module = ModuleType(name)
        vars(module).update(values)
        monkeypatch.setitem(sys.modules, name, module)
    return drive.load_nomenklatura({})


def _score(commands: dict[str, drive.Command], name: str, **more: Any) -> float:
    asked = {"algorithm": "logic-v2", "fields": ["name"], "candidates": [ENTRY], **more}
    return commands["score"]({**asked, "query": {"name": name}})["scores"][0]


def test_each_question_has_an_id_of_its_own(nomenklatura: dict[str, drive.Command]) -> None:
    assert _score(nomenklatura, "Somebody Else") == 0.0
    assert _score(nomenklatura, "Ana Pop Caal") == 1.0
    assert _score(nomenklatura, "Somebody Else") == 0.0


def test_entries_of_another_set_may_bear_the_same_id(
    nomenklatura: dict[str, drive.Command],
) -> None:
    assert _score(nomenklatura, "Ana Pop Caal") == 1.0
    other = {**ENTRY, "name": "Somebody Else"}
    assert _score(nomenklatura, "Ana Pop Caal", candidates=[other]) == 0.0


def test_an_id_used_twice_is_answered_with_the_name_before(
    nomenklatura: dict[str, drive.Command],
) -> None:
    """This is the trap; without it the test above would protect nothing."""
    assert _score(nomenklatura, "Somebody Else", key="query") == 0.0
    assert _score(nomenklatura, "Ana Pop Caal", key="query") == 0.0


def test_the_trap_is_there_and_avoided_in_the_peer_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TRAVESIA_DATA", raising=False)  # the peers of benchmarks already run
    peers = _peers.environment("bench-names", make=False)
    if peers.path is None:
        pytest.skip(peers.reason)
    process = _programs.start([str(peers.path), programs.DRIVER, "nomenklatura"], ours=False)
    peer = _programs.Program("nomenklatura", "MIT", process)
    peer.ask({})

    def scores(**more: str) -> list[float]:
        items = [
            {"algorithm": "logic-v2", "fields": ["name"], "candidates": [ENTRY],
             "query": {"name": name}, **more}
            for name in ("Ragnhild Okonkwo", "Ana Pop Caal")
        ]  # fmt: skip
        return [one["scores"][0] for one in peer.ask({"do": "score", "items": items})]

    try:
        assert scores()[1] > 0.9 > scores()[0]
        assert scores(key="query")[1] < 0.9
    finally:
        peer.end()


def test_ours_searches_and_compares_through_the_driver(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text(
        "id,name,names,birth_date,countries,documents\n"
        'E1,"Pop Caal, Ana",,1990-04-05,UTO,X1234567\n'
        "E2,Wilkerson Rojas,,1985-01-01,UTO,\n",
        "utf-8",
    )
    built = programs.build(table, tmp_path / "index", people=0)
    assert built.bytes > 0
    commands = drive.load_ours({})
    assert commands["open"]({"index": str(built.path)})["entries"] == 2
    asked = {"name": "POP<CAAL<<ANA<<<<", "birth_date": "1990-04-05"}
    answer = programs.answer(commands["search"](asked))
    assert answer.found[0][0] == "E1"
    assert "E1" in commands["candidates"](asked)
    score, _ = commands["pair"]({"query": asked, "candidate": {**ENTRY, "names": []}})
    assert score > 0.5


def test_the_best_name_of_an_entry_counts() -> None:
    assert drive.best([("a", 0.2), ("b", 0.9), ("a", 0.95)]) == [
        ["a", 0.95, None],
        ["b", 0.9, None],
    ]


def test_every_name_is_compared_by_rapidfuzz(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("E1\tana pop caal\nE2\tsomebody else\n", "utf-8")
    commands = drive.load_rapidfuzz({})
    assert commands["fill"]({"names": str(names)}) == {"entries": 2, "names": 2}
    found = commands["search"]({"name": "ana pop", "scorer": "token_set_ratio"})["answers"]
    assert found[0][:2] == ["E1", 1.0]
