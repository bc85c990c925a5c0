"""`./travesia bench NAME`: find the benchmark and run it."""

import importlib
import sys
from pathlib import Path


def names() -> list[str]:
    """Return the names of the benchmarks in this folder."""
    here = Path(__file__).parent
    return sorted(p.stem for p in here.glob("*.py") if not p.stem.startswith("_"))


def main(argv: list[str]) -> int:
    """Run the named benchmark with the rest of the arguments; list them when none is named."""
    if not argv or argv[0] not in names():
        sys.stderr.write(f"./travesia bench NAME, where NAME is one of: {', '.join(names())}\n")
        return 2
    module = importlib.import_module(f"bench.{argv[0]}")
    return int(module.main(argv[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
