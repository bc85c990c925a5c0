"""The children of `bench lists`: one loads a list into a node, one asks it all the while."""

import argparse
import json
import os
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

PAUSE = 0.05
"""Seconds between two questions: twenty travellers a second are more than any post has."""


def main(argv: list[str]) -> int:
    """Do what the word says: `load FILE` or `ask FILE`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("word", choices=("load", "ask"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    if args.word == "load":
        sys.stdout.write(json.dumps(_load(args.file)))
    else:
        _ask(args.file, args.seed)
    return 0


def _load(path: Path) -> dict[str, Any]:
    from travesia.access.domain import Actor  # noqa: PLC0415  # Django has to be set up
    from travesia.lists import services as lists  # noqa: PLC0415
    from travesia.lists.domain.feeds import Defaults  # noqa: PLC0415
    from travesia.lists.management.commands.lists_load import Line  # noqa: PLC0415

    actor = Actor.system("bench", allowed={"lists.manage"})
    lists.register_source(actor=actor, key="bench", label="Bench", owner="Utopia")
    began = monotonic()
    with path.open("rb") as stream:
        report = lists.load_file(
            actor=actor,
            source_key="bench",
            stream=stream,
            form="csv",
            defaults=Defaults(),
            publish=True,
            meter=Line(quiet=False),
        )
    return {
        "entries": report.version.count,
        "state": str(report.version.state),
        "seconds": monotonic() - began,
    }


def _ask(out: Path, seed: int) -> None:
    """Ask until the file `stop` lies beside; one line a question: moment, milliseconds, version."""
    from bench.people.listed import listed  # noqa: PLC0415  # Django has to be set up
    from travesia.access.domain import Actor, Purpose  # noqa: PLC0415
    from travesia.lists import services as lists  # noqa: PLC0415
    from travesia.lists.domain import ListQuery  # noqa: PLC0415

    actor = Actor.system("bench", allowed={"lists.search"})
    people = list(listed(2_000, seed + 9))
    with out.open("w", encoding="utf-8") as file:
        for number in range(10**9):
            if out.with_name("stop").exists():
                return
            one = people[number % len(people)]
            query = ListQuery(
                " ".join(one.surnames), " ".join(one.given), one.born.isoformat(), one.sex
            )
            began = monotonic()
            found = lists.search(actor=actor, query=query, purpose=Purpose.BORDER_INSPECTION)
            took = 1000 * (monotonic() - began)
            version = dict(found.basis).get("bench", 0)
            file.write(json.dumps([began, took, version]) + "\n")
            file.flush()
            sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
