"""A desk in a process of its own that dies at every step of recording a crossing, one step a time.

Run as `python -m travesia.border.tests.killed_desk FOLDER` with TRAVESIA_DATA = FOLDER. It makes a
group with two members on a database in a file, and then, on a copy of that file for each point,
lets a child record the first crossing and kill itself (SIGKILL, no clean-up) before statement
1, 2, 3 …, before and after each commit. After each death a fresh process looks at what is there and
confirms the group again. One line of JSON for each point goes to the standard output.
"""

import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import django

SPACE = UUID("5f0c8a60-0000-4000-8000-000000000009")
MEMBERS = 2


class Dying:
    """Counts the steps towards the database and kills the process at one of them."""

    def __init__(self, at: int) -> None:
        """Die at step `at`."""
        self.at, self.step = at, 0

    def reached(self) -> None:
        """Take a step, perhaps the last."""
        self.step += 1
        if self.step == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, execute: Callable[..., Any], *rest: Any) -> Any:
        """Stand in front of a statement."""
        self.reached()
        return execute(*rest)


def _prepare() -> None:
    from django.core.management import call_command

    from travesia.border import services
    from travesia.border.domain import Direction, GroupKind
    from travesia.border.tests.cast import OFFICER, POST, FakeLists, zone
    from travesia.core import clock
    from travesia.lists import services as list_services
    from travesia.places.tests.factories import make_post

    call_command("migrate", verbosity=0)
    # A list that is new and knows nobody: without one every member would ask for a look.
    list_services.search = FakeLists(published_at=clock.now()).search
    make_post(POST)
    group_id = services.open_group(
        actor=OFFICER,
        post_code=POST,
        nonce=SPACE,
        kind=GroupKind.COACH,
        label="HT-123",
        direction=Direction.ENTRY,
    )
    for at in range(MEMBERS):
        text = zone(f"C{at:07d}", f"Traveller{chr(65 + at)}")
        services.read_member(
            actor=OFFICER, group_id=group_id, nonce=uuid5(SPACE, str(at)), zone=text
        )


def _confirm() -> int:
    from travesia.border import services
    from travesia.border.domain import Direction
    from travesia.border.models import GroupMember, TravelGroup
    from travesia.border.tests.cast import OFFICER

    done = services.admit_members(
        actor=OFFICER,
        group_id=TravelGroup.objects.get().id,
        inspection_ids=list(
            GroupMember.objects.order_by("position").values_list("inspection_id", flat=True)
        ),
        journey=services.Journey(Direction.ENTRY),
    )
    return len(done.recorded)


def _die(at: int) -> None:
    from django.db import connection

    dying, commit = Dying(at), connection._commit  # type: ignore[attr-defined]  # Django's own seam

    def dying_commit() -> None:
        dying.reached()
        commit()
        dying.reached()

    connection._commit = dying_commit  # type: ignore[attr-defined]  # the same
    with connection.execute_wrapper(dying):
        _confirm()


def _look(database: Path) -> dict[str, Any]:
    from django.apps import apps

    from travesia.access.domain import Actor
    from travesia.border.models import Crossing, Decision, Inspection
    from travesia.journal import selectors as journal
    from travesia.journal import services as verifying

    auditor = Actor.system("tests", {"journal.verify"})
    entries = [e for e in journal.entries_after(0) if e.kind == "border.crossing_recorded"]
    decided = Decision.objects.values_list("entry_seq", flat=True)
    return {
        "crossings": sorted(Crossing.objects.values_list("entry_seq", flat=True)),
        "entries": sorted(entry.seq for entry in entries),
        "decided": sorted(decided),
        "admitted": Inspection.objects.filter(state="admitted").count(),
        "persons": apps.get_model("people", "Person").objects.count(),
        "verifies": verifying.verify_now(actor=auditor).ok,
    }


def _apart(work: Callable[[], None]) -> int:
    """Run in a forked process and return how it ended: 0, or minus the signal."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:  # the child ends here whatever happened, and says why
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _say(database: Path, at: int, ended: int) -> None:
    before = _look(database)
    again = _confirm()
    line = {"at": at, "ended": ended, "before": before, "again": again, "after": _look(database)}
    sys.stdout.write(json.dumps(line) + "\n")


def main(folder: Path) -> None:
    """Die at every step until a child outlives them all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    django.setup()
    from django.conf import settings

    database = Path(settings.DATABASES["default"]["NAME"])
    if _apart(_prepare):
        raise SystemExit("the desk could not be prepared")
    kept = folder / "kept"
    kept.mkdir()
    beside = [one for one in database.parent.glob(f"{database.name}*") if one.is_file()]
    for one in beside:
        shutil.copy(one, kept / one.name)
    at, ended = 0, -signal.SIGKILL
    while ended:
        at += 1
        for one in database.parent.glob(f"{database.name}*"):
            one.unlink()
        for one in kept.iterdir():
            shutil.copy(one, database.parent / one.name)
        ended = _apart(lambda: _die(at))  # noqa: B023  # called at once
        if _apart(lambda: _say(database, at, ended)):  # noqa: B023  # called at once
            raise SystemExit(f"nobody could look after step {at}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
