"""The README's commands are the ones that CI runs, and nothing here names a workplace."""

import re
import subprocess

from tests.architecture.tree import ROOT

README = ROOT / "README.md"
CI = ROOT / ".ci" / "run"


def _commands(text: str) -> set[str]:
    return set(re.findall(r"^\s*(\./travesia [a-z]+)\s*$", text, re.MULTILINE))


def test_ci_runs_the_readme_test_command() -> None:
    readme, ci = _commands(README.read_text("utf-8")), _commands(CI.read_text("utf-8"))
    assert "./travesia test" in readme
    assert "./travesia demo" in readme
    assert ci == {"./travesia check", "./travesia test"}
    assert ci <= readme


def test_ci_makes_postgres_and_browser_mandatory() -> None:
    text = CI.read_text("utf-8")
    assert "TRAVESIA_REQUIRE_POSTGRES=1" in text
    assert "TRAVESIA_REQUIRE_BROWSER=1" in text


def test_no_registry_and_no_machine_path_is_committed() -> None:
    """Requirements carry hashes and no addresses; no file names one machine's folders."""
    pattern = r"(--(extra-)?index-ur[l]|--find-link[s]|(^|[\"' =(])/(w[o]rk|f[a]rm)/[a-z])"
    found = subprocess.run(
        ["git", "grep", "-nIE", pattern, "--", ".", ":!tests/docs/test_commands.py"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    ).stdout.splitlines()
    own = ("tools/lock.sh", "tools/wheels.py", "CONTRIBUTING.md")
    assert [line for line in found if not line.startswith(own)] == []
