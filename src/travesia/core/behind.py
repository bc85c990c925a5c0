"""Do behind an answer what only follows from it, when the page is with whoever asked for it.

What an act comes to (the stays that are reckoned anew, a question whether two records are one
person) is made from what the act has recorded, and made again where it is missing. So the answer
does not wait for it. Where nobody waits for an answer (jobs, commands, tests) it is done at once.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
Work = Callable[[], object]

logger = logging.getLogger(__name__)

_waiting: ContextVar[list[Work] | None] = ContextVar("travesia_behind", default=None)


def is_answered_first() -> bool:
    """Tell whether somebody waits for an answer now, so that work can be put behind it."""
    return _waiting.get() is not None


def behind_the_answer(work: Work) -> None:
    """Do this when the answer is with whoever asked, or at once where nobody waits for one.

    It has to bear being lost with the power: whatever must not be lost is recorded before, and the
    work is done again from that. Behind an answer an error is logged and stops nothing.
    """
    waiting = _waiting.get()
    if waiting is None:
        work()
    else:
        waiting.append(work)


def answering_first(application: Application) -> Application:
    """Return a WSGI application that gives the whole answer before it does what waits behind it."""

    def answering(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        waiting: list[Work] = []
        token = _waiting.set(waiting)
        try:
            body = application(environ, start_response)
        except BaseException:
            _waiting.reset(token)
            _do(waiting)
            raise
        _waiting.reset(token)
        return _Answer(body, waiting) if waiting else body

    return answering


class _Answer:
    """The body of an answer; the server closes it when the last byte is sent."""

    def __init__(self, body: Iterable[bytes], waiting: list[Work]) -> None:
        self._body, self._waiting = body, waiting

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._body)

    def close(self) -> None:
        """Do what waits, then close what was sent."""
        try:
            _do(self._waiting)
        finally:
            close = getattr(self._body, "close", None)
            if close is not None:
                close()


def _do(waiting: list[Work]) -> None:
    for work in waiting:
        try:
            work()
        except Exception:
            logger.exception("What was to follow behind an answer did not")
    waiting.clear()
