"""The name field: primary and secondary identifier, and the three ways to shorten a long one."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a zone carries it: Latin capitals, parts separated by one space.

    The zone writes hyphen, comma and space alike, so they cannot be told apart here.
    """

    surname: str
    """Primary identifier; all there is when the issuer does not separate names."""
    given_names: str
    """Secondary identifier; empty when there is none."""
    truncated: bool = False
    """The last position holds a letter: treat the name as shortened and match by prefix."""

    def could_be(self, other: "Name") -> bool:
        """Tell whether the other (whole) name may be this one, by prefix of each part if cut."""
        if not self.truncated:
            return (self.surname, self.given_names) == (other.surname, other.given_names)
        pairs = ((self.surname, other.surname), (self.given_names, other.given_names))
        return all(_prefixes(short.split(), whole.split()) for short, whole in pairs)


def _prefixes(short: list[str], whole: list[str]) -> bool:
    """Each part of the short name begins the part of the whole name at the same place."""
    if len(short) > len(whole) or (whole and not short):
        return False
    return all(part.startswith(cut) for cut, part in zip(short, whole, strict=False))


class Truncation(StrEnum):
    """How to shorten a name that does not fit (Doc 9303-4 §4.2.3); all end in a letter."""

    CUT = "cut"
    """Write as many characters as fit."""
    SHORTEN = "shorten"
    """Shorten the longest parts, keeping every part."""
    INITIALS = "initials"
    """Reduce parts to initials, from the last given name backwards."""


def read_name(raw: str) -> tuple[Name | None, bool]:
    """Split a name field; the second value says that its fillers stand where they should.

    No name at all gives None. Misplaced fillers (at the start, or more than one separator) are
    read as single spaces after the first separator.
    """
    body = raw.rstrip("<")
    primary, _, secondary = body.partition("<<")
    if primary[:1] in ("", "<") or "<<" in secondary or secondary[:1] == "<":
        parts = [part for part in body.split("<<") if part.strip("<")]
        if not parts:
            return None, False
        primary, rest = parts[0], parts[1:]
        given = " ".join(" ".join(part.split("<")).strip() for part in rest)
        surname = " ".join(primary.replace("<", " ").split())
        return Name(surname, " ".join(given.split()), raw[-1] != "<"), False
    return Name(primary.replace("<", " "), secondary.replace("<", " "), raw[-1] != "<"), True


def compose_name(primary: str, secondary: str, *, width: int, truncation: Truncation) -> str:
    """Write the name field from identifiers in zone letters (parts separated by `<`).

    A name that fits is padded; one that does not is shortened and ends in a letter.
    """
    whole = f"{primary}<<{secondary}" if secondary else primary
    if len(whole) <= width:
        return whole.ljust(width, "<")
    if truncation is Truncation.CUT:
        return _cut(primary, secondary, width)
    names = [primary.split("<"), secondary.split("<") if secondary else []]
    fitted = (
        _initials(names, width) if truncation is Truncation.INITIALS else _shorten(names, width)
    )
    # More parts than fit even as initials: nothing is left but to cut.
    return fitted or _cut(primary, secondary, width)


def _joined(names: list[list[str]]) -> str:
    return "<<".join("<".join(parts) for parts in names if parts)


def _cut(primary: str, secondary: str, width: int) -> str:
    """Write what fits, keeping at least the first letter of the secondary identifier."""
    if secondary:
        primary = _fit(primary, width - 3).rstrip("<")
    whole = f"{primary}<<{secondary}" if secondary else primary
    return _fit(whole, width).ljust(width, "<")


def _fit(text: str, width: int) -> str:
    """Cut `text` so that a letter stands last, which is how a reader knows that it was cut.

    Where the cut falls on the filler between two parts, an earlier part gives one letter up, so
    that the next initial moves into the last position.
    """
    cut = text[:width]
    if len(text) <= width or cut[-1] != "<":
        return cut
    for at in range(width - 2, 0, -1):
        if cut[at] != "<" and cut[at - 1] != "<" and cut[at + 1] == "<":
            return cut[:at] + cut[at + 1 :] + text[width]
    return cut


def _shorten(names: list[list[str]], width: int) -> str:
    """Take letters off the longest parts until the name fits."""
    names = [list(parts) for parts in names]
    while len(_joined(names)) > width:
        group, index = max(
            ((g, i) for g, parts in enumerate(names) for i in range(len(parts))),
            key=lambda at: (len(names[at[0]][at[1]]), at),
        )
        if len(names[group][index]) == 1:
            return ""
        names[group][index] = names[group][index][:-1]
    return _joined(names)


def _initials(names: list[list[str]], width: int) -> str:
    """Reduce parts to initials from the end, then give the last reduced part its letters back."""
    whole, names = names, [list(parts) for parts in names]
    order = [(g, i) for g in (1, 0) for i in reversed(range(len(names[g])))]
    for group, index in order:
        names[group][index] = names[group][index][0]
        short = width - len(_joined(names))
        if short >= 0:
            names[group][index] = whole[group][index][: 1 + short]
            return _joined(names)
    return ""
