"""Numbers a user may mistype, and rows that figures would silently pass over."""

import json
from pathlib import Path

import pytest

from travesia.screening.link_cli import main as link
from travesia.screening.screen_cli import main

LIST = "id,name,birth_date\n1,ANNA MARIA ERIKSSON,1974-08-12\n2,NILS BERGSTRAND,1981\n"


@pytest.fixture
def index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The index of the list above."""
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    (tmp_path / "queries.csv").write_text("qid,name\na,Anna Maria Eriksson\n", "utf-8")
    assert main(["index", str(tmp_path / "list.csv"), str(tmp_path / "out")]) == 0
    capsys.readouterr()
    return tmp_path / "out"


@pytest.mark.parametrize("number", ["nan", "inf", "7", "-0.1", "half"])
def test_threshold_that_no_score_can_have_is_refused_and_never_silences_a_list(
    number: str, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = str(index.parent / "queries.csv")
    assert main(["query", str(index), queries, f"--threshold={number}"]) == 2
    said = capsys.readouterr()
    assert (said.out, number in said.err) == ("", True)


@pytest.mark.parametrize(
    "wrong", ["--budget=nan", "--budget=2", "--budget=0", "--people=-3", "--people=many"]
)
@pytest.mark.parametrize("word", ["index", "evaluate"])
def test_budget_and_people_that_mean_nothing_are_refused_before_the_work(
    word: str, wrong: str, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = index.read_bytes()
    paths = [str(index.parent / "list.csv"), str(index)]
    assert main([word, *(paths if word == "index" else paths[1:]), wrong]) == 2
    assert "is not a number" in capsys.readouterr().err
    assert index.read_bytes() == before


def test_evaluate_names_the_rows_its_figures_leave_out_and_entries_it_does_not_hold(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = index.parent / "truth.csv"
    queries.write_bytes(
        b"qid,name,entry_id\na,Anna Maria Eriksson,1\nb,BROKEN\nc,Jos\xe9,\nd,Nils,no-such-id\n"
    )
    assert main(["evaluate", str(index), str(queries), "--json", "--lang", "en"]) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert (found["quarantined"], found["unknown_entries"]) == (2, 1)
    assert found["problems"] == {"not_a_row": 1, "not_utf8": 1}
    assert "line 3 (b): not a row" in said.err
    assert "1 rows name an entry_id that this index does not hold" in said.err


def test_entries_added_and_taken_out_since_are_held_and_not_held(index: Path) -> None:
    from travesia.screening import Description, Entry, Name, open_index

    now = open_index(index).with_delta([Entry("3", Description((Name("OLOF PALM"),)))], ["1"])
    assert [one for one in ("1", "2", "3", "4") if one in now] == ["2", "3"]


@pytest.mark.parametrize("memory", ["nan", "inf", "0", "-1", "much"])
def test_memory_that_no_machine_can_give_is_wrong_use(
    memory: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "e.csv").write_text("event_id,name\n1,ANNA\n", "utf-8")
    arguments = [str(tmp_path / "e.csv"), "--out", str(tmp_path / "o.csv")]
    assert link([*arguments, f"--memory={memory}"]) == 2
    assert "number of GiB" in capsys.readouterr().err
