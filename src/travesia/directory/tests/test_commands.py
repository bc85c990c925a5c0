"""The directory from the command line: in and out again, reports for people and programs."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from travesia.directory.models import Service
from travesia.directory.tests.factories import SECRETS, directory, load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def run(*words: object) -> str:
    out = StringIO()
    call_command(*(str(word) for word in words), stdout=out)
    return out.getvalue()


def test_a_file_comes_in_and_the_report_is_json(tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    file.write_text(json.dumps(directory()), "utf-8")
    report = json.loads(run("directory_import", file, "--json"))
    assert report["added"]["service"] == 3
    assert "0 added" in run("directory_import", file)


def test_everything_goes_out_in_three_forms_and_comes_back(tmp_path: Path) -> None:
    load()
    run("directory_export", "--out", tmp_path, "--whole")
    assert {path.name for path in tmp_path.iterdir()} == {
        *("directory.json", "directory.zip", "directory.xlsx"),
    }
    for path in tmp_path.iterdir():
        assert " 0 added, 0 changed, 0 removed, 0 reasons" in run("directory_import", path)


def test_the_public_file_holds_nothing_of_a_sensitive_place(tmp_path: Path) -> None:
    load()
    file = tmp_path / "public.json"
    run("directory_export", "--out", file, "--language", "ht")
    text = file.read_text("utf-8")
    assert not [word for word in SECRETS if word in text]
    assert "Biwo enfòmasyon (egzanp)" in text


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    file = tmp_path / "directory.json"
    with pytest.raises(CommandError):
        run("directory_import", file)
    document = directory()
    document["services"][0]["status"] = "open"  # type: ignore[index]  # a list in JSON
    file.write_text(json.dumps(document), "utf-8")
    with pytest.raises(CommandError) as refused:
        run("directory_import", file, "--all-or-nothing")
    assert refused.value.returncode == 65
    assert Service.objects.count() == 0
    assert "bad_choice" in run("directory_import", file)
    with pytest.raises(CommandError):
        run("directory_export", "--out", tmp_path / "x.pdf")
