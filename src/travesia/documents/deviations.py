"""Issuers whose documents are known to deviate from Doc 9303; they stay usable (Doc 9303-3 §7)."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files

from travesia.documents.formats import MrzFormat
from travesia.vocab.tables import table_rows


class Deviation(StrEnum):
    """A way in which documents of an issuer are known to deviate."""

    DIGIT_OVER_FILLER = "digit_over_filler"
    """The check digit of a long document number is computed over the filler inside it."""


@cache
def deviations() -> frozenset[tuple[str, MrzFormat, Deviation]]:
    """Give every known deviation as (issuing state, format, deviation), from deviations.tsv."""
    return frozenset(
        (row["issuer"], MrzFormat(row["format"]), Deviation(row["deviation"]))
        for row in deviation_rows()
    )


def deviation_rows() -> Iterator[dict[str, str]]:
    """Give each row of the table: issuer, format, deviation, source."""
    text = files("travesia.documents").joinpath("deviations.tsv").read_text("utf-8")
    return table_rows(text)


def known_deviation(issuer: str, layout: MrzFormat, deviation: Deviation) -> bool:
    """Tell whether documents of an issuer in a format are known to deviate so."""
    return (issuer, layout, deviation) in deviations()
