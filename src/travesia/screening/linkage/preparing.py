"""Events into records that can be compared: words, rarity, dates, blocking keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from travesia.screening.linkage import folding
from travesia.screening.linkage.births import Birth, read_birth
from travesia.screening.linkage.rarity import weigh_names
from travesia.screening.names import tokens

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_IN_BLOCK: Final = 200
"""Records that may share a blocking key; a key that more share tells nobody apart."""

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

    `records`: id (by order of event_id), event_id, words, name_key, letters, rarity, odd,
    births_of_name, sex, document, born, born_swapped, born_year, born_month, day, direction,
    mode. `keys`: id, key.
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
    """Fold the names: what is ASCII without marks in SQL, the rest through `screening.names`."""
    database.execute(
        f"create table folded as select event_id, {folding.folded('name')} as name from events"
    )
    odd = "regexp_matches(name, '[^ -~]')"
    other = [
        str(row[0])
        for row in database.execute(f"select distinct name from folded where {odd}").fetchall()
    ]
    if other:
        _register(database, "other_scripts", name=other, latin=[" ".join(tokens(t)) for t in other])
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
          coalesce(rarity, 0) as rarity, coalesce(odd, []) as odd,
          map {{{sexes}}}[upper(trim(sex))] as sex,
          case when length({number}) >= 4 and regexp_matches({number}, '[1-9]')
            then translate({number}, 'OI', '01') end as document,
          case when {whole} then printf('%04d-%02d-%02d', year, month, births.day) end as born,
          case when {whole} then printf('%04d-%02d-%02d', year, births.day, month) end
            as born_swapped,
          nullif(year, 0) as born_year, nullif(month, 0) as born_month,
          try_cast(left(trim(date), 10) as date) as day,
          map {{{directions}}}[lower(trim(direction))] as direction, lower(trim(mode)) as mode
        from events join worded using (event_id) left join names using (name_key)
          left join births using (birth_date)
    """)
    database.execute("drop table worded; drop table names")


def _count_births(database: "DuckDBPyConnection") -> None:
    """Add `births_of_name`: the whole birth dates under which the file knows the name."""
    database.execute(
        "create table known as select name_key, count(distinct born) as births from records "
        "where name_key <> '' group by name_key"
    )
    database.execute("alter table records add column births_of_name bigint default 0")
    database.execute(
        "update records set births_of_name = births from known "
        "where known.name_key = records.name_key"
    )
    database.execute("drop table known")


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
    name, by itself when it is rare, else with the year or with the day of birth.
    """
    days = (
        "least(right(born, 2), substr(born, 6, 2)) || greatest(right(born, 2), substr(born, 6, 2))"
    )
    kinds = (
        ("'D' || document", "records where document is not null"),
        (
            "'B' || born_year || days || word",
            f"(select id, born_year, {days} as days, unnest(words) as word from records "
            "where born is not null)",
        ),
        ("'N' || name_key", f"records where rarity >= {RARE_NAME}"),
        ("'Y' || name_key || born_year", "records where name_key <> '' and born_year is not null"),
        ("'M' || name_key || substr(born, 6)", "records where name_key <> '' and born is not null"),
    )
    parts = [f"select id, (hash({text}) >> 1)::bigint as key from {where}" for text, where in kinds]
    database.execute(f"create table all_keys as {' union all '.join(parts)}")
    database.execute(
        "create table keys as select distinct id, key from all_keys semi join "
        "(select key from all_keys group by key "
        f"having count(*) between 2 and {MOST_IN_BLOCK}) using (key)"
    )
    database.execute("drop table all_keys")


def _register(
    database: "DuckDBPyConnection", table: str, **columns: Sequence[str | int | bool]
) -> None:
    """Make a small table of lists."""
    import pyarrow as pa

    rows = pa.table({name: list(values) for name, values in columns.items()})
    database.register("rows_given", rows)
    database.execute(f"create table {table} as select * from rows_given")
    database.unregister("rows_given")
