"""How fast the directory answers with ten thousand services: questions, cards, the public finder.

Filled through the same door as any file; then questions as the finder and the desks ask them (by
point, country, topic, language, words, open now), twenty cards at once, and the finder's page.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

GOAL = 0.150
"""Seconds within which nineteen of twenty questions are answered (portal figures)."""


def main(argv: list[str]) -> int:
    """Measure in a node of its own and print JSON; 0 when the goal is met."""
    parser = argparse.ArgumentParser(prog="travesia bench directory", description=__doc__)
    parser.add_argument("--services", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--seed", type=int, default=2611)
    parser.add_argument("--data", type=Path, help="keep the node here, and take what lies there")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        os.environ.setdefault("TRAVESIA_ROLE", "test")
        (args.data or Path(folder)).mkdir(parents=True, exist_ok=True)
        os.environ["TRAVESIA_DATA"] = str(args.data or folder)
        found = _measure(args)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 0 if found["questions"]["p95"] <= GOAL * 1000 else 1


def _measure(args: argparse.Namespace) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from bench import _directory_services as material  # noqa: PLC0415
    from travesia.access.domain import Actor  # noqa: PLC0415
    from travesia.directory import selectors, services  # noqa: PLC0415
    from travesia.directory.domain import Question  # noqa: PLC0415
    from travesia.directory.selectors.index import entries_now  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    filled = (0.0, 0.0)
    if not entries_now():
        content = json.dumps(material.document(args.services, args.seed)).encode()
        loader = Actor.system("bench", {"directory.exchange"})
        filled = _timed(
            lambda: services.import_file(actor=loader, content=content, source="bench.json")
        )
    from travesia.directory.selectors import index  # noqa: PLC0415

    index._made.clear()
    first = _timed(entries_now)
    questions = material.asked(args.questions, args.seed + 1)
    times = [_timed(partial(selectors.services_near, one)) for one in questions]
    client = Client(SERVER_NAME="localhost")
    cards, pages = [], []
    for at in range(args.pages):
        country = ("MEX", "GTM", "HTI")[at % 3]
        some = selectors.services_near(Question(country=country), limit=20, offset=20 * at)
        ids = [one.id for one in some.services]
        cards.append(_timed(partial(selectors.service_cards, ids, "es")))
        land = ("mx", "gt", "ht")[at % 3]
        where = f"/es/where/{land}/?page={at // 3 + 1}"
        pages.append(_timed(partial(_page, client, where)))
    return {
        "services": len(entries_now()),
        "filled_seconds": [round(one, 1) for one in filled],
        "first_question_ms": [round(one * 1000) for one in first],
        "questions": _said(times),
        "twenty_cards": _said(cards),
        "finder_page": _said(pages[1:]),
    }


def _page(client: Any, where: str) -> None:  # noqa: ANN401  # Django's, known only after setup
    answer = client.get(where)
    if answer.status_code != 200:
        raise RuntimeError(f"{where}: {answer.status_code}")


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that went by, and those of this process alone."""
    began, spent = perf_counter(), process_time()
    do()
    return perf_counter() - began, process_time() - spent


def _said(times: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Return the middle, nineteen of twenty and the slowest by the clock, then by the processor."""
    clock, own = zip(*times, strict=True)
    return {
        "p50": round(statistics.median(clock) * 1000, 1),
        "p95": round(statistics.quantiles(clock, n=20)[18] * 1000, 1),
        "slowest": round(max(clock) * 1000, 1),
        "own_p50": round(statistics.median(own) * 1000, 1),
        "own_p95": round(statistics.quantiles(own, n=20)[18] * 1000, 1),
    }
