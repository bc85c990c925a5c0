"""Names beside the claimed one: which kinds there are, and what is wrong with one."""

from dataclasses import dataclass

from travesia.people.domain.claims import NAME_LENGTH
from travesia.people.domain.records import NameKind
from travesia.screening import PartialDate, PartialDateError

#: Kinds that are added and withdrawn; claimed and former names follow from the claim alone.
ADDED_KINDS = tuple(kind for kind in NameKind if kind not in {NameKind.CLAIMED, NameKind.FORMER})


@dataclass(frozen=True, slots=True)
class NewName:
    """A name to add beside the claimed one, in the spelling and script it came in."""

    kind: NameKind
    primary: str
    secondary: str = ""
    valid_from: str = ""
    valid_until: str = ""
    """Since when and until when: dates whole, in part or empty."""


def name_problems(name: NewName) -> tuple[str, ...]:
    """Return the codes of what is wrong with a name; empty when it can be recorded."""
    found = []
    if name.kind not in ADDED_KINDS:
        found.append("kind_follows_from_claim")
    if not name.primary.strip() and not name.secondary.strip():
        found.append("name_missing")
    if max(len(name.primary), len(name.secondary)) > NAME_LENGTH:
        found.append("name_too_long")
    return (*found, *_span_problems(name.valid_from, name.valid_until))


def _span_problems(valid_from: str, valid_until: str) -> tuple[str, ...]:
    """Judge two dates; where one is known in part, they contradict only when they have to."""
    try:
        start, end = PartialDate.parse(valid_from), PartialDate.parse(valid_until)
    except PartialDateError:
        return ("date_malformed",)
    if start.earliest is not None and end.latest is not None and end.latest < start.earliest:
        return ("ends_before_it_begins",)
    return ()
