"""How far the lists and registers answered about a traveller, and what their silence bars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from travesia.border.domain.verdict import Finding, Level, Source


class How(StrEnum):
    """How a list, or a register of documents, answered."""

    ANSWERED = "answered"
    #: It answered, and is too old for "nobody is alike" to mean anything.
    STALE = "stale"
    #: Its new version is still being made ready.
    PREPARING = "preparing"
    #: It was not through when the time for the question was over.
    LATE = "late"
    #: It is known here and nothing was ever loaded into it.
    NEVER = "never"
    #: A register said that it cannot answer now.
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Asked:
    """One list, or one register, as it answered."""

    label: str
    how: How
    #: Without its answer the first line does not admit.
    needed: bool = True
    is_register: bool = False

    @property
    def answered(self) -> bool:
        """Tell whether it was asked to the end, however old it is."""
        return self.how in (How.ANSWERED, How.STALE)


#: What is said of each silence of a list, and what it bars, in the order in which it is said.
_OF_LISTS = {
    How.NEVER: ("list.never_loaded", "border.list_never_loaded"),
    How.LATE: ("list.late", "border.list_late"),
    How.STALE: ("list.stale", "border.list_too_old"),
}
_OF_REGISTERS = {
    How.LATE: ("register.late", "border.register_silent"),
    How.SILENT: ("register.silent", "border.register_silent"),
}


def findings_of_silence(asked: Sequence[Asked]) -> tuple[Finding, ...]:
    """Return a finding for each kind of silence: red where a needed list or register is silent."""
    lists = [one for one in asked if not one.is_register]
    registers = [one for one in asked if one.is_register]
    found = []
    for these, words in ((lists, _OF_LISTS), (registers, _OF_REGISTERS)):
        for how, (code, _bar) in words.items():
            silent = [one for one in these if one.how is how]
            if silent:
                loud = any(one.needed for one in silent)
                found.append(_finding(code, silent, Level.STOP if loud else Level.CAUTION))
    preparing = [one for one in lists if one.how is How.PREPARING]
    if preparing:
        found.append(_finding("list.silent", preparing, Level.CAUTION))
    clear = [one for one in registers if one.how is How.ANSWERED]
    if clear:
        found.append(_finding("register.answered", clear, Level.OK))
    return tuple(found)


def _finding(code: str, these: list[Asked], level: Level) -> Finding:
    labels = ", ".join(one.label for one in these)
    facts: dict[str, str | int] = {"count": len(these), "lists": labels}
    return Finding(code, level, Source.LIST, facts=facts)


def bar_of_silence(asked: Iterable[Asked]) -> str:
    """Return the code of what a silence holds against admitting at the first line, or nothing."""
    needed = [one for one in asked if one.needed]
    for is_register, words in ((False, _OF_LISTS), (True, _OF_REGISTERS)):
        for how, (_code, bar) in words.items():
            if any(one.how is how and one.is_register is is_register for one in needed):
                return bar
    return ""
