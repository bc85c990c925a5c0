"""Why an entry is shown: sentences, and what each observation adds, as bars and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from travesia.border.views.days import language
from travesia.screening import reason_words
from travesia.screening.messages.explaining import term_words

#: Half the width of the picture of a bar, in the units of its view box.
HALF = 100.0
#: Narrowest bar that can still be seen.
THINNEST = 1.0

HEADS = (
    (gettext_lazy("Observation"), False),
    (gettext_lazy("Seen"), True),
    (gettext_lazy("Weight"), True),
    (gettext_lazy("Adds"), True),
    (gettext_lazy("Part of the score"), True),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One observation: to the right it speaks for asking, to the left against."""

    label: str
    words: str
    """For or against: the direction never stands in the picture alone."""
    side: str
    """`for` or `against`."""
    adds: str
    """What it adds, with its sign, as the language writes numbers."""
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Everything the disclosure shows of one entry."""

    sentences: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    heads: tuple[tuple[object, bool], ...] = HEADS
    rows: tuple[tuple[str, ...], ...] = ()
    total: tuple[str, ...] = ()


def reckoning_of(shown: Mapping[str, Any]) -> Reckoning:
    """Return the reckoning kept with a hit.

    A hit that was found by a number alone, or by an older engine, has none: it says the list, the
    version and the reason.
    """
    explained: Mapping[str, Any] = shown.get("explanation") or {}
    kept: Mapping[str, Sequence[str]] = shown.get("sentences") or {}
    said = tuple(kept.get(language()) or kept.get("en") or ())
    parts = explained.get("contributions") or ()
    if not said or not parts:
        return Reckoning(said or _without_sum(shown))
    return Reckoning(
        sentences=(_list_words(shown, explained["algorithm"]), *_reason(shown), *said[1:]),
        bars=tuple(_bars(parts)),
        rows=tuple(_row(part) for part in parts),
        total=(
            _("Together"),
            "",
            "",
            _signed(float(explained["log_odds"])),
            number_format(float(explained["score"]), 3),
        ),
    )


def _list_words(shown: Mapping[str, Any], algorithm: str) -> str:
    """Name the list as people know it; the sentence kept with the hit has its key."""
    return _("%(list)s, version %(version)s; compared by %(algorithm)s.") % {
        "list": shown["list_label"],
        "version": shown["list_version"],
        "algorithm": algorithm,
    }


def _reason(shown: Mapping[str, Any]) -> tuple[str, ...]:
    """Say the rule that fits; none does where only the whole taken together asks."""
    reason = reason_words(shown["reason_code"], language())
    return () if reason == shown["reason_code"] else (reason,)


def _without_sum(shown: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        _("%(list)s, version %(version)s.")
        % {"list": shown["list_label"], "version": shown["list_version"]},
        *_reason(shown),
        _("This is a question for a person. It does not say who somebody is."),
    )


def _bars(parts: Sequence[Mapping[str, Any]]) -> list[Bar]:
    """Draw every observation on one scale: the longest bar takes half of the picture."""
    longest = max(abs(float(part["log_odds"])) for part in parts) or 1.0
    return [_bar(part, longest) for part in parts]


def _bar(part: Mapping[str, Any], longest: float) -> Bar:
    adds = float(part["log_odds"])
    width = max(THINNEST, abs(adds) / longest * HALF)
    return Bar(
        label=term_words(part["term"], language()),
        words=_("for asking") if adds > 0 else _("against"),
        side="for" if adds > 0 else "against",
        adds=_signed(adds),
        # As SVG writes numbers, whatever the language.
        x=f"{HALF if adds > 0 else HALF - width:.1f}",
        width=f"{width:.1f}",
    )


def _row(part: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        term_words(part["term"], language()),
        number_format(float(part["value"]), 2),
        _signed(float(part["weight"])),
        _signed(float(part["log_odds"])),
        _signed(float(part["share"]), 3),
    )


def _signed(value: float, places: int = 2) -> str:
    """Write a number with its sign; the minus is the character of that name, not a hyphen."""
    text = number_format(abs(value), places)
    return f"+{text}" if value > 0 else f"−{text}"
