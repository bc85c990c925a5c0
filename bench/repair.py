"""What repair makes of damaged zones: put right, left alone, or made wrong, counted by damage.

Zones of all five formats are composed from a seed and damaged in one way each. Right: the zone is
the true one again. In part: every changed character is the true one, others were left, and findings
say so. Wrong: some character was changed into what it is not. Damage of a kind that repair does not
put right (`2 and Z, 0, D and Q`, `any other character`) is counted apart.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from travesia.documents import (
    MrzFormat,
    PartialDate,
    TravelDocument,
    compose_mrz,
    parse_mrz,
)
from travesia.documents.digits import ALPHABET
from travesia.documents.formats import LAYOUTS
from travesia.documents.regions import regions_of
from travesia.documents.repair import PARTNER, RIVALS

TODAY = date(2026, 11, 20)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST = {MrzFormat.TD1: "ID", MrzFormat.TD2: "I", MrzFormat.TD3: "PP"}


def zone(rng: random.Random) -> tuple[MrzFormat, str]:
    """Compose an invented document."""

    def word(least: int, most: int) -> str:
        return "".join(rng.choices(LETTERS, k=rng.randint(least, most)))

    kind = rng.choice(list(MrzFormat))
    long = kind in (MrzFormat.TD1, MrzFormat.TD2) and rng.random() < 0.2
    number = word(0, 2) + "".join(rng.choices("0123456789", k=rng.randint(6, 7)))
    document = TravelDocument(
        surname=word(3, 10),
        given_names=f"{word(3, 8)} {word(2, 7)}",
        document_number=number.ljust(9, "7") + "123" if long else number,
        nationality=rng.choice(["HTI", "DOM", "PAN", "D"]),
        birth_date=PartialDate(rng.randint(1940, 2020), rng.randint(1, 12), rng.randint(1, 28)),
        sex=rng.choice("FMX"),
        expiry_date=date(rng.randint(2027, 2035), rng.randint(1, 12), rng.randint(1, 28)),
        issuing_state=rng.choice(["HTI", "PAN", "BEL", "UTO"]),
        document_code=FIRST.get(kind, "V"),
        optional_data="" if long else rng.choice(["", word(2, 3), str(rng.randint(10, 99999))]),
        format=kind,
    )
    return kind, compose_mrz(document)


def confuse(count: int) -> Callable[[random.Random, MrzFormat, str], str]:
    """Make the damage that takes a number of characters under a check digit for their likes."""

    def damage(rng: random.Random, kind: MrzFormat, text: str) -> str:
        lines = tuple(text.split("\n"))
        regions = regions_of(LAYOUTS[kind], lines)
        places = {p for r in regions for p in (*r.covers[0], r.digit)}
        joined = list("".join(lines))
        open_to_it = sorted(place for place in places if joined[place] in PARTNER)
        for place in rng.sample(open_to_it, min(count, len(open_to_it))):
            joined[place] = PARTNER[joined[place]]
        return _cut(kind, joined)

    return damage


def stranger(rng: random.Random, kind: MrzFormat, text: str) -> str:
    """Take one character under a check digit for one that repair knows only as a rival."""
    lines = tuple(text.split("\n"))
    places = {p for r in regions_of(LAYOUTS[kind], lines) for p in (*r.covers[0], r.digit)}
    joined = list("".join(lines))
    open_to_it = sorted(place for place in places if joined[place] in RIVALS)
    if open_to_it:
        place = rng.choice(open_to_it)
        joined[place] = rng.choice(RIVALS[joined[place]])
    return _cut(kind, joined)


def other(rng: random.Random, kind: MrzFormat, text: str) -> str:
    """Put any other character in one place under a check digit."""
    lines = tuple(text.split("\n"))
    places = sorted({p for r in regions_of(LAYOUTS[kind], lines) for p in r.covers[0]})
    joined = list("".join(lines))
    place = rng.choice(places)
    likes = (joined[place], PARTNER.get(joined[place]))
    joined[place] = rng.choice([char for char in ALPHABET if char not in likes])
    return _cut(kind, joined)


def tail(rng: random.Random, kind: MrzFormat, text: str) -> str:
    """Read the fillers at the end of the name as K, S, C or E: all of them, or each by chance."""
    span = LAYOUTS[kind].field("name").span
    lines = text.split("\n")
    line = lines[span.line - 1]
    name = line[span.start - 1 :]
    bare = name.rstrip("<")
    chance = rng.choice([0.3, 0.7, 1.0])
    read = "".join(
        rng.choices("KSCE", weights=[7, 1, 1, 1])[0] if rng.random() < chance else "<"
        for _ in name[len(bare) :]
    )
    lines[span.line - 1] = line[: span.start - 1] + bare + read
    return "\n".join(lines)


def nothing(_rng: random.Random, _kind: MrzFormat, text: str) -> str:
    """Leave the zone as it is."""
    return text


DAMAGES = {
    "no damage": nothing,
    "one character": confuse(1),
    "two characters": confuse(2),
    "three characters": confuse(3),
    "end of the name": tail,
    "2 and Z, 0, D and Q": stranger,
    "any other character": other,
}


def _cut(kind: MrzFormat, joined: list[str]) -> str:
    length = LAYOUTS[kind].length
    text = "".join(joined)
    return "\n".join(text[at : at + length] for at in range(0, len(text), length))


def measure(zones: int, seed: int) -> tuple[dict[str, Counter[str]], list[dict[str, str]]]:
    """Damage and repair; give the counts by kind of damage, and every zone made wrong."""
    rng = random.Random(seed)  # noqa: S311  # a seed makes the run repeatable; no secret
    counts: dict[str, Counter[str]] = {name: Counter() for name in DAMAGES}
    wrong = []
    for at in range(zones):
        name = list(DAMAGES)[at % len(DAMAGES)]
        kind, true = zone(rng)
        damaged = DAMAGES[name](rng, kind, true)
        reading = parse_mrz(damaged, today=TODAY, repair=True)
        after = "\n".join(reading.lines)
        result = _result(true, damaged, after)
        if result == "wrong":
            wrong.append({"damage": name, "true": true, "damaged": damaged, "after": after})
        counts[name][result] += 1
    return counts, wrong


def _result(true: str, damaged: str, after: str) -> str:
    """Tell how a zone fared."""
    if after == damaged:
        return "nothing to repair" if damaged == true else "left as it was"
    if after == true:
        return "right"
    changed = [at for at, char in enumerate(damaged) if char != after[at]]
    return "in part" if all(after[at] == true[at] for at in changed) else "wrong"


def main(argv: list[str]) -> int:
    """Print the counts; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench repair", description=__doc__)
    parser.add_argument("--zones", type=int, default=100_000, help="damaged zones in all")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--wrong", type=int, default=0, help="show so many zones made wrong")
    args = parser.parse_args(argv)
    counts, wrong = measure(args.zones, args.seed)
    if args.json:
        sys.stdout.write(json.dumps({"counts": counts, "wrong": wrong[: args.wrong]}) + "\n")
        return 0
    columns = ("nothing to repair", "right", "in part", "left as it was", "wrong")
    sys.stdout.write(f"{'damage':22}" + "".join(f"{name:>18}" for name in columns) + "\n")
    for name, count in counts.items():
        sys.stdout.write(f"{name:22}" + "".join(f"{count[col]:18}" for col in columns) + "\n")
    for case in wrong[: args.wrong]:
        shown = "\n".join(f"  {what}:\n{text}" for what, text in case.items())
        sys.stdout.write(f"\n{shown}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
