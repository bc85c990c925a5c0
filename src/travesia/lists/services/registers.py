"""Put a question about a document to the registers of this node, beside whatever else goes on.

A line may be slow or dead, so the question runs in threads of its own and holds no database; who
asked waits until the deadline and no longer, and is told what did not answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Thread
from time import monotonic

from django.conf import settings
from django.utils.module_loading import import_string

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists.domain import (
    Deadline,
    ListName,
    ListPurpose,
)
from travesia.lists.domain.document_checks import (
    TOO_LATE,
    DocumentAnswer,
    DocumentLine,
    DocumentState,
    ask,
)
from travesia.lists.events import SourceRegistered
from travesia.lists.models import ListSource
from travesia.lists.selectors.rows import require

#: After a line was too late, the next travellers wait for it no longer than this, for a while.
SHORT_WAIT = 0.5
_FOR_A_WHILE = 30.0

_short_until: dict[str, float] = {}


@dataclass(frozen=True, slots=True)
class DocumentQuestion:
    """A document as it is asked about."""

    number: str
    type_code: str
    issuer: str


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What one register said, or that it said nothing."""

    key: str
    label: str
    is_simulator: bool
    answer: DocumentAnswer


class RegistersAsked:
    """A question on its way to every register of this node."""

    def __init__(self, question: DocumentQuestion, seconds: float) -> None:
        """Put it; this returns at once."""
        self._deadline = Deadline(seconds)
        self._said: dict[str, DocumentAnswer] = {}
        self._lines = tuple(_lines())
        self._threads = [
            Thread(target=self._ask, args=(key, line, question), daemon=True, name="register")
            for key, line in self._lines
        ]
        for thread in self._threads:
            thread.start()

    def _ask(self, key: str, line: DocumentLine, question: DocumentQuestion) -> None:
        now = monotonic()
        patience = SHORT_WAIT if _short_until.get(key, now) > now else self._deadline.left()
        said = ask(
            line,
            number=question.number,
            type_code=question.type_code,
            issuer=question.issuer,
            time_limit=min(patience, self._deadline.left()),
        )
        if said.reason in TOO_LATE:
            _short_until[key] = monotonic() + _FOR_A_WHILE
        else:
            _short_until.pop(key, None)
        self._said[key] = said

    def answers(self) -> tuple[RegisterAnswer, ...]:
        """Wait for what is still open, at most until the deadline, and return what was said."""
        for thread in self._threads:
            thread.join(self._deadline.left() + 0.1)
        silent = DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="time_limit")
        return tuple(
            RegisterAnswer(key, line.name, line.is_simulator, self._said.get(key, silent))
            for key, line in self._lines
        )


def ask_registers(
    *,
    actor: Actor,
    document: DocumentQuestion,
    purpose: Purpose,
    scope: Scope | None = None,
    seconds: float | None = None,
) -> RegistersAsked:
    """Begin to ask every register of this node about a document; raises AccessDeniedError.

    Nothing is asked where none is set up (`settings.DOCUMENT_REGISTERS`) or the document has no
    number: then there are no answers.
    """
    require(actor=actor, permission="lists.search", purpose=purpose, scope=scope)
    return RegistersAsked(document, settings.QUESTION_SECONDS if seconds is None else seconds)


def has_registers() -> bool:
    """Tell whether a register of documents is set up at this node."""
    return bool(settings.DOCUMENT_REGISTERS)


def known_register(*, actor: Actor, key: str, label: str, purpose: Purpose) -> ListName:
    """Return a register as list managers know it; the first answer makes it known."""
    row, new = ListSource.objects.get_or_create(
        key=key,
        defaults={
            "id": new_id(),
            "label": label,
            "owner": label,
            "purposes": [ListPurpose.INFORM.value],
            "is_register": True,
        },
    )
    if new:
        journal.record(
            actor=actor,
            event=SourceRegistered(key, label, label, (ListPurpose.INFORM.value,), False),
            purpose=purpose.value,
        )
    return ListName(row.key, row.label, row.needed)


def _lines() -> Iterator[tuple[str, DocumentLine]]:
    for key, path in settings.DOCUMENT_REGISTERS.items():
        yield key, _line(path, key)


@lru_cache
def _line(path: str, key: str) -> DocumentLine:
    """Return the adapter at `package.module.Name`; one that cannot be loaded answers nothing."""
    try:
        made: DocumentLine = import_string(path)()
    except Exception:  # whatever is wrong with it, the desk says that nothing is known
        return _Absent(key)
    return made


class _Absent:
    """An adapter that is set up and cannot be loaded: never taken for no register at all."""

    is_simulator = False

    def __init__(self, name: str) -> None:
        self.name = name

    def query_document(self, *_question: str) -> DocumentAnswer:
        return DocumentAnswer(DocumentState.NOT_AVAILABLE, reason="adapter_missing")
