"""A fresh machine has no compiler: every locked requirement must come as a wheel, with its hash."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = (
    *("post", "demo", "test", "check", "fuzz"),
    *("bench-cards", "bench-mrz", "bench-names", "bench-portal", "spark"),
)
ADDRESS = re.compile(r"https?://|--(extra-)?index-ur[l]|--find-link[s]|^\s*-[if]\b")


def addresses(text: str) -> list[str]:
    """Return the lines that name a registry or any other address."""
    return [line for line in text.splitlines() if ADDRESS.search(line)]


def unhashed(text: str) -> list[str]:
    """Return the requirements that carry no hash."""
    joined = text.replace("\\\n", " ")
    pins = [line for line in joined.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    return [line.split()[0] for line in pins if "--hash=sha256:" not in line]


def resolve(lock: Path) -> int:
    """Ask pip whether the whole lock can be installed from wheels alone; return its exit code."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--dry-run", "--ignore-installed", "--no-deps", "--require-hashes"]
    command += ["--only-binary=:all:", "-r", str(lock)]
    return subprocess.run(command, check=False).returncode  # noqa: S603  # fixed words


def main() -> int:
    """Check every lock; 1 names what is wrong."""
    for name in LOCKS:
        lock = ROOT / "requirements" / f"{name}.txt"
        text = lock.read_text("utf-8")
        wrong = [*addresses(text), *unhashed(text)]
        if wrong:
            sys.stderr.write(f"{lock.name}: {wrong[0]}\n")
            return 1
    return resolve(ROOT / "requirements" / "check.txt")


if __name__ == "__main__":
    sys.exit(main())
