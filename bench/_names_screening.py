"""The part `screening` of `bench names`: everybody is asked about, by ours and by the peers."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench import _names_programs as programs
from bench._names_judging import Answer, Run, Thresholds
from bench._names_material import Material, given, material, plainly, without_fillers
from bench._names_programs import Built
from bench._programs import Program
from bench.people.asked import Asked
from travesia.screening.matching.model import CURRENT

OURS = f"travesia {CURRENT}"
SAME = "the same travellers, travesia"
LOGIC = "nomenklatura logic-v2"
LOGIC_THRESHOLD = 0.7
CANDIDATES_OF = ("present", "present_document")
"""Kinds whose candidates are looked at."""
PEER_SHARES = {"present": 0.4, "absent": 0.6, "absent_second": 0.6}
"""How many of a kind peers are asked about, as a part of the queries; of other kinds a fifth."""
WARM = 200
"""Questions that are asked before any is timed; a tenth of them of the slow peers."""
PG_LIMIT, FUZZ_LIMIT = 600, 60
"""Present people that the slow peers are asked about; absent ones are as many."""


@dataclass
class Screening:
    """Everything that was measured."""

    material: Material
    built: Built
    ours: Run
    runs: list[Run]
    """Ours on the travellers of the peers, then the peers."""
    memory: int
    """Bytes of the process that searches, the mapped index included."""
    load: float = 0.0
    """Processes that ran or wanted to while ours was asked, by the machine's own count."""
    pg: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def screening(args: Namespace) -> Screening:
    """Make the list and the index, and ask every program about the travellers."""
    _say(f"Inventing {args.entries:,} entries …")
    made = material(args.entries, args.queries, args.seed)
    _say("Making the index …")
    built = programs.build(made.list, made.folder / "index", people=args.people)
    ours = programs.start(programs.OURS)
    try:
        run, memory = _ours(ours, made, built)
        found = Screening(made, built, run, [], memory, load=os.getloadavg()[1])
        some = _some(made.asked, args.queries)
        among = _candidates(ours, some)
    finally:
        ours.end()
    found.runs.append(Run(SAME, some, run.answers))
    for name, peer in _peers(args, made, some, among).items():
        try:
            found.runs += peer(found)
        except (RuntimeError, OSError) as error:
            found.missing.append(f"{name}: {error}")
    return found


def _peers(
    args: Namespace, made: Material, some: list[Asked], among: dict[str, list[str]]
) -> dict[str, Callable[[Screening], list[Run]]]:
    if args.no_peers:
        return {}
    return {
        "nomenklatura": lambda _: _logic(made, some, among),
        "pg_trgm": lambda found: [_pg(found, made)],
        "RapidFuzz": lambda _: [_fuzz(made)],
    }


def _ours(program: Program, made: Material, built: Built) -> tuple[Run, int]:
    program.ask({"do": "open", "items": [{"index": str(built.path)}]})
    warm = [given(one) for one in made.asked[:WARM]]
    list(programs.ask(program, "search", warm))
    _say(f"Asking ours about {len(made.asked):,} travellers …")
    told = programs.ask(program, "search", [given(one) for one in made.asked])
    answers = {one.qid: programs.answer(a) for one, a in zip(made.asked, told, strict=True)}
    memory = int(program.ask({"do": "memory"}))
    known = [one for one in made.asked if one.kind in CANDIDATES_OF]
    for one, ids in zip(known, _ids(program, known), strict=True):
        answers[one.qid] = answers[one.qid]._replace(candidates=frozenset(ids))
    return Run(OURS, made.asked, answers), memory


def _ids(program: Program, asked: Sequence[Asked]) -> list[list[str]]:
    return list(programs.ask(program, "candidates", [given(one) for one in asked]))


def _candidates(program: Program, some: list[Asked]) -> dict[str, list[str]]:
    return {one.qid: ids for one, ids in zip(some, _ids(program, some), strict=True)}


def _some(asked: list[Asked], queries: int) -> list[Asked]:
    """Choose whom the peers are asked about: the first of each kind; the order is by chance."""
    kept: list[Asked] = []
    for kind in dict.fromkeys(one.kind for one in asked):
        of_kind = [one for one in asked if one.kind == kind]
        kept += of_kind[: max(1, round(PEER_SHARES.get(kind, 0.2) * queries))]
    return kept


def _logic(made: Material, some: list[Asked], among: dict[str, list[str]]) -> list[Run]:
    """Let logic-v2 score our candidates, with our fields, then with nationalities as well."""
    program = programs.start(programs.NOMENKLATURA)
    entries = made.rows({key for ids in among.values() for key in ids})
    runs = []
    fields = ("name", "birthDate")
    for label, used, kinds in (
        (LOGIC, fields, ()),
        (
            f"{LOGIC} + nationality",
            (*fields, "country", "nationality"),
            ("present", "absent", "absent_second", "namesake"),
        ),
    ):
        asked = [one for one in some if not kinds or one.kind in kinds]
        _say(f"Asking {label} about {len(asked):,} travellers …")
        items = [_scored(one, [entries[key] for key in among[one.qid]], used) for one in asked]
        list(programs.ask(program, "score", items[:WARM]))
        told = programs.ask(program, "score", items)
        answers = {
            one.qid: _ranked(among[one.qid], answer)
            for one, answer in zip(asked, told, strict=True)
        }
        own = Thresholds(LOGIC_THRESHOLD, LOGIC_THRESHOLD)
        runs.append(Run(f"{label} {program.version}", asked, answers, shipped=own))
    program.end()
    return runs


def _scored(one: Asked, entries: list[dict[str, Any]], fields: Sequence[str]) -> dict[str, Any]:
    asked = {**given(one), "name": without_fillers(one.name)}
    return {"algorithm": "logic-v2", "fields": fields, "query": asked, "candidates": entries}


def _ranked(ids: list[str], told: dict[str, Any]) -> Answer:
    scored = sorted(zip(ids, told["scores"], strict=True), key=lambda pair: -pair[1])
    found = [(key, score, score >= LOGIC_THRESHOLD) for key, score in scored[:10]]
    return Answer(found, told["wall"], told["cpu"], frozenset(ids))


def _few(asked: list[Asked], count: int, absent: int) -> list[Asked]:
    kept = [one for one in asked if one.kind == "present"][:count]
    for kind in ("absent", "absent_second"):
        kept += [one for one in asked if one.kind == kind][:absent]
    return kept


def _pg(found: Screening, made: Material) -> Run:
    program = programs.start(programs.PG, {"server": programs.SERVER})
    _say("Filling PostgreSQL …")
    found.pg = program.ask({"do": "fill", "items": [{"names": str(made.names)}]})[0]
    try:
        label = f"PostgreSQL {found.pg['server']} pg_trgm GIN at 0.4"
        return _by_name(program, label, made, PG_LIMIT, threshold=0.4)
    finally:
        program.ask({"do": "drop", "items": [{}]})
        program.end()


def _fuzz(made: Material) -> Run:
    program = programs.start(programs.RAPIDFUZZ)
    program.ask({"do": "fill", "items": [{"names": str(made.names)}]})
    run = _by_name(
        program, "RapidFuzz token_set_ratio, every name", made, FUZZ_LIMIT, scorer="token_set_ratio"
    )
    program.end()
    return run


def _by_name(program: Program, label: str, made: Material, count: int, **told: object) -> Run:
    """Ask a program that knows names alone."""
    asked = _few(made.asked, count, count if count > 500 else 0)
    _say(f"Asking {label} about {len(asked):,} travellers …")
    items = [{"name": plainly(one.name), **told} for one in asked]
    list(programs.ask(program, "search", items[: WARM // 10]))
    answers = {}
    for one, said in zip(asked, programs.ask(program, "search", items), strict=True):
        answer = programs.answer(said)
        ids = frozenset(key for key, *_ in answer.found)
        answers[one.qid] = answer._replace(candidates=ids)
    return Run(f"{label} {program.version}".strip(), asked, answers, ships=False)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
