"""A column called otherwise is not read: whoever runs the command hears of it."""

import json
from pathlib import Path

import pytest

from travesia.screening.commands.columns import misnamed
from travesia.screening.commands.rows import LIST_COLUMNS, QUERY_COLUMNS
from travesia.screening.screen_cli import main
from travesia.screening.tests.test_screen_command import index

__all__ = ["index"]  # the fixture of the list


@pytest.mark.parametrize("column", ["dob", "birthdate", "DateOfBirth", "brith_date", "Birth Date"])
def test_a_birth_date_called_otherwise_is_named_and_the_list_indexed(
    column: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text(f"id,name,{column}\n1,ANNA BERG,1974-08-12\n", "utf-8")
    arguments = [str(tmp_path / "list.csv"), str(tmp_path / "out"), "--people", "0", "--json"]
    assert main(["index", *arguments, "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert f"The column {column.lower()} is not used. If birth_date is meant" in said.err
    assert json.loads(said.out)["columns_not_used"] == [column.lower()]


@pytest.mark.parametrize("word", ["index", "query"])
def test_a_name_called_otherwise_is_named_beside_the_refusal(
    word: str, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = index.parent / "other.csv"
    file.write_text("id,qid,nombre\n1,1,ANNA BERG\n", "utf-8")
    paths = [str(file), str(index)] if word == "index" else [str(index), str(file)]
    assert main([word, *paths, "--lang", "en"]) == 65
    said = capsys.readouterr().err
    assert "The column nombre is not used. If name is meant" in said
    assert "lacks the columns name" in said


@pytest.mark.parametrize("word", ["query", "evaluate"])
def test_queries_with_columns_called_otherwise_are_asked_and_the_columns_named(
    word: str, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = index.parent / "other.csv"
    file.write_text("qid,name,dob,gender,passport_no,entry_id\na,Nils,1981,M,Z1,\n", "utf-8")
    assert main([word, str(index), str(file), "--lang", "en"]) == 0
    said = capsys.readouterr().err
    for column, known in (("dob", "birth_date"), ("gender", "sex")):
        assert f"The column {column} is not used. If {known} is meant" in said
    assert "The column passport_no is not used. If document_number is meant" in said


def test_other_columns_and_those_beside_a_right_one_are_passed_over() -> None:
    assert misnamed([*LIST_COLUMNS, "dob", "nombre", "alias"], LIST_COLUMNS) == []
    assert misnamed(["id", "name", "remarks", "x", "", "set", "date", "topics"], LIST_COLUMNS) == []
    assert misnamed(["qid", "name", "six", "note", "source"], QUERY_COLUMNS) == []
    assert misnamed(["qid", "name", "alias"], QUERY_COLUMNS) == []
