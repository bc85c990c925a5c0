"""Files are served under hashed names, gathered only when they changed, and small."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find

from travesia.core import static_files, vendored
from travesia.core.sheet import icon_names

ROOMS = Path(str(settings.PACKAGE))
#: gzipped bytes that the style sheets may take of the 30 kB of a public page.
STYLE_BUDGET = 12_000


@pytest.fixture
def served(tmp_path: Path, settings: object) -> Path:
    root = tmp_path / "static"
    setattr(settings, "STATIC_ROOT", root)  # noqa: B010  # the fixture's type is untyped
    hashed = {"BACKEND": "travesia.core.static_files.HashedStaticFiles"}
    storages = {**getattr(settings, "STORAGES"), "staticfiles": hashed}  # noqa: B009
    setattr(settings, "STORAGES", storages)  # noqa: B010
    setattr(settings, "WHITENOISE_KEEP_ONLY_HASHED_FILES", True)  # noqa: B010
    return root


def test_files_are_gathered_once_and_again_when_one_changed(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert static_files.gather(served)
    assert not static_files.gather(served)
    newer = {**static_files.sources(), "core/kit.js": "1 1"}
    monkeypatch.setattr(static_files, "sources", lambda: newer)
    assert static_files.gather(served)


def test_an_unfinished_gathering_is_made_anew(served: Path) -> None:
    static_files.gather(served)
    (served / static_files.STAMP).unlink()
    assert static_files.gather(served)


def test_modules_import_each_other_by_their_hashed_names(served: Path) -> None:
    static_files.gather(served)
    kit = next((served / "core").glob("kit.*.js")).read_text("utf-8")
    imported = re.search(r'from "\./(reader\.[0-9a-f]{12}\.js)"', kit)
    assert imported is not None
    assert (served / "core" / imported.group(1)).exists()
    assert not (served / "core" / "kit.js").exists()


def test_style_sheets_leave_room_for_the_page() -> None:
    sheets = [Path(str(find(f"core/{name}.css"))) for name in ("tokens", "components")]
    assert sum(len(gzip.compress(sheet.read_bytes())) for sheet in sheets) < STYLE_BUDGET


def test_every_icon_that_a_page_names_is_in_the_sprite() -> None:
    named: dict[str, set[str]] = {}
    for file in [*ROOMS.rglob("*.html"), *ROOMS.rglob("*.js")]:
        text = file.read_text("utf-8")
        found = re.findall(r'{% icon "([a-z-]+)"|icons\.svg"? ?%?}?#([a-z-]+)"', text)
        for one, other in found:
            named.setdefault(one or other, set()).add(file.name)
    assert len(named) > 20
    assert {name: where for name, where in named.items() if name not in icon_names()} == {}


def test_no_page_asks_anything_of_anybody_else() -> None:
    asks = re.compile(r"(?:src|href|action)=\"(?:https?:)?//|@import|url\(\s*['\"]?https?:")
    files = [f for kind in ("html", "css", "js") for f in ROOMS.rglob(f"*.{kind}")]
    assert [f.name for f in files if asks.search(f.read_text("utf-8"))] == []


def test_no_page_carries_a_style_or_a_script_of_its_own() -> None:
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=\"|hx-on|javascript:"
        r"|<script(?![^>]*\s(?:src=|type=\"application/json\"))"
    )
    pages = list(ROOMS.rglob("*.html"))
    assert [f.name for f in pages if inline.search(f.read_text("utf-8"))] == []


def test_files_of_others_match_their_hashes() -> None:
    assert vendored.faults() == []


def test_a_changed_file_of_others_is_found(tmp_path: Path) -> None:
    part = tmp_path / "map-1.2"
    part.mkdir()
    (part / "map.js").write_text("let map;", "utf-8")
    right = hashlib.sha256(b"let map;").hexdigest()
    assert vendored.faults(tmp_path) == ["map-1.2: no vendor.toml"]
    paper = 'name = "map"\nversion = "1.2"\nlicence = "MIT"\nsource = "https://example.org"\n'
    (part / "vendor.toml").write_text(f'{paper}[sha256]\n"map.js" = "{right}"\n', "utf-8")
    assert vendored.faults(tmp_path) == []
    (part / "map.js").write_text("let mop;", "utf-8")
    (part / "more.js").write_text("", "utf-8")
    assert vendored.faults(tmp_path) == ["map-1.2/map.js: hash", "map-1.2/more.js: hash"]
