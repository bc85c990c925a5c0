"""Ask once in a request: what was read is kept until the request ends, and nowhere else.

Outside a request nothing is kept, so that jobs, commands and tests read what stands now. Whoever
changes what others ask for says `forget()`; what is kept is frozen values, never rows.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

T = TypeVar("T")

_kept: ContextVar[dict[Hashable, object] | None] = ContextVar("travesia_once", default=None)


@contextmanager
def during_request() -> Iterator[None]:
    """Keep answers until the block ends; a block within a block has answers of its own."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(key: Hashable, find: Callable[[], T]) -> T:
    """Return what `find` answered to this question before in this request, or ask it now.

    An error is not kept. `key` begins with the name of the room.
    """
    kept = _kept.get()
    if kept is None:
        return find()
    if key not in kept:
        kept[key] = find()
    return cast("T", kept[key])


def forget() -> None:
    """Ask everything anew from here on: what others may have asked for was changed."""
    kept = _kept.get()
    if kept is not None:
        kept.clear()
