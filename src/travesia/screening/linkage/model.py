"""The model: what is compared, in which levels, and what each level weighs, in Splink's terms.

Each level has two probabilities: `m`, that two records of one person stand in it, and `u`, that
records of two people do. Its weight is log2(m / u), in bits; the weights of a pair and the prior
sum to its match weight. `weights.tsv` holds them; the conditions are here, one text for both
engines. Nationality is not compared: it would say the same of most pairs at one border and would
import the bias that comparing by name is meant to avoid.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from travesia.screening.linkage.dialects import DUCKDB, Dialect
from travesia.vocab.tables import table_rows

MODEL: Final = "link_v1"
"""The name of these levels and weights; it stands in every report."""

LINKED: Final = 6.0
"""Least match weight, in bits, of two records that are put together: odds of 64 to 1."""

RARITIES: Final = (10, 13, 16, 19, 22, 25, 28)
"""Bounds, in bits, of the classes of name rarity: 10 bits is one name in a thousand."""


@dataclass(frozen=True)
class Level:
    """One level of a comparison; levels are tried in order and the first that fits counts."""

    comparison: str
    code: str
    condition: str
    m: float
    u: float

    def as_settings(self) -> dict[str, Any]:
        """Give it as Splink takes it."""
        if self.code == "missing":
            return {
                "sql_condition": self.condition,
                "label_for_charts": self.code,
                "is_null_level": True,
            }
        return {
            "sql_condition": self.condition,
            "label_for_charts": self.code,
            "m_probability": self.m,
            "u_probability": self.u,
        }


def levels(dialect: Dialect = DUCKDB) -> tuple[Level, ...]:
    """Give every level with its condition in the dialect and its probabilities."""
    listed = _listed()
    found = []
    for (comparison, code), condition in _conditions(dialect):
        m, u = (1.0, 1.0) if code == "missing" else listed[comparison, code]
        found.append(Level(comparison, code, condition, m, u))
    return tuple(found)


def settings(prior: float, dialect: Dialect = DUCKDB) -> dict[str, Any]:
    """Give the whole model as a Splink settings dictionary.

    Args:
        prior: the probability that two records drawn at random are of one person.
        dialect: of the engine that will run it.
    """
    comparisons: dict[str, list[dict[str, Any]]] = {}
    for level in levels(dialect):
        comparisons.setdefault(level.comparison, []).append(level.as_settings())
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "id",
        "probability_two_random_records_match": prior,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.keys = r.keys", "arrays_to_explode": ["keys"]}
        ],
        "comparisons": [
            {"output_column_name": name, "comparison_levels": found}
            for name, found in comparisons.items()
        ],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _listed() -> dict[tuple[str, str], tuple[float, float]]:
    text = files("travesia.screening.linkage").joinpath("weights.tsv").read_text("utf-8")
    return {
        (row["comparison"], row["level"]): (float(row["m"]), float(row["u"]))
        for row in table_rows(text)
    }


def _conditions(dialect: Dialect) -> Iterator[tuple[tuple[str, str], str]]:
    for code, condition in _names(dialect):
        yield ("name", code), condition
    for code, condition in _births(dialect).items():
        yield ("birth_date", code), condition
    for code, condition in _SEXES.items():
        yield ("sex", code), condition
    for code, condition in _documents(dialect).items():
        yield ("document", code), condition


def _names(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Compare names by their words, in any order.

    `same`: the same words. `joined`: the same letters, parted otherwise. `part`: one name holds
    every word of the other. `similar`: every word of the shorter name is in the other, or like a
    word that is left of it. Each in classes of rarity: agreeing on a rare name says more.
    `another`: both names have a word that nothing in the other is like; brothers, sisters and
    twins stand here, however many words they share. On one document it weighs less: people marry
    and are misread. `elsewise`: no word is shared.
    """
    left, right = "words_l", "words_r"
    fewest = f"least({dialect.length(left)}, {dialect.length(right)})"
    shared = dialect.length(dialect.common(left, right))
    yield "missing", "name_key_l = '' or name_key_r = ''"
    yield from _by_rarity("same", "name_key_l = name_key_r")
    yield from _by_rarity("joined", "letters_l = letters_r")
    yield from _by_rarity("part", f"{shared} = {fewest}")
    yield from _by_rarity("similar", _similar(dialect, left, right))
    yield "another_on_document", f"document_l = document_r and {shared} >= 1"
    yield "another_two_shared", f"{shared} >= 2"
    yield "another_one_shared", f"{shared} = 1"
    yield "elsewise", "ELSE"


def _by_rarity(code: str, condition: str) -> Iterator[tuple[str, str]]:
    """Give a level for each class of rarity; what is cheap to ask is asked first."""
    rarity = "least(rarity_l, rarity_r)"
    bounds = [*RARITIES, None]
    low = None
    for high in bounds:
        within = [f"{rarity} >= {low}"] if low is not None else []
        within += [f"{rarity} < {high}"] if high is not None else []
        yield f"{code}_{low or 0}", f"{' and '.join(within)} and ({condition})"
        low = high


def _similar(dialect: Dialect, left: str, right: str) -> str:
    """No word of the shorter name is left when those alike are taken away."""
    of_left, of_right = dialect.apart(left, right), dialect.apart(right, left)
    like = _like(dialect, "x", "y")
    nothing = " = 0"
    left_over = dialect.length(dialect.without_like(of_left, of_right, like)) + nothing
    right_over = dialect.length(dialect.without_like(of_right, of_left, like)) + nothing
    return (
        f"case when {dialect.length(left)} <= {dialect.length(right)} "
        f"then {left_over} else {right_over} end"
    )


def _like(dialect: Dialect, x: str, y: str) -> str:
    """Two words are like: one or two letters off, by length; one starts or ends the other."""
    short = f"least(length({x}), length({y}))"
    allowed = f"case when {short} >= 7 then 2 when {short} >= 3 then 1 else 0 end"
    return (
        f"({dialect.distance(x, y)} <= {allowed} "
        f"or {dialect.starts(x, y)} or {dialect.starts(y, x)} "
        f"or ({short} >= 4 and ({dialect.ends(x, y)} or {dialect.ends(y, x)})))"
    )


def _births(dialect: Dialect) -> dict[str, str]:
    """Compare birth dates: `born` is a whole date, year and month stand for what is known."""
    year_apart = "abs(born_year_l - born_year_r)"
    same_day = "substr(born_l, 6) = substr(born_r, 6)"
    known = "born_l is not null and born_r is not null"
    return {
        "missing": "born_year_l is null or born_year_r is null",
        "same_first_of_january": "born_l = born_r and substr(born_l, 6) = '01-01'",
        "same": "born_l = born_r",
        "swapped": "born_l = born_swapped_r",
        "one_year_off": f"{same_day} and {year_apart} = 1",
        "one_digit_off": f"{dialect.distance('born_l', 'born_r')} = 1",
        "day_and_month": same_day,
        "year_only_near": f"{known} and born_year_l = born_year_r",
        "differs": f"{known}",
        "month_partial": "born_year_l = born_year_r and born_month_l = born_month_r",
        "year_partial": "born_year_l = born_year_r "
        "and (born_month_l is null or born_month_r is null)",
        "partial_differs": "ELSE",
    }


_SEXES: Final = {
    "missing": "sex_l is null or sex_r is null",
    "same": "sex_l = sex_r",
    "differs": "ELSE",
}


def _documents(dialect: Dialect) -> dict[str, str]:
    """Compare document numbers.

    A number that is one character off says nothing by itself: relatives who applied together hold
    neighbouring numbers. It counts only where all names and the whole birth date are the same.
    """
    near = f"{dialect.distance('document_l', 'document_r')} <= 2"
    return {
        "missing": "document_l is null or document_r is null",
        "same": "document_l = document_r",
        "mistyped": f"born_l = born_r and letters_l = letters_r and {near}",
        "differs": "ELSE",
    }
