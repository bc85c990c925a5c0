"""A million attendances in the tables, and how long it takes to count the people behind them."""

import random
from datetime import date
from time import perf_counter
from uuid import UUID

_BATCH = 50_000
_AT_ONE = 40
"""People at one activity."""


def fill(attendances: int, people: int, rng: random.Random) -> int:
    """Write attendances of so many people into the present database; return how many came.

    Everybody comes at random, so that some come often and some not at all.
    """
    from travesia.core import bulk, clock  # noqa: PLC0415
    from travesia.programme.models import Activity, Attendance  # noqa: PLC0415

    marks = [f"{rng.getrandbits(128):032x}" for _one in range(people)]
    count = -(-attendances // _AT_ONE)
    activities = [_activity(Activity, number, clock.now()) for number in range(count)]
    bulk.insert(activities)
    came: set[int] = set()
    rows: list[Attendance] = []
    for at in range(0, attendances, _AT_ONE):
        there = rng.sample(range(people), min(_AT_ONE, attendances - at))
        came.update(there)
        rows += [
            Attendance(
                activity=activities[at // _AT_ONE],
                year=2026,
                basis="birth",
                mark=marks[who],
                sex="women" if who % 2 else "men",
                age="25-59",
                disability="no",
                mode="list",
            )
            for who in there
        ]
        if len(rows) >= _BATCH:
            bulk.insert(rows)
            rows = []
    bulk.insert(rows)
    return len(came)


def count_people() -> tuple[int, bool, float]:
    """Return how many people the tables say there were, whether that is exact, and the seconds."""
    from travesia.programme.selectors.attendance import (  # noqa: PLC0415
        TrainedIn,
        distinct_people,
    )

    began = perf_counter()
    found = distinct_people(TrainedIn(trained=False))
    return found.low, found.exact, perf_counter() - began


def _activity(model: type, number: int, now: object) -> object:
    return model(
        id=UUID(int=number + 1),
        reference=f"bench-{number}",
        title="bench",
        kind="training",
        topic="other",
        outcome="partnerships",
        state="held",
        modality="in_person",
        begins_on=date(2026, 1, 1),
        ends_on=date(2026, 1, 1),
        entered_by="bench",
        entered_at=now,
    )
