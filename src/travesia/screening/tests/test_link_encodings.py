"""Tables that Excel writes, folders in place of files, and what is said of them."""

import json
from pathlib import Path

import pytest

from travesia.screening.link_cli import main

pytest.importorskip("splink")

# The quote and the dash stand where latin-1 has nothing that can be printed.
EXCEL = "event_id;name;date\na;José “Pepe” – Núñez;2026-03-01\nb;Rosa Ejemplo;2026-03-02\n"


def link(file: Path, *more: str) -> int:
    out = str(file.parent / "out.csv")
    return main([str(file), "--out", out, "--json", "--lang", "en", "--threads", "1", *more])


def test_a_table_of_excel_is_linked_with_its_encoding_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "e.csv").write_bytes(EXCEL.encode("cp1252"))
    assert link(tmp_path / "e.csv", "--encoding", "cp1252") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["events"], told["not_decoded"]) == (2, 0)
    assert link(tmp_path / "e.csv", "--encoding", "klingon") == 2
    assert link(tmp_path / "e.csv", "--encoding", "undefined") == 2


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_lines_in_another_encoding_are_set_aside_and_it_is_said_how_to_name_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    (tmp_path / "e.csv").write_bytes(EXCEL.encode("cp1252"))
    assert link(tmp_path / "e.csv", "--encoding", encoding) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["events"], told["not_decoded"]) == (1, 1)
    assert "--encoding cp1252" in said.err


@pytest.mark.parametrize(
    ("content", "example"),
    [
        ("event_id,name,año\n".encode("cp1252"), "cp1252"),
        ("event_id,name\na,ROSA\n".encode("utf-16"), "utf-16"),
    ],
)
def test_a_header_in_another_encoding_is_one_sentence_that_names_a_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, example: str
) -> None:
    (tmp_path / "e.csv").write_bytes(content)
    assert link(tmp_path / "e.csv") == 65
    said = capsys.readouterr().err.strip()
    assert said.endswith(f"--encoding {example}.")
    assert "\n" not in said


def test_a_folder_is_called_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "events").mkdir()
    assert link(tmp_path / "events") == 65
    assert "is a folder" in capsys.readouterr().err


@pytest.mark.parametrize("length", [245, 300])
def test_an_answer_that_no_folder_would_take_is_said_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], length: int
) -> None:
    """Some places refuse a file only when it is written, whatever they say of themselves."""
    out = str(tmp_path / ("x" * length + ".csv"))
    assert main([str(tmp_path / "none.csv"), "--out", out, "--lang", "en"]) == 65
    assert "could not be written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
