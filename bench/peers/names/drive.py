"""Drives one program that screens names: loads it, then answers commands, a JSON line each.

Runs in the environment of the program it drives (or in ours), on one core, so it uses the standard
library only. People go in as the columns of the tables; every time is of one question alone.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import Any

Given = dict[str, Any]
Command = Callable[[Given], Any]
LIMIT = 200
"""Names that a program without a threshold of its own may bring up for a traveller."""


def load_ours(_: Given) -> dict[str, Command]:
    """Ours: the index of a list, and the comparison of two people."""
    from pathlib import Path

    from travesia.screening import Description, Name, compare, open_index
    from travesia.screening.commands.rows import document_in

    opened: list[Any] = []

    def person(given: Given) -> Any:
        numbers = [given["document_number"]] if given.get("document_number") else []
        return Description(
            names=tuple(Name(name) for name in (given["name"], *given.get("names", ()))),
            birth_date=given.get("birth_date", ""),
            sex=given.get("sex", ""),
            nationality=given.get("nationality", ""),
            documents=tuple(document_in(number) for number in numbers),
        )

    def open_(given: Given) -> Any:
        opened[:] = [open_index(Path(given["index"]))]
        opened[0].search(person({"name": "Nobody Atall"}))
        return {"entries": len(opened[0]), "calibration": opened[0].header.get("calibration", {})}

    def search(given: Given) -> Any:
        asked = person(given)
        found, wall, cpu = timed(lambda: opened[0].search(asked, limit=10))
        answers = [[one.id, one.score, str(one.decision.value) == "hit"] for one in found]
        return {"answers": answers, "wall": wall, "cpu": cpu}

    def candidates(given: Given) -> Any:
        return list(opened[0].candidates(person(given)))

    def pair(given: Given) -> Any:
        one = compare(person(given["query"]), person(given["candidate"]))
        return [one.score, str(one.decision.value) == "hit"]

    return {"open": open_, "search": search, "candidates": candidates, "pair": pair}


def load_nomenklatura(_: Given) -> dict[str, Command]:
    """Load nomenklatura: each question is an entity with an id of its own.

    Names are remembered by the id of an entity alone, so a question that bears the id of the one
    before would be answered with that one's name; the same holds for entries.
    """
    from followthemoney import model
    from nomenklatura.matching import ALGORITHMS
    from nomenklatura.matching.types import ScoringConfig

    algorithms, config = {one.NAME: one for one in ALGORITHMS}, ScoringConfig.defaults()
    asked = iter(range(10**12))

    def entity(key: str, given: Given, fields: tuple[str, ...]) -> Any:
        told = {
            "name": [given["name"], *given.get("names", ())],
            "birthDate": [given.get("birth_date", "")],
            "gender": [{"F": "female", "M": "male"}.get(given.get("sex", ""), "")],
            "country": given.get("countries", []),
            "nationality": [given.get("nationality", "")],
        }
        properties = {name: [v for v in told[name] if v] for name in fields}
        return model.get_proxy({"id": key, "schema": "Person", "properties": properties})

    @cache
    def listed(text: str, fields: tuple[str, ...]) -> Any:
        # The whole entry is its id, so that no other entry is ever taken for it.
        return entity(text, json.loads(text), fields)

    def score(given: Given) -> Any:
        fields, algorithm = tuple(given["fields"]), algorithms[given["algorithm"]]
        query = entity(given.get("key") or f"asked-{next(asked)}", given["query"], fields)
        entries = [listed(json.dumps(one), fields) for one in given["candidates"]]
        found, wall, cpu = timed(
            lambda: [algorithm.compare(query, one, config).score for one in entries]
        )
        return {"scores": found, "wall": wall, "cpu": cpu}

    def yaml(given: Given) -> Any:
        from yaml import safe_load

        with open(given["path"], encoding="utf-8") as file:
            return safe_load(file)

    return {"score": score, "yaml": yaml}


def load_rapidfuzz(given: Given) -> dict[str, Command]:
    """RapidFuzz: every name of the list is compared, and names alone."""
    from rapidfuzz import fuzz, process

    names: list[str] = []
    owners: list[str] = []
    scorers = {name: getattr(fuzz, name) for name in ("token_set_ratio", "WRatio", "ratio")}

    def fill(given: Given) -> Any:
        for owner, name in read_names(given["names"]):
            owners.append(owner)
            names.append(name)
        return {"entries": len(set(owners)), "names": len(names)}

    def search(given: Given) -> Any:
        found, wall, cpu = timed(
            lambda: process.extract(
                given["name"], names, scorer=scorers[given["scorer"]], limit=LIMIT
            )
        )
        return {"answers": best((owners[at], s / 100) for _, s, at in found), **_of(wall, cpu)}

    def pair(given: Given) -> Any:
        return scorers[given["scorer"]](given["query"], given["candidate"]) / 100

    return {"fill": fill, "search": search, "pair": pair}


def load_pg_trgm(given: Given) -> dict[str, Command]:
    """PostgreSQL: a GIN index of trigrams; the server's time and core are its own."""
    import psycopg
    from psycopg import sql

    database = "travesia_bench_names"
    with psycopg.connect(given["server"], autocommit=True) as server:
        server.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(database)))
        server.execute(sql.SQL("create database {}").format(sql.Identifier(database)))
    link = psycopg.connect(given["server"], dbname=database, autocommit=True)
    link.execute("create extension pg_trgm")
    link.execute("create table names (owner text, name text)")

    def fill(given: Given) -> Any:
        with link.cursor().copy("copy names (owner, name) from stdin") as copy:
            for row in read_names(given["names"]):
                copy.write_row(row)
        _, wall, _ = timed(
            lambda: link.execute("create index by_name on names using gin (name gin_trgm_ops)")
        )
        link.execute("vacuum analyze names")
        link.execute("set max_parallel_workers_per_gather = 0")
        size = link.execute("select pg_relation_size('by_name')").fetchone()
        told = link.execute("show server_version").fetchone()
        server = str(told[0]).split()[0] if told else ""
        return {"seconds": wall / 1000, "bytes": size[0] if size else 0, "server": server}

    def search(given: Given) -> Any:
        link.execute("select set_limit(%s::real)", [given["threshold"]])
        found, wall, cpu = timed(
            lambda: link.execute(
                "select owner, similarity(name, %(name)s) from names where name %% %(name)s "
                "order by 2 desc limit %(limit)s",
                {"name": given["name"], "limit": LIMIT},
            ).fetchall()
        )
        return {"answers": best(found), **_of(wall, cpu)}

    def drop(_: Given) -> Any:
        link.close()
        with psycopg.connect(given["server"], autocommit=True) as server:
            server.execute(sql.SQL("drop database {}").format(sql.Identifier(database)))
        return {}

    return {"fill": fill, "search": search, "drop": drop}


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """Do work; give what came of it, and milliseconds by the clock and of this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _of(wall: float, cpu: float) -> dict[str, float]:
    return {"wall": wall, "cpu": cpu}


def best(found: Any) -> list[list[Any]]:
    """Keep the best name of each entry, best first."""
    kept: dict[str, float] = {}
    for owner, score in found:
        kept[owner] = max(float(score), kept.get(owner, 0.0))
    return [[owner, score, None] for owner, score in sorted(kept.items(), key=lambda p: -p[1])]


def read_names(path: str) -> Any:
    """Read `owner TAB name` lines."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            owner, _, name = line.rstrip("\n").partition("\t")
            yield owner, name


LOADERS: dict[str, tuple[str, Callable[[Given], dict[str, Command]]]] = {
    "ours": ("", load_ours),
    "nomenklatura": ("nomenklatura", load_nomenklatura),
    "rapidfuzz": ("rapidfuzz", load_rapidfuzz),
    "pg_trgm": ("", load_pg_trgm),
}


def main() -> None:
    """Load the program named by the argument, on one core, and answer until the input ends."""
    answers = os.dup(1)
    os.dup2(2, 1)  # what a program prints must not get between the answers
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    package, load = LOADERS[sys.argv[1]]
    out = os.fdopen(answers, "w", encoding="utf-8")
    commands = load(json.loads(sys.stdin.readline()))
    print(json.dumps({"version": version(package) if package else ""}), file=out, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["do"] == "memory":
            given: Any = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        else:
            given = [commands[asked["do"]](one) for one in asked["items"]]
        print(json.dumps(given), file=out, flush=True)


if __name__ == "__main__":
    main()
