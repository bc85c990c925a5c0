"""Events into records that can be compared: words, rarity, dates, blocking keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from travesia.screening.linkage import folding
from travesia.screening.linkage.births import Birth, read_birth
from travesia.screening.linkage.rarity import weigh_names
from travesia.screening.normalising import normalise

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_IN_BLOCK: Final = 200
"""Records that may share a blocking key; a key that more share tells nobody apart."""

MOST_OF_TWO_WORDS: Final = 15
"""The same for a key of two words alone, and for one with a day: such pairs cost most."""

MOST_OF_TWO_WORDS_AND_DAY: Final = 100

MOST_BIRTHS: Final = 30
"""Birth dates of one name that are held against each other; a name with more is common anyway."""

OFTEN: Final = 4
"""A date that stands so many times as often as one a slip away makes a slip of that one."""

RARE_NAME: Final = 14.0
"""Bits of rarity from which a whole name is a blocking key by itself, whatever the date."""

SHARED_NUMBER: Final = 4
"""So many different birth dates and names on one document number: it is a filler, no number."""

_SEXES: Final = {
    "M": "M", "MALE": "M", "MASCULINO": "M", "MASCULIN": "M", "HOMBRE": "M", "H": "M", "VARON": "M",
    "F": "F", "FEMALE": "F", "FEMENINO": "F", "FEMININ": "F", "FEMININO": "F", "MUJER": "F",
    "W": "F",
}  # fmt: skip
_DIRECTIONS: Final = {
    "entry": "entry", "in": "entry", "arrival": "entry", "entrada": "entry", "entrée": "entry",
    "exit": "exit", "out": "exit", "departure": "exit", "salida": "exit", "sortie": "exit",
}  # fmt: skip


def prepare(database: "DuckDBPyConnection") -> None:
    """Make `records` and `keys` from the table `events`; also `births`, for what was not read.

    `records`: id (by order of event_id), event_id, words, name_key, letters, rarity, odd, apart,
    births_of_name, sex, document, born, born_swapped, born_year, born_month, day, moment,
    latitude, longitude, direction, mode. `keys`: id, key.
    """
    _read_births(database)
    _fold(database)
    weigh_names(database)
    _make_records(database)
    _count_births(database)
    _drop_fillers(database)
    _make_keys(database)


def _read_births(database: "DuckDBPyConnection") -> None:
    texts = [
        str(row[0])
        for row in database.execute(
            "select distinct birth_date from events where birth_date is not null"
        ).fetchall()
    ]
    births = [read_birth(text) for text in texts]
    known = [birth or Birth() for birth in births]
    _register(
        database,
        "births",
        birth_date=texts,
        readable=[birth is not None for birth in births],
        year=[birth.year for birth in known],
        month=[birth.month for birth in known],
        day=[birth.day for birth in known],
    )


def _fold(database: "DuckDBPyConnection") -> None:
    """Fold the names: what is ASCII without marks in SQL, the rest as screening reads names."""
    database.execute(
        f"create table folded as select event_id, {folding.folded('name')} as name from events"
    )
    odd = "regexp_matches(name, '[^ -~]')"
    other = [
        str(row[0])
        for row in database.execute(f"select distinct name from folded where {odd}").fetchall()
    ]
    if other:
        latin = [" ".join(normalise(text).tokens) for text in other]
        _register(database, "other_scripts", name=other, latin=latin)
        database.execute(
            "update folded set name = latin from other_scripts "
            "where other_scripts.name = folded.name"
        )
        database.execute("drop table other_scripts")
    database.execute(
        "create table worded as select *, array_to_string(words, ' ') as name_key from "
        f"(select event_id, coalesce({folding.sounds('name')}, []) as words from folded)"
    )
    database.execute("drop table folded")


def _make_records(database: "DuckDBPyConnection") -> None:
    sexes = ", ".join(f"'{said}': '{sex}'" for said, sex in _SEXES.items())
    directions = ", ".join(f"'{said}': '{way}'" for said, way in _DIRECTIONS.items())
    number = "upper(regexp_replace(document_number, '[^A-Za-z0-9]', '', 'g'))"
    whole = "births.day > 0"
    database.execute(f"""
        create table records as
        select row_number() over (order by event_id) as id, event_id,
          worded.words, name_key,
          array_to_string(list_sort(string_split(array_to_string(worded.words, ''), '')), '')
            as letters,
          coalesce(rarity, 0) as rarity, coalesce(odd, []) as odd, coalesce(apart, []) as apart,
          map {{{sexes}}}[upper(trim(sex))] as sex,
          case when length({number}) >= 4 and regexp_matches({number}, '[1-9]')
            then translate({number}, 'OI', '01') end as document,
          case when {whole} then printf('%04d-%02d-%02d', year, month, births.day) end as born,
          case when {whole} then printf('%04d-%02d-%02d', year, births.day, month) end
            as born_swapped,
          nullif(year, 0) as born_year, nullif(month, 0) as born_month,
          try_cast(left(trim(date), 10) as date) as day,
          case when length(trim(date)) > 10 then try_cast(trim(date) as timestamp) end as moment,
          try_cast(latitude as double) as latitude, try_cast(longitude as double) as longitude,
          map {{{directions}}}[lower(trim(direction))] as direction, lower(trim(mode)) as mode
        from events join worded using (event_id) left join names using (name_key)
          left join births using (birth_date)
    """)
    database.execute("drop table worded; drop table names")


def _count_births(database: "DuckDBPyConnection") -> None:
    """Add `births_of_name`: about how many people of the name the file knows by a birth date.

    A date that is a slip away from another one of the name, and stands much less often, is the
    same person's; two that stand often are two people's, however near they are. A year alone
    counts when no whole date of the name has it.
    """
    near = " or ".join(
        (
            "levenshtein(a.born, b.born) = 1",
            "a.swapped = b.born",
            "(substr(a.born, 6) = substr(b.born, 6) "
            "and abs(left(a.born, 4)::int - left(b.born, 4)::int) = 1)",
        )
    )
    database.execute(
        "create table known as select name_key, coalesce(born, born_year::varchar) as born, "
        "any_value(born_swapped) as swapped, count(*) as events from records "
        "where name_key <> '' and born_year is not null group by all"
    )
    database.execute(
        "create table several as select * from known semi join (select name_key from known "
        f"group by name_key having count(*) between 2 and {MOST_BIRTHS}) using (name_key)"
    )
    database.execute(
        "create table slips as select distinct a.name_key, a.born from several a join several b "
        "on a.name_key = b.name_key and a.born <> b.born where "
        "case when length(a.born) = 4 then left(b.born, 4) = a.born and length(b.born) > 4 "
        "when length(b.born) = 4 then false "
        f"else (a.events = 1 or {OFTEN} * a.events <= b.events) "
        f"and (a.events, a.born) < (b.events, b.born) and ({near}) end"
    )
    database.execute("alter table records add column births_of_name bigint default 0")
    database.execute(
        "update records set births_of_name = births from (select name_key, count(*) as births "
        "from known anti join slips using (name_key, born) group by name_key) as counted "
        "where counted.name_key = records.name_key"
    )
    database.execute("drop table known; drop table several; drop table slips")


def _drop_fillers(database: "DuckDBPyConnection") -> None:
    """Forget document numbers that stand for no document: many people have them at once."""
    database.execute(f"""
        create table fillers as
        select document, count(*) as events from records where document is not null
        group by document
        having count(distinct name_key) >= {SHARED_NUMBER}
          and count(distinct born) >= {SHARED_NUMBER}
          and count(distinct born_year) >= {SHARED_NUMBER}
    """)
    database.execute(
        "update records set document = null from fillers where fillers.document = records.document"
    )


def _make_keys(database: "DuckDBPyConnection") -> None:
    """Give each record the keys under which it meets others; keys are hashes, small and alike.

    One document number. One birth date, also with day and month exchanged, and one word. The whole
    name, by itself when it is rare, else with the year or with the day of birth. Two words of a
    longer name, with the day of birth or, when few have them both, by themselves.
    """
    days = (
        "least(right(born, 2), substr(born, 6, 2)) || greatest(right(born, 2), substr(born, 6, 2))"
    )
    two_words = (
        "(select id, born, word, unnest(words) as other from (select id, born, words, "
        "unnest(words) as word from records where len(words) > 2)) where word < other"
    )
    kinds = (
        (MOST_IN_BLOCK, "'D' || document", "records where document is not null"),
        (
            MOST_IN_BLOCK,
            "'B' || born_year || days || word",
            f"(select id, born_year, {days} as days, unnest(words) as word from records "
            "where born is not null)",
        ),
        (MOST_IN_BLOCK, "'N' || name_key", f"records where rarity >= {RARE_NAME}"),
        (
            MOST_IN_BLOCK,
            "'Y' || name_key || born_year",
            "records where name_key <> '' and born_year is not null",
        ),
        (
            MOST_IN_BLOCK,
            "'M' || name_key || substr(born, 6)",
            "records where name_key <> '' and born is not null",
        ),
        (
            MOST_OF_TWO_WORDS_AND_DAY,
            "'P' || word || ' ' || other || substr(born, 6)",
            f"{two_words} and born is not null",
        ),
        (MOST_OF_TWO_WORDS, "'W' || word || ' ' || other", two_words),
    )
    database.execute("create table keys (id bigint, key bigint)")
    for most, text, where in kinds:
        database.execute(
            f"create table some_keys as select id, (hash({text}) >> 1)::bigint as key from {where}"
        )
        database.execute(
            "insert into keys select id, key from some_keys semi join (select key from some_keys "
            f"group by key having count(*) between 2 and {most}) using (key)"
        )
        database.execute("drop table some_keys")


def _register(
    database: "DuckDBPyConnection", table: str, **columns: Sequence[str | int | bool]
) -> None:
    """Make a small table of lists."""
    import pyarrow as pa

    rows = pa.table({name: list(values) for name, values in columns.items()})
    database.register("rows_given", rows)
    database.execute(f"create table {table} as select * from rows_given")
    database.unregister("rows_given")
