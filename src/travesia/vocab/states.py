"""States and nationalities: ISO 3166-1 with its history, and the further codes of Doc 9303."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from travesia.vocab.tables import name_in, names_of, rows


class StateKind(StrEnum):
    """Which list a code comes from."""

    ISO = "iso"
    """In force in ISO 3166-1."""
    WITHDRAWN = "withdrawn"
    """Once in ISO 3166-1 (ISO 3166-3, or an older three-letter code); stays on old documents."""
    SPECIAL = "special"
    """Not in ISO 3166-1; listed in ICAO Doc 9303-3 §5."""


class CodeUse(StrEnum):
    """Where a travel document may carry a code (Doc 9303-3 §5)."""

    BOTH = "both"
    NATIONALITY = "nationality"
    MASTER_LIST = "master_list"
    """Only as the signer of a master list, never on a travel document."""
    SPECIMEN = "specimen"
    """Specimens and training only (UTO)."""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name a state had under the same code, and the last year it was in the list."""

    until_year: int
    names: MappingProxyType[str, str]


@dataclass(frozen=True, slots=True)
class State:
    """A state, territory, organisation or status that a travel document can name."""

    alpha3: str
    """The code as a machine-readable zone carries it, without fillers (Germany: `D` and `DEU`)."""
    alpha2: str | None
    numeric: str | None
    kind: StateKind
    use: CodeUse
    iso_alpha3: str | None
    """The ISO 3166-1 code of the state behind it: `DEU` for `D`, `GBR` for `GBN`, else None."""
    since: date | None
    """First day of the code in the list; None when not recorded here."""
    until: date | None
    """Last day of the code in the list; None while in force."""
    region: str | None
    """UN M49 region code, see `travesia.vocab.regions`."""
    names: MappingProxyType[str, str]
    former_names: tuple[FormerName, ...] = ()

    def name(self, language: str, *, on: date | None = None) -> str:
        """Give the name in a language; with `on`, the name that was in the list that year."""
        if on is not None:
            for former in self.former_names:
                if on.year < former.until_year:
                    return name_in(former.names, language)
        return name_in(self.names, language)

    def in_force(self, on: date) -> bool:
        """Tell whether the code was in the list on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def _day(text: str, *, last: bool) -> date | None:
    """Read `YYYY-MM-DD`, or `YYYY` as the first or last day of that year."""
    if not text:
        return None
    if text.isdigit():
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    return date.fromisoformat(text)


def _state(row: dict[str, str], former: tuple[FormerName, ...]) -> State:
    return State(
        alpha3=row["code"],
        alpha2=row["alpha2"] or None,
        numeric=row["numeric"] or None,
        kind=StateKind(row["kind"]),
        use=CodeUse(row["use"]),
        iso_alpha3=row["iso"] or None,
        since=_day(row["since"], last=False),
        until=_day(row["until"], last=True),
        region=row["region"] or None,
        names=MappingProxyType(names_of(row)),
        former_names=former,
    )


@cache
def _by_alpha3() -> dict[str, State]:
    former: dict[str, list[FormerName]] = {}
    for row in rows("former_names"):
        entry = FormerName(int(row["until"]), MappingProxyType(names_of(row)))
        former.setdefault(row["code"], []).append(entry)
    found = {}
    for row in rows("states"):
        earlier = sorted(former.get(row["code"], ()), key=lambda item: item.until_year)
        found[row["code"]] = _state(row, tuple(earlier))
    return found


@cache
def _iso_by(column: str) -> dict[str, State]:
    """Index the states in force in ISO 3166-1 by another of their codes."""
    return {
        code: state
        for state in _by_alpha3().values()
        if state.kind is StateKind.ISO and (code := getattr(state, column))
    }


def states(*, on: date | None = None, kind: StateKind | None = None) -> Iterator[State]:
    """Yield every state in code order; with `on`, only codes in force that day."""
    for state in _by_alpha3().values():
        if (kind is None or state.kind is kind) and (on is None or state.in_force(on)):
            yield state


def state_by_alpha3(code: str) -> State | None:
    """Find a state by the code of a machine-readable zone (trailing `<` allowed) or alpha-3."""
    return _by_alpha3().get(code.rstrip("<"))


def state_by_alpha2(code: str) -> State | None:
    """Find a state in force in ISO 3166-1 by its alpha-2 code, upper case."""
    return _iso_by("alpha2").get(code)


def state_by_numeric(code: str | int) -> State | None:
    """Find a state in force in ISO 3166-1 by its three-digit code (`"084"` or `84`)."""
    return _iso_by("numeric").get(f"{code:03d}" if isinstance(code, int) else code)


def state_name(code: str, language: str, *, on: date | None = None) -> str:
    """Give the name of a state in a language; the code itself when it is not known."""
    state = state_by_alpha3(code)
    return code if state is None else state.name(language, on=on)


def is_issuer(code: str, *, on: date | None = None) -> bool:
    """Tell whether a code may stand as issuer of a travel document (Doc 9303-3 §5).

    With `on`, the code must have been in force that day; without, withdrawn codes count,
    because old documents carry them. UTO, the specimen state, counts: the caller who serves
    real travellers refuses it.
    """
    state = state_by_alpha3(code)
    if state is None or state.use not in (CodeUse.BOTH, CodeUse.SPECIMEN):
        return False
    return on is None or state.in_force(on)


def is_nationality(code: str, *, on: date | None = None) -> bool:
    """Tell whether a code may stand as nationality of a holder; `on` as in `is_issuer`."""
    state = state_by_alpha3(code)
    if state is None or state.use is CodeUse.MASTER_LIST:
        return False
    return on is None or state.in_force(on)
