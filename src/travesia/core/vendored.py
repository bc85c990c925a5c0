"""Files of other projects that lie among ours: each folder says what they are and their hashes."""

import hashlib
import tomllib
from pathlib import Path

#: Where such files lie: `<name>-<version>/` with a `vendor.toml` beside them.
VENDOR = Path(__file__).resolve().parent / "static" / "vendor"
NEEDED = ("name", "version", "licence", "source")


def faults(folder: Path = VENDOR) -> list[str]:
    """Return what is wrong with the files of others: a missing paper, a wrong or missing hash."""
    found: list[str] = []
    for part in sorted(p for p in folder.glob("*") if p.is_dir()):
        paper = part / "vendor.toml"
        if not paper.exists():
            found.append(f"{part.name}: no vendor.toml")
            continue
        said = tomllib.loads(paper.read_text("utf-8"))
        found += [f"{part.name}: {key} is not said" for key in NEEDED if not said.get(key)]
        if part.name != f"{said.get('name')}-{said.get('version')}":
            found.append(f"{part.name}: is named otherwise in its paper")
        found += _hash_faults(part, dict(said.get("sha256", {})))
    return found


def _hash_faults(part: Path, hashes: dict[str, str]) -> list[str]:
    """Compare every file with its hash; the paper itself needs none."""
    files = {
        str(file.relative_to(part)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in part.rglob("*")
        if file.is_file() and file.name != "vendor.toml"
    }
    names = sorted({*files, *hashes})
    return [f"{part.name}/{n}: hash" for n in names if files.get(n) != hashes.get(n)]
