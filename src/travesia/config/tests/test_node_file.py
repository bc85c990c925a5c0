"""A data folder names its node, and bad folders are answered with a sentence."""

from pathlib import Path

import pytest

from travesia.config import demo_cli, node_file


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ROLE", "NODE", "DATA", "SEED", "SIZE", "LANGUAGE", "EDITION_EVERY_MINUTES"):
        monkeypatch.setenv(f"TRAVESIA_{name}", "x")
        monkeypatch.delenv(f"TRAVESIA_{name}")


def test_the_data_option_is_taken_out_wherever_it_stands(tmp_path: Path) -> None:
    words = node_file.take_data_option(["journal", "--data", str(tmp_path), "checkpoint", "--json"])
    assert words == ["journal", "checkpoint", "--json"]
    assert node_file.data_folder() == tmp_path


def test_a_data_option_without_a_folder_is_refused() -> None:
    with pytest.raises(node_file.NodeFileError, match="--data"):
        node_file.take_data_option(["doctor", "--data"])


def test_what_is_written_is_read_back_and_nothing_else(tmp_path: Path) -> None:
    node_file.write(tmp_path, {"role": "demo", "seed": 3})
    assert node_file.read(tmp_path) == {"role": "demo", "seed": 3}
    with pytest.raises(ValueError, match="secret_key"):
        node_file.write(tmp_path, {"secret_key": "never"})


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "\x00"])
def test_a_damaged_node_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / node_file.FILE).write_text(text)
    if text in {"[]", '"x"'}:
        assert node_file.read(tmp_path) == {}
    else:
        with pytest.raises(node_file.NodeFileError, match=r"node\.json"):
            node_file.read(tmp_path)


def test_the_demonstration_never_takes_the_folder_of_a_real_post(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    node_file.write(tmp_path, {"role": "post", "node": "peak-1"})
    assert demo_cli.main(["--data", str(tmp_path), "--no-serve"]) == 1
    assert "not a demonstration" in capsys.readouterr().err
    assert not (tmp_path / "travesia.sqlite3").exists()


def test_another_seed_asks_for_another_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    node_file.write(tmp_path, {"role": "demo", "node": "demo", "seed": 1, "size": "small"})
    assert demo_cli.main(["--data", str(tmp_path), "--seed", "2", "--no-serve"]) == 1
    assert "seed 1" in capsys.readouterr().err
