"""Fit the screening model: python -m tools.training --out src/travesia/screening/matching/….tsv.

Makes its people, asks the engine as it is, fits, says what the fit gives on people of another seed,
and writes the table of weights.
"""

import argparse
import sys
from math import inf
from pathlib import Path

import numpy as np

from tools.training.evidence import UNDATED, Evidence, gather
from tools.training.fitting import AT_LEAST, Numbers, centred, fit
from travesia.screening.matching.births import KINDS_OF_DATES
from travesia.screening.matching.features import READING
from travesia.screening.matching.model import CURRENT, MODELS, TERMS, Model, model, score_of

#: Namesakes and twins are rarer among these queries than the harm of taking one for the other.
_WEIGHTS = {"namesake": 3.0, "twin": 4.0}

#: People who are asked about once more without their date count less than what they did state.
_WEIGHT_UNDATED = 0.2

#: Set by hand: too few of these occur to be fitted, and a listed document always asks.
_BY_HAND = {
    "document_same": 6.0,
    "document_letter_for_digit": 5.0,
    "document_same_number_other_issuer": 0.0,
    "document_same_short": 0.0,
    # People renew documents, and only listed people are given other documents here.
    "document_other": 0.0,
    "weak_alias": -1.0,
    # Nobody is asked about who shares a date only; the term keeps the number from saying otherwise.
    "date_alone": -8.0,
    # Invented strangers hardly ever share three rare names and differ in the fourth; in families
    # and regions they do (IBRAHIM HASSAN AL-TIKRITI, IBRAHIM HASSAN AL-RAWI).
    "conflict_without_date": -2.5,
}
_ALARM = 0.01

#: A date that says less, or needs a slip to agree, cannot count more than the same whole date.
_NO_MORE_THAN_SAME = {
    "birth_same_first": 0.2,
    "birth_swapped": 0.2,
    "birth_part_month": 0.2,
    "birth_part_year": 0.9,
}


def main(argv: list[str]) -> int:
    """Fit on the first seeds, judge on the last one, write the table."""
    parser = argparse.ArgumentParser(prog="python -m tools.training", description=__doc__)
    parser.add_argument("--seeds", default="1,2,3", help="the last one judges")
    parser.add_argument("--entries", type=int, default=300_000)
    parser.add_argument("--queries", type=int, default=4_000, help="a seed")
    parser.add_argument(
        "--keep",
        metavar="MODEL",
        choices=MODELS,
        help="take its weights, held to the bounds of `fitting.AT_LEAST`, in place of a fit; only "
        "the thresholds are read",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    args = parser.parse_args(argv)
    seeds = [int(seed) for seed in args.seeds.split(",")]
    if args.keep:
        seeds = seeds[-1:]
    sets = [
        gather(seed=seed, entries=args.entries, queries=args.queries, all_dates=seed == seeds[-1])
        for seed in seeds
    ]
    found = _kept(model(args.keep)) if args.keep else _fitted(sets[:-1])
    thresholds = {kind: _threshold(sets[-1], found, kind) for kind in KINDS_OF_DATES}
    _tell(sets[-1], found, thresholds)
    found[-1] -= thresholds["with_date"]  # 0.5 is the threshold with whole dates
    scores = {kind: score_of(at - thresholds["with_date"]) for kind, at in thresholds.items()}
    came = f"those of {args.keep} held to bounds" if args.keep else "fitted on invented people"
    heading = (
        f"# {CURRENT}: weights in log-odds, {came} by `python -m tools.training`\n"
        f"# seeds {','.join(map(str, seeds))}, {args.entries} entries and {args.queries} listed"
        f" people asked about for each; thresholds at {_ALARM:.0%} alarm\n"
    )
    args.out.write_text(heading + _table(found, scores, args.entries), "utf-8")
    return 0


def _fitted(sets: list[Evidence]) -> Numbers:
    parts = [one.arrays() for one in sets]
    kinds = [np.array(one.kinds)[query] for one, (_v, _s, query) in zip(sets, parts, strict=True)]
    kind = np.concatenate(kinds)
    weights = np.ones(len(kind))
    for name, weight in _WEIGHTS.items():
        weights[kind == name] = weight
    weights[np.char.endswith(kind, UNDATED)] = _WEIGHT_UNDATED
    values = np.vstack([part[0] for part in parts])
    same = np.concatenate([part[1] for part in parts])
    found = centred(fit(values, same, weights))
    for term, value in _BY_HAND.items():
        found[TERMS.index(term)] = value
    same_date = found[TERMS.index("birth_same")]
    for term, less in _NO_MORE_THAN_SAME.items():
        found[TERMS.index(term)] = min(found[TERMS.index(term)], same_date - less)
    return found


def _kept(before: Model) -> Numbers:
    """Return the weights of a model with what `fitting.AT_LEAST` says that things cost at least."""
    found = [min(before.weights[term], -AT_LEAST.get(term, -inf)) for term in TERMS]
    return np.array([*found, before.start])


def _best(evidence: Evidence, found: Numbers) -> tuple[Numbers, Numbers]:
    """Return for each query the best sum of all, and that of the true entry."""
    values, same, query = evidence.arrays()
    sums = values @ found[:-1] + found[-1]
    best = np.full(len(evidence.kinds), -99.0)
    np.maximum.at(best, query, sums)
    own = np.full(len(evidence.kinds), -99.0)
    np.maximum.at(own, query[same], sums[same])
    return best, own


def _threshold(evidence: Evidence, found: Numbers, dates: str) -> float:
    best, _own = _best(evidence, found)
    absent = (np.array(evidence.kinds) == "absent") & (np.array(evidence.dated) == dates)
    return float(np.quantile(best[absent], 1 - _ALARM))


def _tell(evidence: Evidence, found: Numbers, thresholds: dict[str, float]) -> None:
    best, own = _best(evidence, found)
    kinds, dates = np.array(evidence.kinds), np.array(evidence.dated)
    for dated, threshold in thresholds.items():
        for kind in dict.fromkeys(evidence.kinds):
            those = (kinds == kind) & (dates == dated)
            if those.any():
                reached = (own if kind == "present" else best)[those] >= threshold
                sys.stdout.write(f"dated={dated} {kind}: {reached.mean():.4f} of {those.sum()}\n")
    present = kinds == "present"
    sys.stdout.write(f"first: {(own[present] >= best[present] - 1e-9).mean():.4f}\n")


def _table(found: Numbers, scores: dict[str, float], entries: int) -> str:
    lines = [f"reading\t{READING}", f"reference\t{entries}"]
    lines += [f"start\t{found[-1]:.3f}", "threshold\t0.5"]
    lines += [f"threshold_{kind}\t{scores[kind]:.3f}" for kind in ("partial", "without_date")]
    lines += [f"{term}\t{value:.3f}" for term, value in zip(TERMS, found, strict=False)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
