"""What `travesia screen` does with tables and places that are not as they should be."""

import json
from pathlib import Path
from typing import Any

import pytest

from travesia.screening.screen_cli import main
from travesia.screening.tests.test_screen_command import LIST, ask, index

__all__ = ["index"]  # the fixture of the list


def counts_of(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str], *more: str
) -> dict[str, Any]:
    (tmp_path / "one.csv").write_text(text, "utf-8")
    arguments = [str(tmp_path / "one.csv"), str(tmp_path / "one"), "--people", "0", "--json"]
    assert main(["index", *arguments, *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_quote_that_is_never_closed_costs_its_own_row_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"{n},ANNA {n % 7} ERIKSSON\n" for n in range(100))
    text = f'id,name\nx,"BROKEN\n{rows}y,"TWO\nLINES"\nz,"with "" quote"\n'
    answer = counts_of(tmp_path, text, capsys)
    assert (answer["entries"], answer["quarantined"]) == (102, 1)
    assert answer["rows"] == [{"line": 2, "id": "x", "problem": "not_a_row"}]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_tables_parted_by_other_signs_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sign: str
) -> None:
    text = LIST.replace(";", "/").replace(",", sign)
    assert counts_of(tmp_path, text, capsys)["entries"] == 3


def test_entry_without_letters_is_taken_only_with_a_document_and_found_by_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "id,name,documents\n1,\N{PARTY POPPER},UTO:Z1234567\n2,\N{PARTY POPPER},\n3,,Y7654321\n"
    answer = counts_of(tmp_path, text, capsys)
    assert (answer["entries"], answer["problems"]) == (2, {"nothing_to_find": 1})
    (tmp_path / "queries.csv").write_text(
        "qid,name,document_number\na,Nils Berg,Z1234567\nb,,Y7654321\n", "utf-8"
    )
    found = ask(tmp_path / "one", capsys)
    assert [line["answers"][0]["id"] for line in found] == ["1", "3"]
    assert {line["answers"][0]["decision"] for line in found} == {"hit"}


def test_place_that_cannot_be_written_is_said_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    arguments = ["index", str(tmp_path / "list.csv"), str(tmp_path / "file" / "out")]
    assert main([*arguments, "--lang", "en"]) == 65
    assert "cannot be written" in capsys.readouterr().err
    arguments = ["index", str(tmp_path / "list.csv"), str(tmp_path / "out")]
    assert main([*arguments, "--rejects", str(tmp_path), "--lang", "en"]) == 65
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("limit", ["0", "-1", "11", "many"])
def test_limit_is_one_to_ten(index: Path, limit: str) -> None:
    assert main(["query", str(index), str(index.parent / "queries.csv"), "--limit", limit]) == 2


def test_evaluation_needs_a_table_that_says_who_is_whom(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(index)]) == 2
    table_without = index.parent / "unsaid.csv"
    table_without.write_text("qid,name\na,ANNA ERIKSSON\n", "utf-8")
    assert main(["evaluate", str(index), str(table_without), "--lang", "en"]) == 65
    assert "entry_id" in capsys.readouterr().err


def test_thresholds_are_not_set_on_a_handful_of_people(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = index.read_bytes()
    queries = str(index.parent / "queries.csv")
    assert main(["evaluate", str(index), queries, "--calibrate", "--lang", "en"]) == 0
    assert main(["evaluate", str(index), "--calibrate", "--lang", "en"]) == 0
    said = capsys.readouterr().err
    assert "at least 400 people" in said
    assert "fewer than 500 entries" in said
    assert index.read_bytes() == before


@pytest.mark.parametrize("text", ["id,name\n", "id,name", "id,name\n\n\n"])
def test_list_without_any_entry_is_refused_and_the_index_in_force_stays(
    text: str, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An export that failed must not silence a list."""
    before = index.read_bytes()
    (index.parent / "empty.csv").write_text(text, "utf-8")
    arguments = [str(index.parent / "empty.csv"), str(index), "--json", "--lang", "en"]
    assert main(["index", *arguments]) == 65
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip().endswith("no entry below its first line; no index was made.")
    assert said.err.count("\n") == 1
    assert index.read_bytes() == before
    assert ask(index, capsys)[0]["answers"][0]["id"] == "1"
