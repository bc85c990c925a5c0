"""The registry of targets: what is called on bytes, where it begins, and what it may raise."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

MODULES = (
    "zones",
    "chips",
    "cards",
    "lists",
    "trusted",
    "visible",
    "symbols",
    "persons",
    "feeds",
    "gateways",
)
"""The modules beside this one that hold targets; each is imported only when it is needed."""


@dataclass(frozen=True, slots=True)
class Target:
    """A parser as the fuzzer sees it."""

    name: str
    run: Callable[[bytes], object]
    """Called on each input; it may raise what `refusals` lists and nothing else."""
    seeds: Callable[[], Iterable[bytes]]
    """Inputs to begin with: valid ones, so that mutations reach deep."""
    refusals: tuple[type[Exception], ...] = ()
    longest: int = 4096
    """Bytes of the longest input."""


def targets() -> dict[str, Target]:
    """Give every target by name."""
    found: dict[str, Target] = {}
    for module in MODULES:
        for target in import_module(f"fuzz.{module}").TARGETS:
            if target.name in found:
                raise ValueError(f"two targets are called {target.name}")
            found[target.name] = target
    return found
