"""The tables of screening in `bench names`."""

from collections.abc import Iterator, Sequence
from statistics import median

from bench._names_judging import Run, Share, Thresholds, percentile
from bench._names_screening import LOGIC, OURS, Screening
from bench.people.asked import Asked
from bench.people.corruptions import MIX
from bench.people.cultures import CULTURES
from bench.people.dates import DAMAGES

PREFACE = (
    "The people are invented by `bench/people`: ten naming cultures with vocabularies, corruptions "
    "and seeds of their own, which nothing that fitted the weights has seen (seed {seed}). Shares "
    "of damage, families and rare names are choices, not observations at a border; they stand in "
    "`bench/people/corruptions.py`, `dates.py`, `listed.py` and `cultures.py`. Every culture is "
    "asked about equally often. A traveller bears another document than the entry; sex is wrong "
    "in 2 %, nationality in 3 %. The entry of 4.5 % has no full date.\n\n"
    "**At 1 % alarm** means: the threshold is the one that 1 % of one set of absent people reach, "
    "one for travellers with a date and one for those without; the alarm beside it is that of a "
    "second set, of other people. Where many have the very score of the threshold, as with a "
    "program whose scores take few values, so many of them count as makes 1 %, as if they were "
    "drawn by lot. *Found* means that the person's "
    "own entry is among the ten answers and reaches the threshold. Intervals are Wilson's, 95 %."
)
"""What the tables rest on."""

ALARMS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
"""Alarms at which programs are put side by side."""

KINDS = {
    "absent": "absent, the threshold was read here",
    "absent_second": "absent, second set",
    "absent_undated": "absent, date left out, the threshold was read here",
    "absent_second_undated": "absent, second set, date left out",
    "absent_damaged": "absent, name or date damaged",
    "foreign": "absent, yente's negatives",
    "namesake": "namesakes: same name, another date",
    "twin": "twins of somebody listed",
    "relative": "siblings, parents and children of somebody listed",
}
"""Kinds of people who are not on the list, in words."""


def logic_of(found: Screening) -> list[Run]:
    """Give logic-v2 with the fields that ours weighs, if it was measured."""
    return [run for run in found.runs if run.program.startswith(LOGIC)][:1]


def percent(share: Share, *, interval: bool = False) -> str:
    """Write a share in percent, with its Wilson interval."""
    if not share.of:
        return "–"
    low, high = share.interval
    text = f"{share.share:.1%}" if share.share < 0.99 else f"{share.share:.2%}"
    return f"{text} ({low:.1%}–{high:.1%})" if interval else text


def milliseconds(ranked: Sequence[float], share: float) -> str:
    """Write a percentile of times."""
    return f"{percentile(ranked, share):.1f}" if ranked else "–"


def built(found: Screening) -> Iterator[str]:
    """Write what the index took."""
    made = found.built
    yield (
        "| entries | different words | index made in | thresholds set in | peak memory | "
        "size of the file | memory while searching |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|"
    yield (
        f"| {found.material.entries:,} | {found.material.distinct:,} | {made.seconds:.0f} s | "
        f"{made.calibrating:.0f} s | {made.peak / 1e6:,.0f} MB | {made.bytes / 1e6:,.0f} MB | "
        f"{found.memory / 1e6:,.0f} MB |"
    )


def speed(found: Screening) -> Iterator[str]:
    """Write how long questions take: by the clock, and of the process alone."""
    yield "| program | questions | p50 ms | p99 ms | p50 ms of its own | p99 ms of its own |"
    yield "|---|--:|--:|--:|--:|--:|"
    for run in (found.ours, *(r for r in found.runs[1:])):
        wall, cpu = run.times("wall"), run.times("cpu")
        yield (
            f"| {run.program} | {len(wall):,} | {milliseconds(wall, 0.5)} | "
            f"{milliseconds(wall, 0.99)} | {milliseconds(cpu, 0.5)} | {milliseconds(cpu, 0.99)} |"
        )


def speed_note(found: Screening) -> str:
    """Say what the times are of."""
    size = ""
    if found.pg:
        size = (
            f" The index of PostgreSQL took {found.pg['seconds']:.0f} s and "
            f"{found.pg['bytes'] / 1e6:,.0f} MB."
        )
    return (
        "One question at a time on one core. *Of its own* is the processor time of the process, "
        "which other work on the machine does not lengthen; that of PostgreSQL is the server's "
        "and is not seen. Ours searches, scores and explains ten answers; nomenklatura only "
        f"scores our candidates, {candidates_of(found):.0f} of them (median).{size} The load of "
        f"the machine was {found.load:.1f} while ours was asked; 1 is this benchmark alone."
    )


def beside_note(found: Screening) -> str:
    """Say how the peers were asked."""
    return (
        "logic-v2 is given name and date of birth, as ours weighs them, then nationality and "
        "countries as well; each question has an id of its own, since it remembers names by id. "
        "Peers are given zones with spaces for fillers, and pg_trgm and RapidFuzz names in small "
        "letters without accents; these two know names alone, and their candidates are the best "
        "200 names. "
    ) + " ".join(_tied(run) for run in found.runs[1:] if run.kind("absent"))


def _tied(run: Run) -> str:
    """Say how many absent people share the best score of a program."""
    best = [run.answers[one.qid].best for one in run.kind("absent")]
    tied = Share(best.count(max(best)), len(best))
    return f"{run.program} gives its best score to {percent(tied)} of the absent."


def by_alarm(found: Screening) -> Iterator[str]:
    """Write how many programs find at other alarms than 1 %, on the same travellers."""
    runs = [run for run in found.runs if run.kind("absent")]
    yield "| alarm on absent people | " + " | ".join(run.program for run in runs) + " |"
    yield "|--:|" + "--:|" * len(runs)
    for alarm in ALARMS:
        cells = [percent(run.recall(run.read_at(alarm))) for run in runs]
        yield f"| {alarm:.1%} | {' | '.join(cells)} |"


def beside(found: Screening) -> Iterator[str]:
    """Write ours and the peers on the same travellers."""
    yield (
        "| program | present / absent | candidates hold the entry | entry is first | among ten | "
        "found at 1 % alarm | missed | alarm, second set | namesakes | damaged absent |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for run in (found.ours, *found.runs):
        yield _beside(run, run.read if run.kind("absent") else None)


def _beside(run: Run, at: Thresholds | None) -> str:
    recall = run.recall(at) if at else Share(0, 0)
    missed = Share(recall.of - recall.hits, recall.of)
    alarms = [
        run.alarm(kind, at) if at else Share(0, 0)
        for kind in ("absent_second", "namesake", "absent_damaged")
    ]
    cells = [
        f"{len(run.kind('present')):,} / {len(run.kind('absent')):,}",
        percent(run.candidate()),
        percent(run.first()),
        percent(run.first(10)),
        percent(recall, interval=True),
        percent(missed, interval=True),
        *(percent(alarm) for alarm in alarms),
    ]
    return f"| {run.program} | {' | '.join(cells)} |"


def shipped(found: Screening) -> Iterator[str]:
    """Write what happens at the thresholds that programs ship with."""
    words = [text.replace(", the threshold was read here", "") for text in KINDS.values()]
    yield "| program | found | " + " | ".join(words) + " |"
    yield "|---|--:|" + "--:|" * len(KINDS)
    for run in (found.ours, *found.runs):
        if run.ships:
            cells = [percent(run.alarm(kind, None)) for kind in KINDS]
            yield f"| {run.program} | {percent(run.recall(None))} | {' | '.join(cells)} |"


def alarms(found: Screening) -> Iterator[str]:
    """Write whom programs ask about in vain, kind by kind, at 1 % alarm."""
    runs = [run for run in (found.ours, *found.runs) if run.kind("absent")]
    yield "| who | " + " | ".join(f"{run.program}" for run in runs) + " |"
    yield "|---|" + "--:|" * len(runs)
    for kind, words in KINDS.items():
        cells = [percent(run.alarm(kind, run.read), interval=run is found.ours) for run in runs]
        yield f"| {words} | {' | '.join(cells)} |"


def by_damage(found: Screening) -> Iterator[str]:
    """Write recall by what happened to the name, and to the date."""
    logic = logic_of(found)
    yield "| damage | travellers | candidates | found at 1 % alarm | found as shipped | " + (
        f"{logic[0].program}: found at 1 % alarm |" if logic else ""
    )
    yield "|---|--:|--:|--:|--:|" + ("--:|" if logic else "")
    for kind in MIX:
        yield _damage(found, f"name: {kind}", lambda one, kind=kind: one.corruption == kind, logic)
    for kind in ("right", *DAMAGES):
        yield _damage(found, f"date: {kind}", lambda one, kind=kind: one.dates == kind, logic)
    yield _damage(found, "sex or nationality wrong", lambda one: bool(one.flaws), logic)
    run = found.ours
    document = "present_document"
    yield (
        f"| the same document, name always damaged | {len(run.kind(document)):,} | "
        f"{percent(run.candidate(kind=document))} | {percent(run.recall(run.read, kind=document))}"
        f" | {percent(run.recall(None, kind=document))} |" + (" – |" if logic else "")
    )


def _damage(found: Screening, words: str, condition: object, logic: list[Run]) -> str:
    run = found.ours
    share = run.recall(run.read, condition)
    cells = [
        f"{share.of:,}",
        percent(run.candidate(condition)),
        percent(share, interval=True),
        percent(run.recall(None, condition)),
        *(percent(other.recall(other.read, condition)) for other in logic),
    ]
    return f"| {words} | {' | '.join(cells)} |"


def by_culture(found: Screening) -> Iterator[str]:
    """Write recall and alarm by naming culture, and the worst beside the best."""
    run, logic = found.ours, logic_of(found)
    yield "| culture | travellers | candidates | found at 1 % alarm | alarm, second set | " + (
        f"{logic[0].program}: found | alarm |" if logic else ""
    )
    yield "|---|--:|--:|--:|--:|" + ("--:|--:|" if logic else "")
    for code in CULTURES:
        where = _of(code)
        cells = [
            f"{len(run.kind('present', where)):,}",
            percent(run.candidate(where)),
            percent(run.recall(run.read, where), interval=True),
            percent(run.alarm("absent_second", run.read, where), interval=True),
        ]
        for other in logic:
            cells.append(percent(other.recall(other.read, where), interval=True))
            cells.append(percent(other.alarm("absent_second", other.read, where)))
        yield f"| {code} | {' | '.join(cells)} |"
    ratios = [f"{worst_best(one):.3f}" for one in (run, *logic)]
    yield f"| worst / best | | | {ratios[0]} | |" + (f" {ratios[1]} | |" if logic else "")


def _of(code: str) -> object:
    return lambda one: one.culture == code


def worst_best(run: Run) -> float:
    """Give the recall of the worst naming culture beside that of the best, at 1 % alarm."""
    found = [run.recall(run.read, _of(code)) for code in CULTURES]
    shares = [one.share for one in found if one.of]
    return min(shares) / max(shares) if shares and max(shares) else 0.0


def candidates_of(found: Screening) -> float:
    """Give how many entries are compared with a traveller, the median."""
    counts = [len(a.candidates) for a in found.ours.answers.values() if a.candidates is not None]
    return median(counts) if counts else 0.0


def undated(found: Screening) -> str:
    """Say how travellers without a date fare, in a sentence."""
    run = found.ours

    def without(one: Asked) -> bool:
        return not one.birth_date

    own, at = run.recall(run.read, without), run.read
    return (
        f"The threshold of {OURS} read here is {at.dated:.3f} with a date and {at.undated:.3f} "
        f"without; of the {own.of:,} present travellers without a date {percent(own)} are found."
    )
