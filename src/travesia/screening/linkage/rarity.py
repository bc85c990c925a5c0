"""How much it says that two records share a name: its rarity in the file, in bits.

A name is as rare as its words, -log2 of the share of events that have each, summed. That would be
right if words were drawn one by one. They are not: who has one Chinese word in the name has
others, and a rare combination by count may be a common one among those who have it at all. So
what a word adds is lessened by how much more often it stands beside another word of the name than
chance would have it.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RAREST_WORD: Final = 13.0
"""A word counts at most so many bits: a mistyped one is rare, and says nothing by it."""

COMMON_WORD: Final = 60
"""Events that have a word before its company is looked at: below, chance is too large."""

SMOOTHING: Final = 5.0
"""Events added to what is counted and to what is expected, so that few say little."""


def weigh_names(database: "DuckDBPyConnection") -> None:
    """Make `names` (name_key, words, rarity, odd) of `worded` (event_id, words, name_key).

    `odd` are the words of the name that few events have: mistyped ones, and rare ones.

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
    run(
        "create table names as select name_key, any_value(words) as words, "
        "greatest(sum(bits) - sum(coalesce(less, 0)), max(bits)) / 1000 as rarity, "
        f"coalesce(list(word order by word) filter (events < {COMMON_WORD}), []) as odd "
        "from (select name_key, words, unnest(words) as word from spelled) "
        "join word_weights using (word) left join lessened using (name_key, word) group by name_key"
    )
    run("drop table spelled; drop table said; drop table word_weights; drop table lessened")


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
    run(
        "create table lessened as select a.name_key, a.word, max(less) as less "
        f"from {together} join ties on ties.word = a.word and ties.other = b.word "
        "where less > 0 group by a.name_key, a.word"
    )
    run("drop table familiar; drop table ties")
