"""Answers to list entries: what an officer may say of a likeness, and what it opens or closes."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from travesia.border.domain.asked import Asked, How, bar_of_silence, findings_of_silence
from travesia.border.domain.verdict import Finding, Level, Source


class Answer(StrEnum):
    """What an officer says after comparing a traveller with a list entry."""

    OPEN = ""
    NOT_SAME = "not_same"
    MAY_BE_SAME = "may_be_same"


def findings_of_answers(answers: Iterable[Answer], asked: Sequence[Asked]) -> tuple[Finding, ...]:
    """Return what the lists say now: who is silent, who waits, may be the same, or nobody alike."""
    given = list(answers)
    waiting, alike = given.count(Answer.OPEN), given.count(Answer.MAY_BE_SAME)
    lists = [one for one in asked if not one.is_register]
    found = list(findings_of_silence(asked))
    if not lists:
        found.insert(0, Finding("list.not_asked", Level.CAUTION, Source.LIST))
    if alike:
        facts: dict[str, str | int] = {"count": alike}
        found.append(Finding("list.may_be_same", Level.STOP, Source.LIST, facts=facts))
    if waiting:
        facts = {"count": waiting}
        found.append(Finding("list.waits", Level.CAUTION, Source.LIST, facts=facts))
    if not given and lists and all(one.how is How.ANSWERED for one in lists):
        found.append(Finding("list.nobody_alike", Level.OK, Source.LIST))
    elif given and not waiting and not alike:
        facts = {"count": len(given)}
        found.append(Finding("list.all_answered", Level.OK, Source.LIST, facts=facts))
    return tuple(found)


def bars_admission(
    answers: Iterable[Answer], *, referred: bool, asked: Sequence[Asked] = ()
) -> str:
    """Return the code of what the list entries hold against admitting now, or an empty string.

    An unanswered entry always does; one that may be the same does until a second line has looked.
    So does the silence of a list or register that is needed (`asked`): whether the post goes on
    without it is not for the first line to say.
    """
    given = list(answers)
    if Answer.OPEN in given:
        return "border.answer_first"
    if Answer.MAY_BE_SAME in given and not referred:
        return "border.second_line_first"
    return "" if referred else bar_of_silence(asked)
