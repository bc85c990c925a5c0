"""What we stand on installs from wheels, carries a compatible licence, and is locked."""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools import wheels

from tests.architecture.tree import ROOT

#: Licences whose terms let Apache-2.0 software depend on them.
COMPATIBLE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|Python Software Foundation|PSF|MPL|Mozilla|Zlib|Unlicense|0BSD|"
    r"LGPL|Lesser General Public|CC0|Public Domain)\b",
    re.IGNORECASE,
)


def _project() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [r for group in project["optional-dependencies"].values() for r in group]
    return {"post": project["dependencies"], "demo": [*project["dependencies"], *extras]}


def _pins(lock: str) -> dict[str, set[str]]:
    pins: dict[str, set[str]] = {}
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE):
        pins.setdefault(canonicalize_name(name), set()).add(version)
    return pins


@pytest.mark.parametrize("lock", ["post", "demo"])
def test_the_lock_answers_to_the_project_file(lock: str) -> None:
    pins = _pins(lock)
    for text in _project()[lock]:
        wanted = Requirement(text)
        versions = pins[canonicalize_name(wanted.name)]
        assert any(wanted.specifier.contains(version) for version in versions), text


@pytest.mark.parametrize("lock", wheels.LOCKS)
def test_every_pin_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert wheels.addresses(text) == []
    assert wheels.unhashed(text) == []


def test_a_missing_hash_or_an_address_would_be_found() -> None:
    assert wheels.unhashed("django==5.2.19\n") == ["django==5.2.19"]
    assert wheels.addresses("--index" + "-url example.org/simple\n")


def _licence_file(name: str) -> str:
    """Return the name of the licence whose text a wheel carries without naming it."""
    files = metadata.files(name) or []
    text = " ".join(f.read_text() for f in files if "licen" in str(f).lower() and f.suffix == "")
    zlib = "Altered source versions must be plainly marked as such"
    return "Zlib" if zlib in " ".join(text.split()) else ""


def test_every_runtime_licence_is_compatible_with_apache() -> None:
    wrong = []
    for name in _pins("demo"):
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # for another Python or another system
        classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
        words = " ".join([about.get("License-Expression") or "", *classifiers])
        texts = (words, about.get("License") or "", _licence_file(name))
        if not any(COMPATIBLE.search(text) for text in texts):
            wrong.append(f"{name}: {words}")
    assert wrong == []
