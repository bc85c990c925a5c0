"""Style sheets, scripts and icons under names that carry their hash, gathered when they changed."""

import fcntl
import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

log = logging.getLogger(__name__)

#: Parts of libraries that no page uses.
UNUSED = ["ext", "htmax-*", "htmx-4*", "htmx-2.js"]
#: Written last, so that an unfinished gathering is made anew.
STAMP = "gathered"


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise carries no types
    """Files named by their hash and compressed; browsers keep them for ever and ask once.

    Addresses inside style sheets and `import` lines inside modules are rewritten too.
    """

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # as Django has it
        """Know no address yet."""
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address of a file; it is looked up once, and a page asks for forty."""
        if force:
            return str(super().url(name, force))
        found = self._addresses.get(name)
        if found is None:
            found = self._addresses[name] = str(super().url(name))
        return found

    def post_process(self, *args: Any, **kwargs: Any) -> Iterator[Any]:  # noqa: ANN401  # as above
        """Gather; what was known of the files before is forgotten."""
        self._addresses = {}
        yield from super().post_process(*args, **kwargs)
        self._addresses = {}


def sources() -> dict[str, str]:
    """Return every static file of the program by its address, with its size and time of change."""
    found: dict[str, str] = {}
    for finder in get_finders():
        for name, storage in finder.list(UNUSED):
            stat = Path(storage.path(name)).stat()
            found.setdefault(name, f"{stat.st_size} {stat.st_mtime_ns}")
    return found


def gather(root: Path | None = None) -> bool:
    """Bring the served static files up to date; return whether anything had to be done.

    Takes well under a second when nothing changed. Two processes may ask at once: one gathers,
    the other waits for it. OSError when the folder cannot be written.
    """
    folder = root or Path(str(settings.STATIC_ROOT))
    wanted = hashlib.sha256(repr(sorted(sources().items())).encode()).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = folder / STAMP
        if stamp.exists() and stamp.read_text("ascii") == wanted:
            return False
        stamp.unlink(missing_ok=True)
        call_command(
            "collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=UNUSED
        )
        stamp.write_text(wanted, "ascii")
    log.info("gathered the static files into %s", folder)
    return True
