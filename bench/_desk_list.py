"""Fill the watch list of `bench desk`: entries as a file brings them, the index as a job does."""

import shutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from uuid import UUID

from bench._desk_tables import without_indexes
from bench.people.entries import rows
from travesia.access.domain import Actor
from travesia.core import bulk, clock
from travesia.lists import services as lists
from travesia.lists.domain import VersionState
from travesia.lists.domain.feeds import Defaults
from travesia.lists.domain.feeds.own_csv import entry_of
from travesia.lists.models import ListEntry, ListSource, ListVersion
from travesia.lists.services import preparing

STEP = 20_000
VERSION = UUID(int=0x0192_0000_0000_7000_8000_0000_0000_0001)


def fill_list(count: int, seed: int, *, share: Path) -> None:
    """Write the entries of a list and bring it into force with its index.

    The index is as a desk gets it in haste: without thresholds set on this very list, which change
    who is shown and not how fast. `share` keeps it for the node on the other database.
    """
    actor = Actor.system("bench", allowed={"lists.manage"})
    lists.register_source(actor=actor, key="bench", label="Bench", owner="Utopia")
    version = ListVersion.objects.create(
        id=VERSION,
        source=ListSource.objects.get(key="bench"),
        number=1,
        state=VersionState.PROPOSED.value,
        count=count,
        sha256="",
        difference=[count, 0, 0],
        proposed_at=clock.now(),
        proposed_by=actor.id,
    )
    with without_indexes([ListEntry]):
        made = _entries(count, seed)
        done = 0
        while batch := list(islice(made, STEP)):
            bulk.insert(batch)
            done += len(batch)
            sys.stderr.write(f"{done:,} list entries\n")
    _index(share)
    version.state, version.published_by = VersionState.PUBLISHED.value, actor.id
    version.published_at = version.current_at = clock.now()
    version.save()


def _entries(count: int, seed: int) -> Iterator[ListEntry]:
    defaults = Defaults()
    for number, (row, _person) in enumerate(rows(count, seed)):
        values = {
            "number": row.id,
            "names": ";".join((row.name, *row.names)),
            "birth": row.birth_date,
            "sex": row.sex,
            "documents": ";".join(row.documents),
            "purpose": "inform",
            "instruction": "Ask",
            "review_due": "",
        }
        made = ListEntry.of(VERSION, entry_of(values, defaults)[0])
        made.id = UUID(int=VERSION.int + (number + 1 << 1))
        yield made


def _index(share: Path) -> None:
    place = preparing.file_of(VERSION, 0)
    if not share.exists():
        sys.stderr.write("index of the list\n")
        preparing.prepare(VERSION, in_haste=True)
        share.mkdir(parents=True)
        shutil.copy(place, share)
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(share / place.name, place)
