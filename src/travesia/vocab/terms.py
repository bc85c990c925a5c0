"""Small code lists with names in five languages: sexes, modes, purposes, regions, languages."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from travesia.vocab.tables import name_in, names_of, rows


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a code list."""

    code: str
    names: MappingProxyType[str, str]

    def name(self, language: str) -> str:
        """Give the name in a language; English when there is none."""
        return name_in(self.names, language)


@cache
def _lists() -> dict[str, dict[str, Term]]:
    found: dict[str, dict[str, Term]] = {}
    for row in rows("terms"):
        term = Term(row["code"], MappingProxyType(names_of(row)))
        found.setdefault(row["list"], {})[row["code"]] = term
    return found


def terms(name: str) -> tuple[Term, ...]:
    """Give a list in its fixed order; KeyError when there is no list of that name."""
    return tuple(_lists()[name].values())


def term(name: str, code: str) -> Term | None:
    """Find an entry of a list by its code; KeyError when there is no list of that name."""
    return _lists()[name].get(code)


def term_name(name: str, code: str, language: str) -> str:
    """Give the name of an entry in a language; the code itself when it is not known."""
    found = term(name, code)
    return code if found is None else found.name(language)


def sexes() -> tuple[Term, ...]:
    """Sex as travel documents show it: F, M, X (unspecified; a zone writes `<`)."""
    return terms("sexes")


def transport_modes() -> tuple[Term, ...]:
    """How a traveller crosses: land, air, sea."""
    return terms("transport_modes")


def purposes() -> tuple[Term, ...]:
    """Why a traveller says they travel."""
    return terms("purposes")


def regions() -> tuple[Term, ...]:
    """UN M49 regions, the Americas by sub-region."""
    return terms("regions")


def languages() -> tuple[Term, ...]:
    """The languages of the house, each also by its own name in its own language."""
    return terms("languages")
