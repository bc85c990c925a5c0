"""Who was missed or asked about in vain, one line each, for whoever improves the matcher."""

from collections.abc import Iterator

from bench._names_screening import Screening
from bench.people.asked import Asked

HEAD = ("what", "kind", "culture", "name_damage", "date_damage", "name", "born",
        "entry", "entry_names", "entry_born", "score", "best_instead")  # fmt: skip


def screening(found: Screening) -> Iterator[str]:
    """Write ours at 1 % alarm as a table parted by tabs: missed, and asked about in vain."""
    run = found.ours
    wrong = [(one, "missed") for one in run.asked if one.entry_id and not _found(found, one)]
    wrong += [(one, "in vain") for one in run.asked if not one.entry_id and _asks(found, one)]
    entries = found.material.rows({_entry(found, one) for one, _ in wrong})
    yield "\t".join(HEAD)
    for one, what in wrong:
        key = _entry(found, one)
        row = entries.get(key, {"name": "", "names": [], "birth_date": ""})
        scores = {k: score for k, score, _ in run.answers[one.qid].found}
        names = "; ".join([row["name"], *row["names"]])
        cells = [
            *(what, one.kind, one.culture, one.corruption, one.dates, one.name, one.birth_date),
            *(key, names, row["birth_date"], f"{scores.get(key, 0):.4f}"),
            f"{run.answers[one.qid].best:.4f}",
        ]
        yield "\t".join(cells)


def _found(found: Screening, one: Asked) -> bool:
    at = found.ours.read.of(one)
    answers = found.ours.answers[one.qid].found
    return any(key == one.entry_id and score >= at for key, score, _ in answers)


def _asks(found: Screening, one: Asked) -> bool:
    return found.ours.answers[one.qid].best >= found.ours.read.of(one)


def _entry(found: Screening, one: Asked) -> str:
    """Give the entry that should have been found, or the one asked about in vain."""
    answers = found.ours.answers[one.qid].found
    return one.entry_id or (answers[0][0] if answers else "")
