"""Where answers of the linkage may be written, and where never."""

from pathlib import Path

import pytest

from travesia.screening.link_cli import main
from travesia.screening.linkage import LinkError, Options, Outputs, link_files
from travesia.screening.linkage.tests.linked import ROSA, write

ONE = Options(threads=1)


@pytest.mark.parametrize("place", ["no/out.csv", "."])
def test_an_out_file_that_cannot_be_written_is_one_sentence_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    file = write(tmp_path / "e.csv", [])
    assert main([str(file), "--out", str(tmp_path / place), "--lang", "es"]) == 65
    said = capsys.readouterr().err.strip()
    assert said.startswith("No se pudo escribir")
    assert "\n" not in said


@pytest.mark.parametrize("way", ["itself", "hard link", "symbolic link"])
def test_answers_are_never_written_over_the_events(tmp_path: Path, way: str) -> None:
    events, out = write(tmp_path / "events.csv", [ROSA | {"event_id": "a"}]), tmp_path / "out.csv"
    before = events.read_bytes()
    if way == "hard link":
        out.hardlink_to(events)
    elif way == "symbolic link":
        out.symlink_to(events)
    with pytest.raises(LinkError) as error:
        link_files([events], Outputs(events if way == "itself" else out), ONE)
    assert error.value.code == "link.over_its_own_file"
    assert events.read_bytes() == before


@pytest.mark.parametrize("other", ["out.csv", "sub/../out.csv"])
def test_two_answers_are_never_written_over_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], other: str
) -> None:
    (tmp_path / "sub").mkdir()
    file = write(tmp_path / "e.csv", [ROSA | {"event_id": "a"}])
    out, questions = tmp_path / "out.csv", tmp_path / other
    assert main([str(file), "--out", str(out), "--signals", str(questions), "--lang", "en"]) == 65
    assert "named for two answers" in capsys.readouterr().err
    assert not out.exists()


def test_columns_that_the_files_lack_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A column called otherwise (`dob`) is not used: whoever runs it has to hear of it."""
    pytest.importorskip("splink")
    (tmp_path / "e.csv").write_text("event_id,name,dob\na,ROSA EJEMPLO,1990-05-17\n", "utf-8")
    assert main([str(tmp_path / "e.csv"), "--out", str(tmp_path / "o.csv"), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Not in the files, so not used:" in said
    assert "birth_date" in said
