"""Answers to list entries: what an officer may say of a likeness, and what it opens or closes."""

from collections.abc import Iterable
from enum import StrEnum

from travesia.border.domain.verdict import Finding, Level, Source


class Answer(StrEnum):
    """What an officer says after comparing a traveller with a list entry."""

    OPEN = ""
    NOT_SAME = "not_same"
    MAY_BE_SAME = "may_be_same"


def findings_of_answers(
    answers: Iterable[Answer], *, lists_asked: int, stale: int = 0, silent: int = 0
) -> tuple[Finding, ...]:
    """Return what the list entries say now: who waits, who may be the same, or nobody alike.

    `stale` counts the lists too old to say that nobody is alike (seven days and more), `silent`
    those that could not be asked.
    """
    given = list(answers)
    waiting, alike = given.count(Answer.OPEN), given.count(Answer.MAY_BE_SAME)
    if not lists_asked and not silent:
        return (Finding("list.not_asked", Level.CAUTION, Source.LIST),)
    found = []
    if silent:
        facts: dict[str, str | int] = {"count": silent}
        found.append(Finding("list.silent", Level.CAUTION, Source.LIST, facts=facts))
    if stale:
        facts = {"count": stale}
        found.append(Finding("list.stale", Level.STOP, Source.LIST, facts=facts))
    if alike:
        facts = {"count": alike}
        found.append(Finding("list.may_be_same", Level.STOP, Source.LIST, facts=facts))
    if waiting:
        facts = {"count": waiting}
        found.append(Finding("list.waits", Level.CAUTION, Source.LIST, facts=facts))
    if not given and not stale and not silent:
        found.append(Finding("list.nobody_alike", Level.OK, Source.LIST))
    elif given and not waiting and not alike:
        facts = {"count": len(given)}
        found.append(Finding("list.all_answered", Level.OK, Source.LIST, facts=facts))
    return tuple(found)


def bars_admission(answers: Iterable[Answer], *, referred: bool, stale: int = 0) -> str:
    """Return the code of what the list entries hold against admitting now, or an empty string.

    An unanswered entry always does; one that may be the same does until a second line has looked.
    So does a list too old to say that nobody is alike (`stale` of them): whether the post goes on
    with it is not for the first line to say.
    """
    given = list(answers)
    if Answer.OPEN in given:
        return "border.answer_first"
    if Answer.MAY_BE_SAME in given and not referred:
        return "border.second_line_first"
    return "border.list_too_old" if stale and not referred else ""
