"""The tables of names: who compiled them and how to add a row stands in SOURCE.md beside them."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from travesia.vocab.tables import table_rows


def rows(name: str) -> Iterator[dict[str, str]]:
    """Give each row of the table `name` (without ending) as column → text."""
    return table_rows(files(__name__).joinpath(f"{name}.tsv").read_text("utf-8"))


@cache
def heads(name: str) -> MappingProxyType[str, str]:
    """Return form → head of its group; a head stands for itself."""
    found: dict[str, str] = {}
    for row in rows(name):
        for form in (row["head"], *row["forms"].split()):
            found.setdefault(form, row["head"])
    return MappingProxyType(found)


@cache
def groups(name: str) -> MappingProxyType[str, frozenset[str]]:
    """Return form → every other form of the groups it stands in."""
    found: dict[str, frozenset[str]] = {}
    for row in rows(name):
        forms = frozenset((row["head"], *row["forms"].split()))
        for form in forms:
            found[form] = found.get(form, frozenset()) | (forms - {form})
    return MappingProxyType(found)


@cache
def light_words() -> MappingProxyType[str, str]:
    """Return word → why it says little of who somebody is: particle, title, suffix."""
    found: dict[str, str] = {}
    for row in rows("light"):
        for word in row["words"].split():
            found.setdefault(word, row["kind"])
    return MappingProxyType(found)
