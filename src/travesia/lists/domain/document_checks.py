"""Ask a register of lost and stolen documents kept by others; the interface, and the way to ask.

Registers such as INTERPOL's SLTD are asked over lines of their own (FIND, through the national
central bureau). No adapter to such a line is part of the program and none was tried: this module
says what one has to do, and `tests/document_line.py` what it has to pass. A hit says that somebody
reported the number; before any step the issuing country has to confirm the report.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import Protocol

#: How long a desk waits for all questions about one document, in seconds.
TIME_LIMIT = 3.0

#: At most so many ways to write one number are asked.
MOST_VARIANTS = 8

#: Questions that may hang at one time; a dead line must not fill the machine with threads.
MOST_HANGING = 16

#: Why there is no answer, where the line was not through in time.
TOO_LATE = frozenset({"time_limit", "too_many_hang"})

_room = BoundedSemaphore(MOST_HANGING)

_O_AND_ZERO = str.maketrans("O0", "0O")


class DocumentState(StrEnum):
    """What a register said; `not_available` is an answer of its own and never "no hit"."""

    HIT = "hit"
    NO_HIT = "no_hit"
    NOT_AVAILABLE = "not_available"


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """What a register said about one document."""

    state: DocumentState
    record_id: str = ""
    """The register's own number of the report; never empty for a hit."""
    reason: str = ""
    """For a hit why it was reported (`lost`, `stolen`, …), else why there is no answer:
    `time_limit`, `too_many_hang` (other questions go on for ever), `line_failed`,
    `answer_unknown`, or the adapter's own code."""
    number_asked: str = ""
    """The writing of the number that was met; the one in the document when none was."""

    @property
    def hit(self) -> bool:
        """Tell whether somebody reported the number: ask the issuing country to confirm it."""
        return self.state is DocumentState.HIT

    @property
    def says_nothing(self) -> bool:
        """Tell whether nothing may be concluded, above all not that all is well."""
        return self.state is DocumentState.NOT_AVAILABLE


class DocumentLine(Protocol):
    """An adapter to one register."""

    @property
    def name(self) -> str:
        """What the register is called on screens; a simulator says that it is one."""
        ...

    @property
    def is_simulator(self) -> bool:
        """Tell whether nobody real answers."""
        ...

    def query_document(self, number: str, type_code: str, issuer: str, /) -> DocumentAnswer:
        """Ask about one number, written as given, of one issuer (code of Doc 9303).

        Raises nothing: what fails is `not_available` with a reason.
        """
        ...


def ways_to_write(number: str) -> tuple[str, ...]:
    """Return the number as the zone has it, then with O and 0 exchanged, fewest changes first.

    Readers and typists take one for the other, and registers hold what somebody typed.
    """
    plain = "".join(char for char in number.upper() if char.isalnum())
    if not plain:
        return ()
    return tuple(dict.fromkeys((plain, *_exchanged(plain))))[:MOST_VARIANTS]


def ask(
    line: DocumentLine,
    *,
    number: str,
    type_code: str,
    issuer: str,
    time_limit: float = TIME_LIMIT,
    clock: Callable[[], float] = monotonic,
) -> DocumentAnswer:
    """Ask a register about a document in every writing of its number, within the time limit.

    The first hit ends the questions. Without one, a single writing that was not answered makes
    the whole answer `not_available`. Raises nothing.
    """
    end = clock() + time_limit
    first = DocumentAnswer(DocumentState.NO_HIT, number_asked=number)
    writings = ways_to_write(number)
    if not writings:
        return DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="number_missing")
    missing: DocumentAnswer | None = None
    for writing in writings:
        answer = _within(line, writing, type_code, issuer, end - clock())
        if answer.hit:
            return answer
        if answer.says_nothing:
            missing = missing or answer
            if answer.reason in TOO_LATE:
                break
    return missing or first


def _within(
    line: DocumentLine, number: str, type_code: str, issuer: str, seconds: float
) -> DocumentAnswer:
    """Ask once, for at most so long; a line that goes on is left to itself."""
    said: list[object] = []

    def call() -> None:
        try:
            said.append(line.query_document(number, type_code, issuer))
        except Exception:  # whatever an adapter does wrong, the desk is answered
            said.append(DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="line_failed"))
        finally:
            _room.release()

    if not _room.acquire(blocking=False):
        return DocumentAnswer(
            DocumentState.NOT_AVAILABLE, reason="too_many_hang", number_asked=number
        )
    # A daemon: a line that never comes back must not keep the program from ending.
    asking = Thread(target=call, name="document-line", daemon=True)
    asking.start()
    asking.join(max(0.0, seconds))
    if not said:
        return DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="time_limit", number_asked=number)
    return _checked(said[0], number)


def _checked(said: object, number: str) -> DocumentAnswer:
    """Return the answer with the number that was asked; what is none becomes `not_available`."""
    good = isinstance(said, DocumentAnswer) and isinstance(said.state, DocumentState)
    if not good or not isinstance(said, DocumentAnswer) or (said.hit and not said.record_id):
        return DocumentAnswer(
            DocumentState.NOT_AVAILABLE, reason="answer_unknown", number_asked=number
        )
    return DocumentAnswer(said.state, said.record_id, said.reason, number)


def _exchanged(plain: str) -> Iterator[str]:
    places = [place for place, char in enumerate(plain) if char in "O0"][:MOST_VARIANTS]
    for count in range(1, len(places) + 1):
        for some in combinations(places, count):
            yield "".join(
                char.translate(_O_AND_ZERO) if place in some else char
                for place, char in enumerate(plain)
            )
