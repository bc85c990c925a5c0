"""The child of `bench desk`: one node, filled, and travellers at its desk one after another."""

import argparse
import json
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import Any

from bench._desk_client import Desk

WARM = 30
UNKNOWN, DAMAGED = 0.3, 0.05
"""Parts of the travellers who were never here, and whose name was read or written otherwise."""
PEER_QUESTIONS = 300
"""Travellers whose names a peer searches, at most."""
DECIDED = 0.5
"""Part of the travellers who are let through, for the time a crossing takes to be safe."""

_SELECT = re.compile(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)

Times = dict[str, list[float]]
_KEPT = (
    *("answer", "answer_cpu", "crossing", "crossing_cpu", "crossing_new", "crossing_known"),
    *("behind_answer", "behind_crossing", "search"),
)


def main(argv: list[str]) -> int:
    """Fill the node if that was not done, ask, and write the milliseconds as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, required=True)
    parser.add_argument("--movements", type=int, required=True)
    parser.add_argument("--entries", type=int, required=True)
    parser.add_argument("--questions", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--peer", action="append", default=[])
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--share", type=Path, required=True)
    parser.add_argument("--pause", type=float, required=True)
    args = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    sys.stdout.write(json.dumps(_measure(args)))
    return 0


def _measure(args: argparse.Namespace) -> dict[str, Any]:
    from bench import _desk_filling as filling  # noqa: PLC0415  # Django has to be set up
    from bench._desk_list import fill_list  # noqa: PLC0415
    from travesia.places import selectors as places  # noqa: PLC0415

    posts = [one for one in places.posts() if one.country == "HTI"] or list(places.posts())
    folder = Path(os.environ["TRAVESIA_DATA"])
    marker = folder / "bench-desk-filled"
    if not marker.exists():
        began = perf_counter()
        filling.fill(
            persons=args.persons,
            crossings=args.movements,
            posts=posts,
            seed=args.seed,
            folder=folder,
        )
        people = perf_counter() - began
        fill_list(args.entries, args.seed + 1, share=args.share)
        took = [people, perf_counter() - began - people]
        marker.write_text(json.dumps(took), "utf-8")
    loads = [os.getloadavg()[0]]

    def people_now() -> Iterator[tuple[str, bool]]:
        return _travellers(filling.known(folder), args, _run(folder))

    with _search_timed() as searched:
        times = {"ours": _ask(people_now(), pause=args.pause / 1000)}
    times["ours"]["search"] = searched[WARM:]
    loads.append(os.getloadavg()[0])
    missing = {}
    # The environments of the peers lie in the data folder of whoever measures, not in the node's.
    os.environ["TRAVESIA_DATA"] = str(args.programs)
    for name in args.peer:
        try:
            times[name] = _beside(name, args, folder, filling.known(folder))
        except (RuntimeError, OSError) as error:
            missing[name] = str(error)
    return {
        "missing": missing,
        "loads": loads,
        "filled": json.loads(marker.read_text("utf-8")),
        "times": times,
        "database": _database(),
    }


def _beside(name: str, args: argparse.Namespace, folder: Path, people: Sequence[Any]) -> Times:
    """Ask with the names searched by a peer, fewer travellers where it is slow."""
    from bench import _desk_peers as peers  # noqa: PLC0415  # Django has to be set up

    asked = argparse.Namespace(**{**vars(args), "questions": min(args.questions, PEER_QUESTIONS)})
    with (
        peers.PEERS[name](folder) as search,
        peers.instead_of_ours(search, entries=args.entries) as taken,
    ):
        zones = _travellers(people, asked, _run(folder))
        return _ask(zones, taken=taken.take, decided=0, pause=args.pause / 1000)


def _run(folder: Path) -> int:
    """Return how often a node was asked before: who was new to it then is not new now."""
    counted = folder / "bench-desk-asked"
    before = int(counted.read_text("utf-8")) if counted.exists() else 0
    counted.write_text(str(before + 1), "utf-8")
    return before


@contextmanager
def _search_timed() -> Iterator[list[float]]:
    """Note the milliseconds that the search of all lists takes for each traveller."""
    from travesia.lists import services as lists  # noqa: PLC0415  # Django has to be set up

    begins, searches, found = lists.begin_search, lists.search, list[float]()

    def begin(**asked: Any) -> Any:  # noqa: ANN401  # as it is
        began = perf_counter()
        begun = begins(**asked)
        found.append(1000 * (perf_counter() - began))
        return begun

    def search(**asked: Any) -> Any:  # noqa: ANN401  # as it is
        began = perf_counter()
        answer = searches(**asked)
        found[-1] += 1000 * (perf_counter() - began)
        return answer

    lists.begin_search, lists.search = begin, search
    try:
        yield found
    finally:
        lists.begin_search, lists.search = begins, searches


def _database() -> str:
    from django.db import connection  # noqa: PLC0415

    return "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"


def _travellers(
    people: Sequence[Any], args: argparse.Namespace, run: int
) -> Iterator[tuple[str, bool]]:
    """Yield zones of people who come to the desk, and whether they were never here before."""
    from bench._desk_rows import somebodies  # noqa: PLC0415

    chance = Random(f"desk/asked/{args.seed}/{run}")  # noqa: S311  # invented people, no secret
    strangers = somebodies(args.questions + WARM, args.seed + 2 + 10_000 * run)
    for _ in range(args.questions + WARM):
        is_new = chance.random() < UNKNOWN
        one = next(strangers) if is_new else chance.choice(people)
        yield _zone(one, damaged=chance.random() < DAMAGED), is_new


def _zone(one: Any, *, damaged: bool) -> str:  # noqa: ANN401  # Somebody, once Django is there
    from datetime import date  # noqa: PLC0415

    from travesia.documents import PartialDate, TravelDocument, compose_mrz  # noqa: PLC0415

    family = one.family[1:] if damaged and len(one.family) > 3 else one.family
    born = PartialDate(one.born.year, one.born.month, one.born.day)
    document = TravelDocument(
        surname=_letters(family),
        given_names=_letters(one.given),
        document_number=one.number,
        nationality=one.nationality,
        birth_date=born,
        sex=one.sex or "X",
        expiry_date=date(2031, 5, 4),
        issuing_state=one.nationality,
    )
    return str(compose_mrz(document))


def _letters(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415

    return re.sub("[^A-Z ]", " ", anyascii(text).upper().replace("'", ""))


def _ask(
    zones: Iterator[tuple[str, bool]],
    *,
    taken: Callable[[], float] = lambda: 0.0,
    decided: float = DECIDED,
    pause: float = 0.0,
) -> Times:
    """Send each zone as a reader does, look at the whole page, and let some people through."""
    from travesia.core import garbage  # noqa: PLC0415  # Django has to be set up

    desk = _desk()
    times: Times = {name: [] for name in _KEPT}
    for number, (zone, is_new) in enumerate(zones):
        if number == WARM:
            _wait_until_warm()
            garbage.settle()  # as the served program does once it is warm
        chance = Random(number)  # noqa: S311  # as above
        desk.forget()
        page, text = desk.opened({"zone": zone, "direction": "entry"})
        answered, answer_cpu = desk.wall + taken(), desk.own
        behind = {"behind_answer": desk.behind}
        if page is None:
            raise RuntimeError(f"the desk did not open this zone:\n{zone}\n{text[:400]}")
        saved = None
        if chance.random() < decided:
            saved = _let_through(desk, page, text)
            behind["behind_crossing"] = desk.behind
        if number >= WARM:
            times["answer"].append(answered)
            times["answer_cpu"].append(answer_cpu)
            for name, spent in behind.items():
                times[name].append(spent)
            if saved is not None:
                times["crossing"].append(saved)
                times["crossing_cpu"].append(desk.own)
                times["crossing_new" if is_new else "crossing_known"].append(saved)
        if page and saved is None:
            desk.post(f"{page}set-aside/", _form(text, "set-aside/") or {})
        sleep(pause)
        if number % 200 == 199:
            sys.stderr.write(f"{number + 1} travellers\n")
    return times


def _let_through(desk: Desk, page: str, text: str) -> float | None:
    """Admit and return the milliseconds until that was answered; None where it cannot be."""
    desk.forget()
    form = _form(text, "admit/")
    if form is None:
        return None
    form |= {"direction": "entry", "purpose_of_travel": "tourism"}
    return desk.wall if desk.post(f"{page}admit/", form)[0] == 302 else None


def _wait_until_warm() -> None:
    """Let the list be looked through for its commonest words, as at a desk that is open."""
    for thread in threading.enumerate():
        if thread.name == "warming":
            thread.join()


def _desk() -> Desk:
    """Sign an officer in and begin their shift, in the application that a server serves."""
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from travesia.config.wsgi import application  # noqa: PLC0415

    client = Client()
    user = get_user_model().objects.get(username="border_officer@demo.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/access/begin/")
    name = settings.SESSION_COOKIE_NAME
    desk = Desk(application, {name: client.cookies[name].value})
    status, headers, text = desk.get("/desk/")
    if status != 200:
        raise RuntimeError(f"the desk is not there: {status} {headers} {text[:400]}")
    return desk


def _form(page: str, action: str) -> dict[str, str] | None:
    """Return the hidden and chosen fields of the form that goes to an address."""
    found = re.search(rf'<form[^>]*action="[^"]*{action}"[^>]*>(.*?)</form>', page, re.DOTALL)
    if found is None:
        return None
    fields = {}
    for tag in re.findall(r"<input[^>]*>", found[1]):
        values = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        chosen = values.get("type") not in {"radio", "checkbox"} or "checked" in tag
        if "name" in values and chosen:
            fields[values["name"]] = values.get("value", "")
    for name, body in _SELECT.findall(found[1]):
        options = re.findall(r'<option value="([^"]*)"( selected)?', body)
        chosen_ones = [value for value, selected in options if selected]
        fields[name] = (chosen_ones or [value for value, _selected in options] or [""])[0]
    return fields


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
