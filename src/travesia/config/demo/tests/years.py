"""Years of invented crossings that several tests look at, made once."""

from datetime import date
from functools import cache

from travesia.config.demo.crossings import SIZES, Crossing, Plan, crossings

TODAY = date(2026, 11, 20)


@cache
def year(seed: int = 1, size: int = SIZES["small"]) -> tuple[Crossing, ...]:
    return tuple(crossings(Plan(seed=seed, crossings=size, today=TODAY)))
