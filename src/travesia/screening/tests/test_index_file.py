"""An index file is whole or refused by name; a new one takes its place in one step."""

import os
from pathlib import Path

import pytest

from travesia.screening import (
    Description,
    Entry,
    IndexFileError,
    Name,
    open_index,
    set_thresholds,
    write_index,
)
from travesia.screening.indexing import file as container
from travesia.screening.indexing import part

ANNA = Entry("anna", Description((Name("ERIKSSON", "ANNA"),), "1974-08-12"))
NILS = Entry("nils", Description((Name("BERGSTRAND", "NILS"),), "1981-02-03"))


def written(path: Path, *entries: Entry) -> Path:
    write_index(entries or (ANNA,), path, source="utopia", version="7", built_at="2026-11-21")
    return path


def refused(path: Path) -> str:
    with pytest.raises(IndexFileError) as caught:
        open_index(path)
    return caught.value.code


def test_index_says_which_list_and_version_it_holds(tmp_path: Path) -> None:
    index = open_index(written(tmp_path / "list"))
    assert (index.label.source, index.label.version, len(index)) == ("utopia", "7", 1)


def test_same_list_gives_the_same_answers_from_every_copy(tmp_path: Path) -> None:
    first = written(tmp_path / "first", ANNA, NILS)
    second = tmp_path / "second"
    second.write_bytes(first.read_bytes())
    asked = Description((Name("ERIKSON", "ANNA"),), "1974")
    assert open_index(first).search(asked) == open_index(second).search(asked)


@pytest.mark.parametrize("kept", [0, 5, 20, 400, -1])
def test_half_written_index_is_refused(tmp_path: Path, kept: int) -> None:
    path = written(tmp_path / "list")
    path.write_bytes(path.read_bytes()[:kept])
    assert refused(path) == "index.half_written"


def test_changed_index_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "list")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert refused(path) in {"index.changed", "index.half_written"}


def test_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_bytes(b"PK\x03\x04" + b"x" * 500)
    assert refused(path) == "index.foreign"


def test_missing_index_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing") == "index.missing"


def test_index_of_another_format_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "list")
    monkeypatch.setattr(container, "FORMAT", 2)
    assert refused(path) == "index.other_version"


def test_index_folded_by_other_rules_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "list")
    monkeypatch.setattr(part, "NORMALISER", "fold-of-tomorrow")
    assert refused(path) == "index.other_version"


@pytest.mark.parametrize(
    "header", [b"[]", b"{}", b'{"format": 1}', b'{"format":1,"sections":{"a":{}}}', b"\xff" * 40]
)
def test_broken_header_is_refused(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "list"
    path.write_bytes(container.MAGIC + len(header).to_bytes(8, "little") + header + b"\0" * 99)
    assert refused(path) == "index.half_written"


def test_index_without_a_section_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list"
    container.write_sections(path, {"counts": {"names": 0}}, {"ids": b""})
    assert refused(path) == "index.half_written"


def test_list_that_was_open_goes_on_answering_after_the_swap(tmp_path: Path) -> None:
    path = written(tmp_path / "list", ANNA)
    before = open_index(path)
    written(path, NILS)
    assert before.search(ANNA.description)[0].id == "anna"
    assert open_index(path).search(NILS.description)[0].id == "nils"


def test_laid_out_parts_of_earlier_versions_do_not_pile_up(tmp_path: Path) -> None:
    open_index(written(tmp_path / "list", ANNA))
    (laid_out,) = tmp_path.glob(".list.*")
    os.utime(laid_out, (1_000_000, 1_000_000))
    open_index(written(tmp_path / "list", NILS))
    assert len(list(tmp_path.glob(".list.*"))) == 1
    assert not laid_out.exists()


def test_failure_leaves_the_index_in_force_untouched(tmp_path: Path) -> None:
    path = written(tmp_path / "list", ANNA)
    with pytest.raises(ValueError, match="twice"):
        written(path, NILS, NILS)
    assert open_index(path).search(ANNA.description)[0].id == "anna"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["list"]


def test_thresholds_are_kept_with_the_list(tmp_path: Path) -> None:
    path = written(tmp_path / "list")
    set_thresholds(path, {"thresholds": {"with_date": 0.9, "without_date": 0.95}})
    found = open_index(path).search(ANNA.description)[0].explanation
    assert (found.threshold.value, found.threshold.calibrated) == (0.9, True)


def test_new_thresholds_leave_no_second_folder_and_go_on_answering(tmp_path: Path) -> None:
    path = written(tmp_path / "list")
    before = open_index(str(path))
    set_thresholds(path, {"thresholds": {"with_date": 0.9}})
    after = open_index(path)
    assert len(list(tmp_path.glob(".list.*"))) == 1
    for index in (before, after):
        assert index.search(ANNA.description)[0].id == "anna"


def test_list_without_anybody_answers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list"
    write_index((), path, source="empty", version="1", built_at="")
    assert open_index(path).search(ANNA.description) == ()


def layout_of(path: Path) -> Path:
    return next(one for one in path.parent.iterdir() if one.name.startswith(f".{path.name}."))


def test_layout_that_lost_a_file_or_was_cut_is_made_anew(tmp_path: Path) -> None:
    path = written(tmp_path / "list", ANNA, NILS)
    open_index(path)
    place = layout_of(path)
    file = max((place / "names").iterdir(), key=lambda one: one.stat().st_size)
    file.write_bytes(file.read_bytes()[:-1])
    (place / "wordlist" / "meta.json").unlink()
    found = open_index(path).search(Description((Name("ERIKSSON", "ANNA"),), "1974-08-12"))
    assert [one.id for one in found] == ["anna"]


def test_layout_of_another_list_whose_name_goes_on_is_left_alone(tmp_path: Path) -> None:
    other = written(tmp_path / "list.national", NILS)
    open_index(other)
    place = layout_of(other)
    os.utime(place, (0, 0))
    open_index(written(tmp_path / "list"))
    assert place.is_dir()
