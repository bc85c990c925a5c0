"""The panel of the stay: what the rules say of this movement, with the rule and the arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from travesia.border.domain.staying import StayAnswer, StayReason
from travesia.border.selectors import InspectionView
from travesia.border.views import days

_ICONS = {"ok": "check", "info": "eye", "caution": "caution"}

#: Said at once; every other reason stands with the arithmetic.
_FIRST = frozenset(
    {
        *("entry.allowed", "entry.unlimited", "entry.missing", "entry.possible_again"),
        *("exit.missing", "stay.within", "stay.over", "stay.late"),
        *("document.to_confirm", "rule.none", "rule.does_not_admit"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its meaning."""

    meaning: str
    text: str

    @property
    def icon(self) -> str:
        """The icon of the meaning."""
        return _ICONS[self.meaning]

    @property
    def tone(self) -> str:
        """The colour of the icon; what is said without a judgement has none."""
        return "" if self.meaning == "info" else f"is-{self.meaning}"


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of the arithmetic."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel says while a decision waits; the officer decides, not the rule."""

    lines: tuple[Line, ...]
    """What matters now, cautions first."""
    rule: str
    version: str
    source: str
    how: tuple[Line, ...]
    facts: tuple[Fact, ...]


def panel_of(view: InspectionView) -> Panel | None:
    """Return the panel; None once somebody decided: what holds now is no part of that."""
    if view.stay is None:
        return None
    answer = view.stay.answer
    first = [one for one in answer.reasons if _is_first(one)]
    rest = [one for one in answer.reasons if not _is_first(one)]
    rule = answer.rule
    return Panel(
        lines=tuple(sorted(lines_of(first), key=lambda line: line.meaning != "caution")),
        rule="" if rule is None else rule.title(days.language()),
        version="" if rule is None else rule.version,
        source="" if rule is None else rule.source,
        how=tuple(lines_of(rest)),
        facts=tuple(_facts(answer)),
    )


def _is_first(reason: StayReason) -> bool:
    return reason.code in _FIRST or reason.severity.value == "caution"


def lines_of(reasons: Iterable[StayReason]) -> Iterable[Line]:
    """Yield the reasons of an answer as sentences in the reader's language."""
    for one in reasons:
        said = replace(one, facts={name: _shown(value) for name, value in one.facts.items()})
        yield Line(one.severity.value, said.message(days.language()))


def _shown(value: str | int) -> str | int:
    """Write a day as the screens do; anything else stands as it is."""
    if isinstance(value, int):
        return value
    try:
        return days.short_day(date.fromisoformat(value))
    except ValueError:
        return value


def _facts(answer: StayAnswer) -> Iterable[Fact]:
    if answer.rule is None:
        return
    yield Fact(_("Days counted before"), str(answer.days_used))
    if answer.days_used_most != answer.days_used:
        yield Fact(_("At most, if what is missing is counted"), str(answer.days_used_most))
    if answer.last_day is not None:
        yield Fact(_("Last day"), days.short_day(answer.last_day))
    if answer.days_allowed is not None:
        yield Fact(_("Days by the rule"), str(answer.days_allowed))
