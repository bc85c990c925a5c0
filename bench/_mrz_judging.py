"""Judges what a program said of a labelled case, forgiving every difference of spelling."""

from dataclasses import dataclass, field
from typing import Any

from bench._mrz_cases import NOTICE, REFUSE, Case

RIGHT, WRONG, RAISED = "right", "wrong", "exception"
_SEXES = {"F": "F", "FEMALE": "F", "M": "M", "MALE": "M"}
_UNSPECIFIED = {"", "X", "NONE", "UNSPECIFIED", "NONSPECIFIED"}

Answer = dict[str, Any]


@dataclass
class Score:
    """How many cases of each category were right, wrong, or raised an exception."""

    categories: dict[str, dict[str, int]] = field(default_factory=dict)
    not_right: list[tuple[Case, str]] = field(default_factory=list)

    @property
    def total(self) -> dict[str, int]:
        """Count over all categories."""
        return {
            kind: sum(counts[kind] for counts in self.categories.values())
            for kind in (RIGHT, WRONG, RAISED)
        }


def score(asked: list[Case], answers: list[Answer]) -> Score:
    """Judge every answer."""
    found = Score()
    for case, answer in zip(asked, answers, strict=True):
        counts = found.categories.setdefault(case.category, {RIGHT: 0, WRONG: 0, RAISED: 0})
        verdict, why = judge(case, answer)
        counts[verdict] += 1
        if verdict != RIGHT:
            found.not_right.append((case, why))
    return found


def judge(case: Case, answer: Answer) -> tuple[str, str]:
    """Say whether an answer is right, and if not, why."""
    if "exception" in answer:
        return RAISED, str(answer["exception"])
    valid = bool(answer.get("valid"))
    if case.want == REFUSE:
        return (WRONG, "called valid") if valid else (RIGHT, "")
    if case.want == NOTICE:
        noticed = (
            not valid
            or bool(answer.get("warned"))
            or same("", "MIRELA TABITA", answer.get("given_names"))
        )
        return (RIGHT, "") if noticed else (WRONG, f"called valid: {answer.get('given_names')}")
    if not isinstance(case.want, dict):
        raise TypeError(f"{case.name} wants {case.want}")
    differing = [
        f"{name} is {answer.get(name)!r}, not {want!r}"
        for name, want in case.want.items()
        if not same(name, want, answer.get(name))
    ]
    if not valid:
        differing.insert(0, "called invalid")
    return (WRONG, "; ".join(differing)) if differing else (RIGHT, "")


def same(name: str, want: str, got: object) -> bool:
    """Tell whether a value is the one wanted, however it is spelt."""
    text = str(got or "").upper().strip()
    if name == "sex":
        sex = text.strip("<")
        return (_SEXES.get(sex) or ("X" if sex in _UNSPECIFIED else sex)) == want
    if name == "birth":
        return _same_day(want, text)
    return _letters(text) == _letters(want)


def _letters(value: object) -> str:
    """Take fillers for spaces, and several spaces for one."""
    return " ".join(str(value or "").upper().replace("<", " ").split())


def _same_day(want: str, text: str) -> bool:
    """Compare days; YYMMDD is enough unless the case wants the century."""
    digits = text.replace("-", "").replace("<", "X")
    if len(want) == 6:
        return digits[-6:] == want
    return digits == want.replace("-", "")
