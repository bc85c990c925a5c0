"""The tasks of `bench results`, each a line of its page."""

import argparse
import random
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench._results_bulletin import bulletin_rows

if TYPE_CHECKING:
    from travesia.programme.domain import Figure
    from travesia.programme.domain.checks import Finding

_COUNTRIES = ("BLZ", "CRI", "DOM", "GTM", "HND", "HTI", "MEX", "PAN", "SLV")
_TRAINED = ("B1.F1", "B2.F1", "B3.F1", "B4.F1")
_BOUNDS = {"men": (2859, 2921), "women": (3361, 3423)}


def measure(args: argparse.Namespace, rng: random.Random) -> dict[str, Any]:
    """Return every line of the page."""
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    # Before the generated observations, some of which contradict what was published.
    rows = [*_golden(), *bulletin_rows(), _refused(args.sums, rng), *_scheme(args.observations)]
    return {"rows": [*rows, *_people(args, rng)]}


def _row(task: str, goal: str, found: str, *, met: bool) -> dict[str, Any]:
    return {"task": task, "goal": goal, "found": found, "met": met}


def _golden() -> list[dict[str, Any]]:
    from travesia.access.domain import Actor  # noqa: PLC0415
    from travesia.config.demo.programme import document  # noqa: PLC0415
    from travesia.programme.domain.adding import split_bounds, total  # noqa: PLC0415
    from travesia.programme.selectors.exporting import document_of  # noqa: PLC0415
    from travesia.programme.selectors.figures import find_figures  # noqa: PLC0415
    from travesia.programme.services.loading import load_figures  # noqa: PLC0415

    printed = document("figures.json")
    began = perf_counter()
    load_figures(actor=Actor.system("bench", {"programme.observe"}), document=printed, name="b")
    came = {one["id"]: one for one in document_of()["figures"]}
    seconds = perf_counter() - began
    same = sum(came.get(one["id"]) == one for one in printed["figures"])
    figures = find_figures(_TRAINED)
    added = total([figures[code] for code in _TRAINED])
    holds = sum(_parts_hold(figures[code]) for code in _TRAINED)
    bounds = dict(split_bounds(figures["B2.F1"]))
    told = "; ".join(f"{name} {low:,}–{high:,}" for name, (low, high) in bounds.items())
    whole = len(printed["figures"])
    return [
        _row(
            "figures back from the tables, identical",
            f"{whole} of {whole}",
            f"{same} of {whole} in {seconds:.2f} s",
            met=same == whole,
        ),
        _row("totals that equal their parts", "4 of 4", f"{holds} of 4", met=holds == 4),
        _row(
            "the sum of all totals, not called people",
            "18,986, never unique",
            f"{added.value:,.0f}, {'unique' if added.unique else 'never unique'}",
            met=added.value == 18_986 and not added.unique,
        ),
        _row(
            "bounds of the rounded percentages",
            "men 2,859–2,921; women 3,361–3,423",
            told,
            met=bounds == _BOUNDS,
        ),
        _inconsistencies(printed),
    ]


def _parts_hold(figure: "Figure") -> bool:
    split = figure.split
    known = [p.value for p in split.parts if p.value is not None] if split else []
    return sum(known) == (100 if figure.code == "B2.F1" else figure.value)


def _inconsistencies(printed: dict[str, Any]) -> dict[str, Any]:
    from travesia.programme.selectors.sources import findings  # noqa: PLC0415
    from travesia.programme.tests.golden_data import RULE_OF  # noqa: PLC0415

    found, remarks = findings()
    noted = {one.facts["remark"]: one for one in remarks}
    whole = in_part = 0
    for known in printed["inconsistencies"]:
        raised = [one for one in found if one.code == RULE_OF[known["id"]]]
        alike = bool(raised) and {one.severity.value for one in raised} == {known["severity"]}
        whole += alike and set(known["refs"]) <= _touched(raised)
        in_part += alike and not set(known["refs"]) <= _touched(raised) and known["id"] in noted
    goal = len(printed["inconsistencies"])
    return _row(
        "known inconsistencies raised with their severity and sources",
        f"{goal} of {goal}",
        f"{whole + in_part} of {goal}: {whole} by a rule, {in_part} by a rule in part and the "
        f"reader's remark; {len(found)} findings in all",
        met=whole + in_part == goal,
    )


def _touched(findings: "list[Finding]") -> set[str]:
    return {ref for one in findings for ref in (*one.refs, *one.sources)}


def _figure(rng: random.Random, code: str, **more: object) -> "Figure":
    from travesia.programme.domain import Figure, Kind, Period, Qualifier  # noqa: PLC0415

    first = date(2024, 1, 1) + timedelta(days=rng.randrange(300))
    said: dict[str, object] = {
        "code": code,
        "value": Decimal(rng.randrange(10_000)),
        "qualifier": Qualifier.EXACT,
        "unit": "person",
        "subject": "people trained",
        "kind": Kind.OUTPUT,
        "indicator": "people_trained",
        "period": Period(first, first + timedelta(days=rng.randrange(200))),
        **more,
    }
    return Figure(**said)  # type: ignore[arg-type]  # the fields of a figure


def _refused(cases: int, rng: random.Random) -> dict[str, Any]:
    """Sums over two bases, or over days and places that overlap: each must be refused."""
    from travesia.programme.domain import Basis  # noqa: PLC0415
    from travesia.programme.domain.adding import Refusal, refusals  # noqa: PLC0415

    bases = list(Basis)
    right = 0
    for at in range(cases):
        one, other = rng.sample(bases, 2) if at % 2 else [rng.choice(bases)] * 2
        places = tuple(rng.sample(_COUNTRIES, rng.randrange(3)))
        first = _figure(rng, "A", basis=one, geography=places)
        period = {} if at % 2 else {"period": first.period}
        second = _figure(rng, "B", basis=other, geography=places, **period)
        why = refusals([first, second])
        right += (Refusal.BASES if at % 2 else Refusal.OVERLAP) in why
    return _row(
        "sums over two bases or overlapping sets refused",
        "100 %",
        f"{right:,} of {cases:,}",
        met=right == cases,
    )


def _scheme(many: int) -> list[dict[str, Any]]:
    from travesia.access.domain import Actor  # noqa: PLC0415
    from travesia.programme.domain import Part, Split, SplitForm  # noqa: PLC0415
    from travesia.programme.domain.results import SchemeView  # noqa: PLC0415
    from travesia.programme.models import FigurePart  # noqa: PLC0415
    from travesia.programme.services.framework import add_scheme_version  # noqa: PLC0415
    from travesia.programme.services.keeping import insert_figures  # noqa: PLC0415

    rng = random.Random(many)  # noqa: S311  # the same values every time

    def observed(at: int) -> "Figure":
        counts = [Decimal(rng.randrange(10, 500)) for _ in range(3)]
        parts = tuple(map(Part, ("men", "women", "other"), counts))
        split = Split("sex", SplitForm.COUNTS, parts)
        return _figure(rng, f"N.F{at}", value=sum(counts), split=split, entered_by="bench")

    began = perf_counter()
    insert_figures([observed(at) for at in range(many)])
    filled = perf_counter() - began
    before = set(FigurePart.objects.values_list("pk", "category", "value"))
    began = perf_counter()
    actor = Actor.system("bench", {"programme.keep_framework"})
    categories = ("men", "women", "another", "not_stated")
    new = SchemeView("sex", 2, categories, date(2026, 1, 1), {"other": "another"}, {})
    add_scheme_version(actor=actor, scheme=new)
    seconds = perf_counter() - began
    after = set(FigurePart.objects.values_list("pk", "category", "value"))
    return [
        _row(
            f"a breakdown changes after {many:,} observations",
            "0 values lost",
            f"{len(before - after)} of {len(before):,} lost, {seconds:.3f} s "
            f"(written in {filled:.1f} s)",
            met=before == after,
        )
    ]


def _people(args: argparse.Namespace, rng: random.Random) -> list[dict[str, Any]]:
    from travesia.programme.domain.counting import distinct, distinct_by  # noqa: PLC0415

    keys = [rng.randbytes(16) for _ in range(args.people)]
    rows = [(rng.choice(_COUNTRIES), rng.choice(keys)) for _ in range(args.attendances)]
    true = len({key for _, key in rows})
    began = perf_counter()
    whole = distinct(key for _, key in rows)
    by_country = distinct_by(rows)
    seconds = perf_counter() - began
    return [
        _row(
            f"different people in {args.attendances:,} attendances",
            "exact, 5 s",
            f"{whole:,} in {seconds:.2f} s; by country {len(by_country)} numbers",
            met=whole == true and seconds <= 5,
        )
    ]
