"""How large the symbols of cards are in print, and how long drawing and reading them takes."""

from collections.abc import Callable
from statistics import median
from time import process_time
from typing import NamedTuple

from bench._cards_material import KEYS, card
from travesia.seals.cards import sign_card
from travesia.seals.symbols import read_symbols, write_qr

ROUNDS = 9


class Drawing(NamedTuple):
    """The symbol of one side of a card."""

    side: str
    text: int
    version: str
    modules: int
    side_mm: float
    """Longer side in print with the quiet zone, modules of 0.40 mm."""
    make_ms: float
    """Laying out the modules."""
    png_ms: float
    """Drawing them, 8 pixels a module."""
    read_ms: float
    """Finding and reading it in that picture."""


def drawings(now: int) -> list[Drawing]:
    """Draw and read the symbol of each side."""
    found = []
    for side in ("front", "back"):
        text = sign_card(card(side, 1_234_567, now), key=KEYS["ES256"])
        symbol = write_qr(text)
        picture = symbol.png()
        (seen,) = read_symbols(picture)
        if seen.text != text:
            raise ValueError(f"the symbol of the {side} does not read as it was written")
        found.append(
            Drawing(
                side=side,
                text=len(text),
                version=symbol.version,
                modules=symbol.modules,
                side_mm=symbol.side_mm,
                make_ms=_milliseconds(lambda text=text: write_qr(text)),
                png_ms=_milliseconds(symbol.png),
                read_ms=_milliseconds(lambda picture=picture: read_symbols(picture)),
            )
        )
    return found


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = process_time()
        work()
        times.append((process_time() - started) * 1000)
    return median(times)
