"""Putting right what readers and keyboards do to whole lines: joins, spaces, other text around."""

import re
from dataclasses import dataclass

from travesia.documents.findings import Finding, finding
from travesia.documents.formats import SHAPES

CLEAN = re.compile(r"[A-Z0-9<]+")
"""All that a zone may hold."""
SPACES = re.compile(r"\s")
_JOINED = {lines * length: (lines, length) for lines, length in SHAPES}


def unjoin(rough: list[str], notes: list[Finding]) -> list[str]:
    """Cut one long line into its lines: some readers send no line break."""
    if len(rough) != 1:
        return rough
    for whole in (rough[0], rough[0].strip(), SPACES.sub("", rough[0])):
        if (shape := _JOINED.get(len(whole))) is not None and _is_mostly_zone(whole):
            count, length = shape
            notes.append(finding("lines.joined", found=len(whole), lines=count))
            return [whole[at * length : (at + 1) * length] for at in range(count)]
    return rough


def _is_mostly_zone(text: str) -> bool:
    """Tell whether a line is likely a zone: at most one character in twenty is a stranger."""
    strange = len(CLEAN.sub("", SPACES.sub("", text)))
    return strange * 20 <= len(text)


@dataclass(slots=True)
class RoughLine:
    """A line with its spaces dealt with."""

    text: str
    fillers: int = 0
    removed: int = 0

    def notes(self, number: int) -> list[Finding]:
        """Say what was done to the spaces of this line."""
        found = []
        if self.fillers:
            found.append(finding("text.spaces_as_fillers", line=number, count=self.fillers))
        if self.removed:
            found.append(finding("text.spaces_removed", line=number, count=self.removed))
        return found


def straighten(line: str) -> RoughLine:
    """Deal with spaces: fillers if that gives a known length, else padding if that does."""
    lengths = {length for _, length in SHAPES}
    stripped = line.strip()
    inner = SPACES.subn("", stripped)
    if inner[1] == 0 and len(stripped) in lengths:
        return RoughLine(stripped)
    for candidate in (line, stripped):
        if len(candidate) in lengths:
            text, count = SPACES.subn("<", candidate)
            return RoughLine(text, fillers=count)
    if len(inner[0]) in lengths:
        return RoughLine(inner[0], removed=inner[1])
    text, count = SPACES.subn("<", stripped)
    return RoughLine(text, fillers=count)


def pick(lines: list[RoughLine], notes: list[Finding]) -> list[RoughLine]:
    """Find a zone among other lines of text: neighbours that have a shape together."""
    for count, length in SHAPES:
        for at in range(len(lines) - count + 1):
            chosen = lines[at : at + count]
            if all(len(line.text) == length and CLEAN.fullmatch(line.text) for line in chosen):
                if len(lines) > count:
                    notes.append(finding("lines.extra_ignored", count=len(lines) - count))
                return chosen
    return lines
