"""Print where Chromium is, or exit with 1: the browser tests and the screenshots use it."""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("TRAVESIA_CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    found = chromium()
    if found:
        sys.stdout.write(found + "\n")
    sys.exit(0 if found else 1)
