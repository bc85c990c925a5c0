"""How fast the portal answers, beside its peer, and what outside judges say of its pages.

Each database is measured in a process of its own; a question goes from the text to twenty hits with
their snippets. The questions are those of the tests and kinds of help with towns, a fifth mistyped.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from bench._peers import ROOT
from bench._portal_pages import Judged, judged
from bench._portal_report import GOAL, page
from bench.journal import _postgres

if TYPE_CHECKING:
    from travesia.portal.domain.search import SearchResult

_NUMBERS = ("services", "questions", "odd", "changes", "seed")


def main(argv: list[str]) -> int:
    """Measure on every database that is here and print the page; 0 when the goals are met."""
    parser = argparse.ArgumentParser(prog="travesia bench portal", description=__doc__)
    parser.add_argument("--services", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--odd", type=int, default=10_000, help="questions by chance")
    parser.add_argument("--changes", type=int, default=10, help="documents taken in one by one")
    parser.add_argument("--seed", type=int, default=2611)
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database only")
    parser.add_argument("--no-peer", action="store_true", help="leave Wagtail out")
    parser.add_argument("--no-pages", action="store_true", help="leave the judges of pages out")
    parser.add_argument(
        "--lighthouse", default="es,ht", metavar="LANGUAGES", help="that Lighthouse weighs pages in"
    )
    parser.add_argument("--site", default="", help="a served demonstration; one is made without")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.child:
        sys.stdout.write(json.dumps(_measure(args)))
        return 0
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        if args.only != "postgresql":
            found.append(_child(args, folder, None))
        if args.only != "sqlite":
            with _postgres() as url:
                if url is None:
                    sys.stderr.write("PostgreSQL is not reachable: set TRAVESIA_DATABASE_URL.\n")
                else:
                    found.append(_child(args, folder, url))
    same = len({one["answers"] for one in found}) == 1
    beside: dict[str, Any] | str = "it was left out"
    if not args.no_peer:
        beside = _peer(args)
    said: Judged | str = "Left out of this run."
    if not args.no_pages:
        languages = tuple(one for one in args.lighthouse.split(",") if one)
        said = judged(languages, args.site.rstrip("/"))
    text = page(args, found, beside, said, same=same)
    sys.stdout.write(text)
    if args.write:
        args.write.write_text(text, "utf-8")
    fast = all(one["p95"] <= GOAL for one in found if one["database"] == "sqlite")
    good = isinstance(said, str) or said.good
    return 0 if fast and same and good else 1


def _peer(args: argparse.Namespace) -> dict[str, Any] | str:
    """Measure the peer; the questions come from the program's own tests."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    from bench._portal_peer import peer  # noqa: PLC0415  # settings must be named first

    return peer(services=args.services, asked=args.questions, seed=args.seed)


def _child(args: argparse.Namespace, folder: str, url: str | None) -> dict[str, Any]:
    """Measure in a process of its own, as one process knows one database."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    environment = {
        **keep,
        **{"TRAVESIA_ROLE": "test", "TRAVESIA_NODE": "bench", "TRAVESIA_DATA": folder},
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    if url:
        environment["TRAVESIA_DATABASE_URL"] = url
    words = [f"--{name}={getattr(args, name)}" for name in _NUMBERS]
    done = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench", "portal", "--child", *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    sys.stderr.write(f"{done.stdout}\n")  # a long run that is broken off later has said this much
    return found


def _measure(args: argparse.Namespace) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from bench import _portal_services as material  # noqa: PLC0415
    from travesia.portal import selectors  # noqa: PLC0415
    from travesia.portal import services as portal  # noqa: PLC0415
    from travesia.portal.domain.search import SearchQuery  # noqa: PLC0415
    from travesia.portal.models import SearchTerm  # noqa: PLC0415
    from travesia.portal.tests.search_material import corpus  # noqa: PLC0415
    from travesia.portal.tests.search_questions import questions  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -200000")  # for the filling; it is measured apart
    chance = random.Random(args.seed)  # noqa: S311  # the same questions every time
    documents = list(material.services(args.services, args.seed))
    began = perf_counter()
    portal.rebuild_index(documents=documents)
    filled = perf_counter() - began
    queries = material.asked(args.questions, args.seed + 1)
    first = _timed(lambda: selectors.search(query=queries[0]))
    tops: list[tuple[object, int]] = []
    postings = SearchTerm.objects.count()
    times, spent = _asked(queries, tops)
    answered = sum(number > 0 for _first, number in tops)
    taken, after = [], []
    for one in documents[: args.changes]:
        taken.append(_timed(partial(portal.index_documents, documents=[one])))
        after.append(_timed(partial(selectors.search, query=queries[0])))
    strange = [SearchQuery(*one) for one in questions(chance, args.odd)]
    odd = [_timed(partial(selectors.search, query=query)) for query in strange[:200]]
    portal.rebuild_index(documents=corpus())
    for query in strange:
        selectors.search(query=query)
    return {
        "database": connection.vendor,
        "documents": len(documents),
        "postings": postings,
        "filled": filled,
        "first": first,
        **{name: _at(times, part) for name, part in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))},
        "spent": sum(spent) / len(spent),
        "spent_p95": _at(spent, 0.95),
        "load": os.getloadavg()[0],
        "answered": answered,
        "page_ms": _page_ms(),
        "taken": _at(taken, 0.5),
        "after": _at(after, 0.5),
        "odd_p95": _at(odd, 0.95),
        "odd_max": _at(odd, 1.0),
        "answers": _mark_of(tops),
    }


def _asked(queries: list[Any], tops: list[tuple[object, int]]) -> tuple[list[float], list[float]]:
    """Ask each question, answers into `tops`; milliseconds by the clock and of its own."""
    from travesia.portal import selectors  # noqa: PLC0415  # settings must be named first

    times, spent = [], []
    for query in queries:
        began, began_cpu = perf_counter(), process_time()
        tops.append(_top(selectors.search(query=query)))
        spent.append(1000 * (process_time() - began_cpu))
        times.append(1000 * (perf_counter() - began))
    return times, spent


def _page_ms() -> float:
    """Return how long the page of an item takes in the program, p50 in milliseconds."""
    from django.test import Client  # noqa: PLC0415  # settings must be named first

    from travesia.portal.tests.cast import published  # noqa: PLC0415  # settings, too

    slug, client = published().slug, Client()
    client.get(f"/es/p/{slug}/")
    return _at([_timed(lambda: client.get(f"/es/p/{slug}/")) for _ in range(50)], 0.5)


def _top(result: "SearchResult") -> tuple[object, int]:
    return [(hit.id, hit.language, hit.score) for hit in result.hits[:3]], result.number


def _mark_of(answers: Sequence[object]) -> str:
    """Return a fingerprint of the first three of every answer."""
    return hashlib.sha256(json.dumps(answers).encode()).hexdigest()[:12]


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)


def _at(times: Sequence[float], part: float) -> float:
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, int(part * len(ranked)))]
