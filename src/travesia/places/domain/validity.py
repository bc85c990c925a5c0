"""Versions of an area: one P-code, several periods of validity that never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Version:
    """One period of validity and what is said of the area in it."""

    valid_from: date
    valid_to: date | None
    """Last day; None while it goes on."""
    says: tuple[str, ...]
    """Everything that makes a new version when it differs: name, names, parent, level."""

    def overlaps(self, other: "Version") -> bool:
        """Tell whether a day belongs to both."""
        mine = self.valid_to is None or other.valid_from <= self.valid_to
        theirs = other.valid_to is None or self.valid_from <= other.valid_to
        return mine and theirs


def merge_version(known: Sequence[Version], new: Version) -> str:
    """Say what a new version means beside the known ones of its P-code.

    `added` – it stands beside them; `renewed` – it follows the open one, which ends the day
    before; `unchanged` – the open one says the same already, or it is known word for word;
    `duplicate_code` – the same first day says two things; `overlapping_validity` – it would hold
    on days that a version in force before it holds too.
    """
    if new in known:
        return "unchanged"
    if any(version.valid_from == new.valid_from for version in known):
        return "duplicate_code"
    crossing = [version for version in known if version.overlaps(new)]
    if not crossing:
        return "added"
    last = crossing[0]
    if len(crossing) > 1 or last.valid_to is not None or last.valid_from > new.valid_from:
        return "overlapping_validity"
    # COD-AB publishes each edition with a new `validOn` for every code, changed or not.
    if last.says == new.says and new.valid_to is None:
        return "unchanged"
    return "renewed"
