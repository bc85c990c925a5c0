"""Strict means strict: no code is disabled and every exception carries its reason."""

import re
import tomllib
from typing import Any

from tests.architecture.tree import ROOT, python_files

IGNORE = re.compile(r"#\s*type:\s*ignore(\[[a-z-, ]+\])?(.*)$")
NOQA = re.compile(r"#\s*noqa(:\s*[A-Z0-9, ]+)?")


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return settings["tool"]["mypy"]  # type: ignore[no-any-return]  # TOML carries no types


def test_mypy_is_strict_with_no_disabled_code() -> None:
    settings = _settings()
    assert settings["strict"] is True
    assert "disable_error_code" not in settings
    for item in settings["overrides"]:
        assert set(item) == {"module", "ignore_missing_imports"}
        assert not [m for m in item["module"] if m.startswith("travesia")]


def test_every_ignored_type_error_names_its_code_and_its_reason() -> None:
    bare = []
    for file in python_files():
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            found = IGNORE.search(line)
            if found and (not found[1] or "#" not in found[2]):
                bare.append(f"{file.relative_to(ROOT)}:{number}")
    assert [place for place in bare if "test_types.py" not in place] == []


def test_every_lint_exception_names_its_rule() -> None:
    bare = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in python_files()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if (found := NOQA.search(line)) and not found[1] and file.name != "test_types.py"
    ]
    assert bare == []
