"""Small numbers below programme level are hidden, and so is what would give them away."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from travesia.measures import DEFAULT_THRESHOLD
from travesia.programme.domain.figures import Figure, NullReason, Part, Split, SplitForm


def protected(figure: Figure, *, threshold: int = DEFAULT_THRESHOLD) -> Figure:
    """Return the figure as it may be shown: below programme level no cell under the threshold.

    Zero counts as small. When a small part is hidden, another one is hidden with it, so that the
    total does not give it back; a small total hides everything. Rounded percentages of a small
    whole go as well. Only people are protected so; two servers are nobody.
    """
    if figure.programme_wide or figure.unit != "person" or figure.value is None:
        return figure
    if figure.value < threshold:
        split = figure.split and _emptied(figure.split)
        return replace(figure, value=None, null_reason=NullReason.SUPPRESSED, split=split)
    if figure.split is None:
        return figure
    return replace(figure, split=_protected_split(figure.split, figure.value, threshold))


def _protected_split(split: Split, whole: Decimal, threshold: int) -> Split:
    if split.form is SplitForm.PERCENT_ROUNDED:
        small = any(p.value is not None and p.value * whole < threshold * 100 for p in split.parts)
        return _emptied(split) if small else split
    counts = {part.category: int(part.value) for part in split.parts if part.value is not None}
    rest = int(whole) - sum(counts.values())
    hidden = _hidden_cells({**counts, "": rest} if rest else counts, threshold)
    parts = tuple(_hidden(part) if part.category in hidden else part for part in split.parts)
    return replace(split, parts=parts)


def _hidden_cells(counts: Mapping[str, int], threshold: int) -> frozenset[str]:
    """Return the cells to hide: the small ones, then the smallest until none can be worked out.

    Nothing tells a small hidden cell from one that covers it. Two cells at least are hidden, and
    together they hold so many that each number under the threshold stays possible for one of them.
    """
    order = sorted(counts, key=lambda name: (counts[name], name))
    hidden = [name for name in order if counts[name] < threshold]
    if not hidden:
        return frozenset()
    for name in order[len(hidden) :]:
        if len(hidden) > 1 and sum(counts[one] for one in hidden) >= 2 * threshold - 1:
            break
        hidden.append(name)
    return frozenset(hidden)


def _emptied(split: Split) -> Split:
    return replace(split, parts=tuple(_hidden(part) for part in split.parts))


def _hidden(part: Part) -> Part:
    return Part(part.category, None, part.null_reason or NullReason.SUPPRESSED)
