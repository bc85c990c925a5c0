"""The goals of `bench cards`, and whether the figures meet them."""

from collections.abc import Iterator
from statistics import median

from bench._cards_sizes import Size
from bench._cards_tasks import BARE, OURS, Task

MOST = 1.3
"""Times the bare signature check that verifying a card may take."""


def goals(weighed: list[Size], asked: list[Task]) -> Iterator[str]:
    """Say of each goal whether it is met, and by how much it is missed."""
    for side, algorithm, form in dict.fromkeys((s.side, s.algorithm, s.form) for s in weighed):
        same = [s for s in weighed if (s.side, s.algorithm, s.form) == (side, algorithm, form)]
        ours = [s for s in same if s.program == OURS]
        for peer in same:
            if ours and peer.program != OURS:
                yield _smaller(ours[0], peer)
    verify = [task for task in asked if task.verb == "verify"]
    bare = {(t.side, t.algorithm): t for t in verify if t.program == BARE}
    for task in verify:
        if task.program == OURS and task.form == "text":
            times = ratio(task, bare[task.side, task.algorithm])
            told = "met" if times <= MOST else "NOT MET"
            yield (
                f"- verify {task.side}, {task.algorithm}: {times:.2f} times the bare check "
                f"(goal: {MOST} at most): {told}"
            )


def ratio(task: Task, bare: Task) -> float:
    """Say how many times the bare signature a task takes: the median over the rounds."""
    return median(b / t for b, t in zip(bare.rates, task.rates, strict=True))


def _smaller(ours: Size, peer: Size) -> str:
    met = ours.message <= peer.message and ours.text <= peer.text
    return (
        f"- bytes of {ours.side}, {ours.algorithm}, {ours.form}: {ours.message} beside "
        f"{peer.message} of `{peer.program}`, {ours.text} characters beside {peer.text}: "
        f"{'met' if met else 'NOT MET'}"
    )
