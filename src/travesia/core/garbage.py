"""Spare travellers the pauses in which the interpreter looks through all that the process holds.

After its first requests a process holds templates, catalogues, tables of names and indexes for as
long as it lives: millions of objects, and a pass of the garbage collector through them takes some
tenths of a second in the middle of somebody's answer.
"""

import gc
from collections.abc import Callable, Iterable
from typing import Any

#: Requests after which nearly everything that is loaded when it is first needed is there.
WARM_AFTER = 100

#: New objects between two passes, and passes between those through older objects: a request makes
#: some thousands and leaves hardly any behind.
_THRESHOLDS = (5_000, 10, 50)

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def settle() -> None:
    """Clear up once, and let no later pass look at what is there now."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


def when_warm(application: Application, *, after: int = WARM_AFTER) -> Application:
    """Return a WSGI application that settles once, behind its request number `after`."""
    asked = 0

    def warming(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        nonlocal asked
        answer = application(environ, start_response)
        asked += 1
        if asked == after:
            settle()
        return answer

    return warming
