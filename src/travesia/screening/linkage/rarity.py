"""How much it says that two records share a name: its rarity in the file, in bits.

A name is as rare as its words, -log2 of the share of events that have each, summed. That would be
right if words were drawn one by one. They are not: who has one Chinese word in the name has
others, and a rare combination by count may be a common one among those who have it at all. So
what a word adds is lessened by how much more often it stands beside another word of the name than
chance would have it. A rare compound surname, MONTES DE OCA, is counted once: where two words of
several names hardly ever stand apart, the rarer one adds only what the other left open.
"""

from typing import TYPE_CHECKING, Final

from travesia.screening.linkage.own_names import list_names_apart

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RAREST_WORD: Final = 13.0
"""A word counts at most so many bits: a mistyped one is rare, and says nothing by it."""

COMMON_WORD: Final = 60
"""Events that have a word before its company is looked at: below, chance is too large."""

COMPOUND: Final = 3
"""Names that hold both words of a compound, at least: one person's spellings are no surname."""

TOGETHER: Final = 0.8
"""Part of the events of the rarer word of a compound that have the other one, at least."""

SMOOTHING: Final = 5.0
"""Events added to what is counted and to what is expected, so that few say little."""


def weigh_names(database: "DuckDBPyConnection") -> None:
    """Make `names` (name_key, words, rarity, odd, apart) of `worded` (event_id, words, name_key).

    `odd` are the words of the name that few events have: mistyped ones, and rare ones. `apart` are
    names near those of the name and known to be other names.

    Whole thousandths of a bit are summed: their sum is the same in whatever order it is taken.
    """
    run = database.execute
    run(
        "create table spelled as select name_key, any_value(words) as words, count(*) as events "
        "from worded where name_key <> '' group by name_key"
    )
    run("create table said as select name_key, unnest(words) as word, events from spelled")
    run(
        "create table word_weights as select word, sum(events) as events, "
        f"round(1000 * least({RAREST_WORD}, -log2(sum(events) / (select count(*) from worded))))"
        "::bigint as bits from said group by word"
    )
    _find_company(database)
    list_names_apart(database)
    run(
        "create table names as select name_key, any_value(words) as words, "
        "greatest(sum(bits) - sum(coalesce(less, 0)), max(bits)) / 1000 as rarity, "
        f"coalesce(list(word order by word) filter (events < {COMMON_WORD}), []) as odd, "
        "coalesce(flatten(list(others) filter (others is not null)), []) as apart "
        "from (select name_key, words, unnest(words) as word from spelled) "
        "join word_weights using (word) left join lessened using (name_key, word) "
        "left join (select word, list(other order by other) as others from apart group by word) "
        "using (word) group by name_key"
    )
    run("drop table spelled; drop table said; drop table word_weights; drop table lessened")
    run("drop table apart")


def _find_company(database: "DuckDBPyConnection") -> None:
    """Make `lessened` (name_key, word, less): thousandths that a word of a name loses.

    Each word is held against the more frequent words of the name, and the strongest tie counts.
    """
    run = database.execute
    run(
        "create table familiar as select name_key, word, said.events, word_weights.events as size "
        f"from said join word_weights using (word) where word_weights.events >= {COMMON_WORD}"
    )
    together = (
        "familiar as a join familiar as b on a.name_key = b.name_key "
        "and (a.size, a.word) < (b.size, b.word)"
    )
    chance = "max(a.size) * max(b.size) / (select count(*) from worded)"
    run(
        "create table ties as select a.word, b.word as other, round(1000 * greatest(0, "
        f"log2((sum(a.events) + {SMOOTHING}) / ({chance} + {SMOOTHING}))))::bigint as less "
        f"from {together} group by a.word, b.word"
    )
    _find_compounds(database)
    run(
        "create table lessened as select name_key, word, max(less) as less from ("
        f"select a.name_key, a.word, less from {together} join ties on ties.word = a.word "
        "and ties.other = b.word where less > 0 union all select name_key, word, less "
        "from compounded) group by name_key, word"
    )
    run("drop table familiar; drop table ties; drop table compounded")


def _find_compounds(database: "DuckDBPyConnection") -> None:
    """Make `compounded` (name_key, word, less): the rarer words of rare compounds, as above."""
    run = database.execute
    run(
        "create table company as select name_key, word, said.events, word_weights.events as size, "
        "bits from said join word_weights using (word)"
    )
    together = (
        f"company as a join company as b on a.name_key = b.name_key and a.size < {COMMON_WORD} "
        "and (a.size, a.word) < (b.size, b.word)"
    )
    run(
        "create table compounds as select a.word, b.word as other, "
        "any_value(a.bits) + round(1000 * log2(sum(a.events) / any_value(b.size)))::bigint as less "
        f"from {together} group by a.word, b.word having count(*) >= {COMPOUND} "
        f"and sum(a.events) >= {TOGETHER} * any_value(a.size)"
    )
    run(
        f"create table compounded as select a.name_key, a.word, less from {together} "
        "join compounds on compounds.word = a.word and compounds.other = b.word where less > 0"
    )
    run("drop table company; drop table compounds")
