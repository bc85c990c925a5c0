"""Disaggregation schemes that change: values stay as they were collected and are read anew.

A new version says for each old category which new one it became. Nothing is rewritten: a figure of
version 1 is shown in version 3 by following the mappings, and a category that became several is
left as "not split" rather than guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from travesia.programme.domain.figures import NullReason, Part, Split
from travesia.programme.domain.results import SchemeView

#: What an old category becomes when nobody can say which of the new ones it is.
NOT_SPLIT = "not_split"


def scheme_problem(new: SchemeView, before: SchemeView | None) -> str:
    """Return what is wrong with a new version, as a code, or an empty string.

    Every category of the version before must stay or be mapped: none may be lost.
    """
    if not new.categories or len(set(new.categories)) != len(new.categories):
        return "categories"
    if before is None:
        return "mapping" if new.mapping else ""
    if new.version != before.version + 1:
        return "version"
    if new.in_force_from < before.in_force_from:
        return "in_force_from"
    known = {*new.categories, NOT_SPLIT}
    lost = [old for old in before.categories if new.mapping.get(old, old) not in known]
    if lost or set(new.mapping) - set(before.categories):
        return "mapping"
    return ""


def in_version(split: Split, versions: Sequence[SchemeView], version: int) -> Split:
    """Return a breakdown in a later version; its sum is the same, and nothing is thrown away.

    Categories that became one are added; where one of them has no value, neither has the sum.
    ValueError for a version that is not there or lies before the one it was collected in.
    """
    by_number = {one.version: one for one in versions if one.key == split.dimension}
    if version < split.version or version not in by_number:
        raise ValueError(f"{split.dimension} has no version {version} after {split.version}")
    parts = split.parts
    for number in range(split.version + 1, version + 1):
        parts = _moved(parts, by_number[number].mapping)
    return replace(split, parts=parts, version=version)


def _moved(parts: Sequence[Part], mapping: Mapping[str, str]) -> tuple[Part, ...]:
    moved: dict[str, list[Part]] = {}
    for part in parts:
        moved.setdefault(mapping.get(part.category, part.category), []).append(part)
    return tuple(_joined(category, found) for category, found in moved.items())


def _joined(category: str, parts: Sequence[Part]) -> Part:
    known = [part.value for part in parts if part.value is not None]
    if len(known) == len(parts):
        return Part(category, sum(known, start=known[0] * 0))
    reasons = [part.null_reason for part in parts if part.null_reason is not None]
    if known:  # one is known and another is not: the sum is unknown, and the parts stay stored
        return Part(category, None, NullReason.NOT_STATED)
    return Part(category, None, reasons[0] if reasons else NullReason.NOT_STATED)
