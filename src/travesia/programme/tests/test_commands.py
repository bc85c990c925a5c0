"""`travesia figures load, export, check`: answers for people and for programs, and exit codes."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from travesia.programme.selectors import framework
from travesia.programme.selectors.figures import figures
from travesia.programme.tests.golden_data import SHIPPED, seed

pytestmark = pytest.mark.django_db


def _said(*words: str) -> str:
    out = io.StringIO()
    with translation.override("en"):
        call_command(*words, stdout=out)
    return out.getvalue()


def _wrong(*words: str) -> tuple[int, str]:
    out = io.StringIO()
    with translation.override("en"), pytest.raises(CommandError) as error:
        call_command(*words, stdout=out, stderr=out)
    return error.value.returncode, out.getvalue()


def test_what_is_loaded_is_exported_alike() -> None:
    report: dict[str, Any] = json.loads(_said("figures_load", str(SHIPPED), "--json"))
    assert (report["figures"], report["added"]) == (39, 39)
    document = json.loads(_said("figures_export"))
    by_code = {one["id"]: one for one in document["figures"]}
    assert [by_code[one["id"]] for one in seed()["figures"]] == seed()["figures"]
    assert document["threads"] == seed()["threads"]


def test_the_check_prints_severity_and_both_sources_and_ends_with_one() -> None:
    _said("figures_load", str(SHIPPED))
    code, text = _wrong("figures_check")
    assert code == 1
    assert "Error  B2.F11 (B2, line 13); B4.F7 (B4, line 68)" in text
    _code, told = _wrong("figures_check", "--json")
    assert len(json.loads(told)["remarks"]) == 15


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is no JSON"),
        ('{"schema": "other"}', "schema is not travesia.figures/1"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_bad_file_is_named_and_nothing_is_kept(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(content, "utf-8")
    out = io.StringIO()
    with translation.override("en"), pytest.raises(CommandError) as error:
        call_command("figures_load", str(file), stdout=out, stderr=out)
    assert error.value.returncode == 65
    assert says in f"{error.value}{out.getvalue()}"
    assert figures() == ()


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    assert _wrong("figures_load", str(tmp_path / "none.json"))[0] == 65


def test_a_framework_is_laid_out_and_again_without_a_change(tmp_path: Path) -> None:
    file = SHIPPED.with_name("framework.json")
    assert "Indicators: 18." in _said("programme_framework", str(file))
    before = framework.indicators()
    _said("programme_framework", str(file))
    assert framework.indicators() == before
    assert {one.version for one in before} == {1}
    document = json.loads(file.read_text("utf-8"))
    document["indicators"][3]["basis"] = "guess"
    document["indicators"][0]["title"] = {"en": "Changed"}
    bad = tmp_path / "framework.json"
    bad.write_text(json.dumps(document), "utf-8")
    code, text = _wrong("programme_framework", str(bad))
    assert code == 65
    assert "indicators[3]" in text
    assert framework.indicators() == before
