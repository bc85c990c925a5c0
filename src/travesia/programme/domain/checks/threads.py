"""Rules about what goes on over several bulletins: steps of a thread, work that was announced."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from travesia.programme.domain.book import Book, Record
from travesia.programme.domain.checks.findings import Finding, Severity, raise_finding

#: The states of an agreement in their order, and the one that no later state can do without.
AGREEMENT = (
    *("exploring", "committee", "negotiated", "signed", "in_force", "sop_adopted", "pilot"),
)
_SIGNED = AGREEMENT.index("signed")


def signing_skipped(book: Book) -> Iterable[Finding]:
    """An agreement is explored in one bulletin and carried out in the next: who signed, and when?

    The later one then rests on an agreement that the earlier one did not know of.
    """
    for thread in book.of_kind("threads"):
        for one, other in pairwise(_steps(book, thread)):
            states = str(one.get("state")), str(other.get("state"))
            if all(state in AGREEMENT for state in states):
                at, then = map(AGREEMENT.index, states)
                if at < _SIGNED < then:
                    yield raise_finding(
                        book,
                        "signing_skipped",
                        Severity.WARNING,
                        [str(one["item"]), str(other["item"])],
                        thread=thread.ref,
                        before=states[0],
                        after=states[1],
                    )


def _steps(book: Book, thread: Record) -> list[Mapping[str, object]]:
    """Return the steps of a thread in the order of their bulletins."""
    order = {one.code: at for at, one in enumerate(book.bulletins)}
    steps = [one for one in thread.data.get("steps", []) if isinstance(one, Mapping)]
    steps = [one for one in steps if one.get("item") and one.get("state")]
    return sorted(steps, key=lambda one: order.get(str(one.get("source")), len(order)))


def work_not_closed(book: Book) -> Iterable[Finding]:
    """Work was announced, and no later bulletin says what became of it."""
    last = book.bulletins[-1].code if book.bulletins else ""
    for work in book.of_kind("work_in_progress"):
        if not work.data.get("closed_by") and work.source and work.source != last:
            yield raise_finding(
                book,
                "work_not_closed",
                Severity.INFO,
                [work.ref],
                label=str(work.data.get("label", "")),
                due=str(work.data.get("due") or ""),
            )


RULES = (signing_skipped, work_not_closed)
