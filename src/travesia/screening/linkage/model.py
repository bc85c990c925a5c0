"""The model: what is compared, in which levels, and what each level weighs, in Splink's terms.

Each level has two probabilities: `m`, that two records of one person stand in it, and `u`, that
records of two people do. Its weight is log2(m / u), in bits; the weights of a pair and the prior
sum to its match weight. `weights.tsv` holds them; the conditions are here, one text for both
engines. Nationality is not compared: it would say the same of most pairs at one border and would
import the bias that comparing by name is meant to avoid.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from travesia.screening.linkage.dialects import DUCKDB, Dialect
from travesia.vocab.tables import table_rows

MODEL: Final = "link_v1"
"""The name of these levels and weights; it stands in every report."""

LINKED: Final = 5.0
"""Least match weight, in bits, of two records that are put together: odds of 32 to 1."""

RARITIES: Final = (10, 13, 16, 19, 22, 25, 28)
"""Bounds, in bits, of the classes of name rarity: 10 bits is one name in a thousand."""


MOST_LETTERS: Final = 4
"""Names that are more letters apart than this, in whatever order, have words that nothing is like.

Of pairs of one person whose names are similar or remote, 0.3 % are further apart (measured on the
training mix); of strangers who share a birth date and a word, three in four.
"""


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
    word that is left of it. `remote`: or resembles one that is left of it. Each in classes of
    rarity: agreeing on a rare name says more. `another`: both names have a word that nothing in
    the other is like; brothers, sisters and twins stand here, however many words they share. On
    one document it weighs less: people marry and are misread. `elsewise`: no word is shared.
    """
    left, right = "words_l", "words_r"
    fewest = f"least({dialect.length(left)}, {dialect.length(right)})"
    shared = dialect.length(dialect.common(left, right))
    yield "missing", "name_key_l = '' or name_key_r = ''"
    yield from _by_rarity("same", "name_key_l = name_key_r")
    # RAMON and ROMAN have the same letters and are two names.
    others = dialect.length(dialect.common("apart_l", dialect.apart(right, left)))
    yield from _by_rarity("joined", f"letters_l = letters_r and {others} = 0")
    yield from _by_rarity("part", f"{shared} = {fewest}")
    # Splink finds the columns that a condition needs, but none that stand in a lambda alone.
    odd = "odd_l is not null and odd_r is not null and apart_l is not null"
    remote = f"{odd} and {_matched(dialect, left, right, lambda x, y: _remote(dialect, x, y))}"
    # Most strangers are told by their letters alone, which costs a tenth of looking at the words.
    another = f"({_letters_apart(dialect)} > {MOST_LETTERS} or not ({remote}))"
    yield "another_on_document", f"document_l = document_r and {shared} >= 1 and {another}"
    yield "another_two_shared", f"{shared} >= 2 and {another}"
    yield "another_one_shared", f"{shared} = 1 and {another}"
    yield "elsewise", f"{shared} = 0 and {another}"
    matched = _matched(dialect, left, right, lambda x, _y: _like(dialect, x))
    yield from _by_rarity("similar", f"apart_l is not null and {matched}")
    *classes, (last, _) = _by_rarity("remote", "true")
    yield from classes
    yield last, "ELSE"


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


def _matched(dialect: Dialect, left: str, right: str, like: Callable[[str, str], str]) -> str:
    """No word of the shorter name is left when those alike are taken away.

    Args:
        dialect: of the engine.
        left: the list of the words of one name.
        right: that of the other.
        like: says in SQL whether x, a word of its first argument's side, is like y of the other's.
    """
    of_left, of_right = dialect.apart(left, right), dialect.apart(right, left)
    left_over = dialect.without_like(of_left, of_right, like("l", "r"))
    right_over = dialect.without_like(of_right, of_left, like("r", "l"))
    return (
        f"case when {dialect.length(left)} <= {dialect.length(right)} "
        f"then {dialect.length(left_over)} = 0 else {dialect.length(right_over)} = 0 end"
    )


def _letters_apart(dialect: Dialect) -> str:
    """Count the letters that differ in whatever order, those not counted that one name lacks."""
    return (
        f"{dialect.distance('letters_l', 'letters_r')} - abs(length(letters_l) - length(letters_r))"
    )


def _apart(dialect: Dialect, side_of_x: str) -> str:
    """Two words are names of their own, however near: MARTA and MARIA, DANIEL and DANIELA."""
    left, right = ("x", "y") if side_of_x == "l" else ("y", "x")
    # What is apart is so both ways round: one side's list is enough.
    return f"({dialect.holds('apart_l', right)} and {left} <> {right})"


def _like(dialect: Dialect, side_of_x: str) -> str:
    """Two words are like: one or two letters off, by length; exchanged; one starts or ends one.

    Names that are known to be two are not, and they are not `remote` either.
    """
    short = "least(length(x), length(y))"
    exchanged = f"{dialect.sorted_letters('x')} = {dialect.sorted_letters('y')}"
    return (
        f"(not {_apart(dialect, side_of_x)} and (levenshtein(x, y) <= "
        f"case when {short} >= 7 then 2 when {short} >= 3 then 1 else 0 end "
        f"or ({short} >= 3 and levenshtein(x, y) = 2 and {exchanged}) "
        f"or {dialect.starts('x', 'y')} or {dialect.starts('y', 'x')} "
        f"or ({short} >= 4 and ({dialect.ends('x', 'y')} or {dialect.ends('y', 'x')}))))"
    )


def _remote(dialect: Dialect, side_of_x: str, side_of_y: str) -> str:
    """Two words resemble each other: two or three letters off, by length, and one of them is odd.

    Two words that many have are two names, however near: typing makes words that few have.
    """
    short = "least(length(x), length(y))"
    odd = f"{dialect.holds(f'odd_{side_of_x}', 'x')} or {dialect.holds(f'odd_{side_of_y}', 'y')}"
    allowed = f"case when {short} >= 8 then 3 when {short} >= 4 then 2 else 1 end"
    like, apart = _like(dialect, side_of_x), _apart(dialect, side_of_x)
    return f"({like} or (not {apart} and levenshtein(x, y) <= {allowed} and ({odd})))"


def _births(dialect: Dialect) -> dict[str, str]:
    """Compare birth dates: `born` is a whole date, year and month stand for what is known.

    `lone_name`: the name is the same, and by its dates the file knows one person of it (slips
    apart). Then there is likely nobody else in the file whom the lesser date could be of.
    """
    year_apart = "abs(born_year_l - born_year_r)"
    same_day = "substr(born_l, 6) = substr(born_r, 6)"
    known = "born_l is not null and born_r is not null"
    lone = "name_key_l = name_key_r and births_of_name_l"
    missing = "(born_year_l is null or born_year_r is null)"
    year_partial = "born_year_l = born_year_r and (born_month_l is null or born_month_r is null)"
    one_digit = f"{dialect.distance('born_l', 'born_r')} = 1"
    return {
        "missing_lone_name": f"{missing} and {lone} = 1",
        "missing": missing,
        "same_first_of_january": "born_l = born_r and substr(born_l, 6) = '01-01'",
        "same": "born_l = born_r",
        "swapped_lone_name": f"born_l = born_swapped_r and {lone} = 1",
        "swapped": "born_l = born_swapped_r",
        "one_year_off_lone_name": f"{same_day} and {year_apart} = 1 and {lone} = 1",
        "one_year_off": f"{same_day} and {year_apart} = 1",
        "one_digit_off_lone_name": f"{one_digit} and {lone} = 1",
        "one_digit_off": one_digit,
        "day_and_month": same_day,
        "year_only_near": f"{known} and born_year_l = born_year_r",
        "differs_two_of_name": f"{known} and {lone} = 2",
        "differs": f"{known}",
        "month_partial": "born_year_l = born_year_r and born_month_l = born_month_r",
        "year_partial_lone_name": f"{year_partial} and {lone} = 1",
        "year_partial": year_partial,
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
