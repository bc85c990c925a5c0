"""Random and mutated input without coverage: for machines where atheris has no wheel."""

from collections.abc import Iterator, Sequence
from random import Random

_EDGES = (0, 1, 0x1F, 0x20, 0x3C, 0x40, 0x7F, 0x80, 0x9F, 0xBF, 0xC0, 0xDF, 0xFF)
_LONGEST_REPEAT = 64


def inputs(seeds: Sequence[bytes], chance: Random, longest: int) -> Iterator[bytes]:
    """Give the seeds, then without end mutations of them and of each other, and pure noise."""
    yield b""
    yield from seeds
    pool = [*seeds] or [b""]
    while True:
        if chance.random() < 0.05:
            data = chance.randbytes(chance.randrange(min(longest, 200)))
        else:
            data = chance.choice(pool)
            for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
                data = _changed(data, pool, chance)
        data = data[:longest]
        # A little of what was tried stays, so that changes can pile up.
        if chance.random() < 0.02 and len(pool) < 500:
            pool.append(data)
        elif chance.random() < 0.01 and len(pool) > len(seeds):
            pool[chance.randrange(len(seeds), len(pool))] = data
        yield data


def _changed(data: bytes, pool: Sequence[bytes], chance: Random) -> bytes:
    """Change a text at one place."""
    at = chance.randrange(len(data) + 1)
    before, after = data[:at], data[at:]
    kind = chance.randrange(8)
    if kind == 0:
        after = chance.randbytes(chance.randrange(1, 5)) + after
    elif kind == 1:
        after = after[chance.randrange(1, 9) :]
    elif kind == 2:
        length = chance.randrange(1, 33)
        after = after[:length] * chance.randrange(2, _LONGEST_REPEAT) + after[length:]
    elif kind == 3:
        other = chance.choice(pool)
        after = other[chance.randrange(len(other) + 1) :]
    elif kind == 4:
        after = b""
    elif after:
        put = (after[0] ^ (1 << chance.randrange(8)), chance.choice(_EDGES), chance.choice(data))
        after = bytes((put[kind - 5],)) + after[1:]
    return before + after
