"""Bad lines, bad files and missing columns: set aside and named, or one sentence."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

import travesia
from travesia.screening.link_cli import main
from travesia.screening.linkage import CATALOGUE, LinkError, Options, Outputs, link_files
from travesia.screening.linkage.tests.linked import COLUMNS, ROSA, clusters, crowd, report, write
from travesia.vocab import faults_of

pytest.importorskip("splink")
ONE = Options(threads=1)


def _reasons(path: Path) -> list[tuple[str, str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["reason"], row["line"], row["event_id"]) for row in csv.DictReader(file)]


def test_broken_lines_are_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes(
        b"event_id,name,birth_date\n"
        b'a,"EJEMPLO, ROSA",1990-05-17\n'
        b"b,short\n"
        b"c,too,long,line\n"
        b"d,\xff\xfe,1990\n"
        b",NOBODY,1990\n"
        b"e,ROSA EJEMPLO,the day it rained\n"
    )
    outputs = Outputs(tmp_path / "out.csv", set_aside=tmp_path / "aside.csv")
    told = link_files([file], outputs, ONE)
    assert clusters(tmp_path / "out.csv").keys() == {"a", "e"}
    assert told.set_aside == {"link.aside_line": 3, "link.aside_no_id": 1, "link.birth_unread": 1}
    lines = sorted(line for reason, line, _ in _reasons(tmp_path / "aside.csv") if "line" in reason)
    assert lines == ["3", "4", "5"]
    assert {example["event_id"] for example in told.examples} >= {"e"}


def test_a_quote_that_is_not_closed_spoils_its_own_line_and_no_other(tmp_path: Path) -> None:
    people = "".join(f"n{number},ANA EJEMPLO,1990-05-17\n" for number in range(500))
    file = tmp_path / "events.csv"
    file.write_text(
        'event_id,name,birth_date\na,"EJEMPLO, ROSA",1990-05-17\n\nb,"ROSA EJEMPLO,1990-05-17\n'
        f"{people},NOBODY,1990\nshort\na,ROSA,1990\n",
        "utf-8",
    )
    outputs = Outputs(tmp_path / "out.csv", set_aside=tmp_path / "aside.csv")
    told = link_files([file], outputs, ONE)
    assert told.events == 501
    assert set(_reasons(tmp_path / "aside.csv")) == {
        ("link.aside_line", "4", ""),
        ("link.aside_no_id", "505", ""),
        ("link.aside_line", "506", ""),
        ("link.aside_id_again", "507", "a"),
    }


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "cp1252"])
def test_a_table_in_another_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "events.csv"
    file.write_bytes("event_id\tname\na\tNIÑO EJEMPLO\nb\tNINO EJEMPLO\n".encode(encoding))
    options = Options(threads=1, encoding=encoding)
    assert link_files([file], Outputs(tmp_path / "out.csv"), options).events == 2


def test_of_an_event_id_that_stands_twice_the_first_is_linked_and_the_rest_named(
    tmp_path: Path,
) -> None:
    rows = [
        {**ROSA, "event_id": "a", "name": "ZOE EJEMPLO"},
        {**ROSA, "event_id": "b"},
        {**ROSA, "event_id": "a", "name": "ZOE EJEMPLO"},
        {**ROSA, "event_id": "a", "name": "ANA PERSON", "document_number": "UT7654321"},
    ]
    told = report(tmp_path, [*rows, {**ROSA, "event_id": "c", "name": "EJEMPLO ZOE"}])
    assert told.set_aside == {"link.aside_copy": 1, "link.aside_id_again": 1}
    assert sorted(_reasons(tmp_path / "aside.csv")) == [
        ("link.aside_copy", "4", "a"),
        ("link.aside_id_again", "5", "a"),
    ]
    found = clusters(tmp_path / "clusters.csv")
    assert sorted(found) == ["a", "b", "c"]
    assert found["c"] == "a"


def test_columns_may_be_missing_in_any_case_and_order(tmp_path: Path) -> None:
    file = tmp_path / "few.csv"
    file.write_text("Name;EVENT_ID;shoe size\nROSA EJEMPLO;a;38\nEJEMPLO, ROSA;b;38\n", "utf-8")
    told = link_files([file], Outputs(tmp_path / "out.csv"), ONE)
    assert told.events == 2
    assert "document_number" in told.columns_missing


def test_csv_and_parquet_are_linked_together(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{**ROSA, "event_id": "a"}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "one.parquet")
    other = write(tmp_path / "two.csv", [{**ROSA, "event_id": "b"}, *crowd(50)], COLUMNS)
    link_files([tmp_path / "one.parquet", other], Outputs(tmp_path / "out.csv"), ONE)
    found = clusters(tmp_path / "out.csv")
    assert found["a"] == found["b"] == "a"


def test_a_file_of_a_header_alone_has_no_people(tmp_path: Path) -> None:
    told = link_files([write(tmp_path / "e.csv", [])], Outputs(tmp_path / "out.csv"), ONE)
    assert (told.events, told.clusters) == (0, 0)
    assert (tmp_path / "out.csv").read_text().strip() == "event_id,cluster_id"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "link.file_empty"),
        (b"name,birth_date\nx,y\n", "link.no_event_id"),
        (b"PAR1 and nothing else", "link.unreadable"),
        (b"\xff\xfe\x00nothing\n", "link.encoding"),
        (None, "link.file_missing"),
    ],
)
def test_a_file_of_another_kind_is_one_sentence(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    file = tmp_path / "events"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(LinkError) as caught:
        link_files([file], Outputs(tmp_path / "out.csv"), ONE)
    assert caught.value.code == code
    assert not (tmp_path / "out.csv").exists()


def test_progress_is_told_in_the_language_of_the_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    file = write(tmp_path / "e.csv", crowd(20))
    assert main([str(file), "--out", str(tmp_path / "out.csv"), "--threads", "1"]) == 0
    told = capsys.readouterr()
    assert "20 événements lus" in told.err
    assert "personnes" in told.out


@pytest.mark.parametrize(
    "name", ["", "X", "🙂", "A" * 500, "\u202eROSA", "РОЗА ЕХЕМПЛО", "罗莎", "'; drop table events"]
)
def test_no_name_stops_the_linkage(tmp_path: Path, name: str) -> None:
    told = report(tmp_path, [{**ROSA, "event_id": "a"}, {**ROSA, "event_id": "b", "name": name}])
    assert told.events == 2


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    file = write(tmp_path / "e.csv", [])
    program = (
        "import sys; sys.modules['splink'] = None; sys.modules['django'] = None\n"
        "from travesia.screening.link_cli import main\n"
        f"sys.exit(main([{str(file)!r}, '--out', {str(tmp_path / 'o.csv')!r}]))"
    )
    source = str(Path(travesia.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 65
    assert "travesia[analytics]" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_sentence_stands_in_five_languages() -> None:
    assert faults_of(CATALOGUE) == []
