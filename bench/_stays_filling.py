"""Fill a node with the log of one country by statements of the database alone.

Stay `i` begins a step after stay `i - 1`; traveller `i % persons` makes it. Nearly all have ended;
of each traveller's last one, six in ten are open.
"""

import sys
from time import perf_counter

from django.db import connection

from bench._desk_tables import without_indexes
from travesia.border.models import Crossing, Stay
from travesia.people.models import Person

#: Three years that end with the day the reports are asked of.
FIRST, DAYS = "2023-11-22", 1095
#: The month that is asked for, with the whole of it in the log.
MONTH = "2026-09"
COUNTRY, STATES, POSTS = "HTI", "HTIDOMUSACANFRACUBMEXUTO", 9
SEXES, PURPOSES = "FMX", ("tourism", "work", "trade", "")

_SERIES = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last})",
    "postgresql": "WITH n(i) AS (SELECT generate_series(0::bigint, {last}))",
}
_WORDS = {
    "sqlite": {
        "id": "printf('%032x', {0})",
        "moment": f"datetime('{FIRST}', '+' || ({{0}}) || ' seconds')",
        "day": f"date('{FIRST}', '+' || ({{0}}) || ' days')",
        "month": f"strftime('%Y-%m', '{FIRST}', '+' || ({{0}}) || ' days')",
        "no": "0",
    },
    "postgresql": {
        "id": "lpad(to_hex({0}), 32, '0')::uuid",
        "moment": f"(timestamptz '{FIRST} 00:00+00' + ({{0}}) * interval '1 second')",
        "day": f"(date '{FIRST}' + ({{0}})::int)",
        "month": f"to_char(date '{FIRST}' + ({{0}})::int, 'YYYY-MM')",
        "no": "false",
    },
}


def fill(*, movements: int, persons: int) -> dict[str, float]:
    """Write persons, movements, stays and counts; return the seconds of each."""
    stays = movements * 100 // 194
    spent = {}
    steps = (
        ("persons", _persons(persons)),
        ("entries", _crossings(stays, persons, entry=True)),
        ("exits", _crossings(stays, persons, entry=False)),
        ("stays", _stays(stays, persons)),
        *((f"counts by {name}", _tally(name, value)) for name, value in _COUNTED),
    )
    with without_indexes([Person, Crossing, Stay]):
        for name, statement in steps:
            began = perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(statement)
            spent[name] = perf_counter() - began
            sys.stderr.write(f"{name}: {spent[name]:.0f} s\n")
    connection.close()  # what was set for speed goes with it
    return spent


def _word(name: str, value: str = "") -> str:
    return _WORDS[connection.vendor][name].format(value)


def _from(last: int) -> str:
    return _SERIES[connection.vendor].format(last=last)


def _insert(table: str, columns: dict[str, str], last: int, where: str = "1 = 1") -> str:
    names = ", ".join(columns)
    values = ", ".join(columns.values())
    return f"INSERT INTO {table} ({names}) {_from(last)} SELECT {values} FROM n WHERE {where}"  # noqa: S608  # our own names


def _person_id(persons: int) -> str:
    return _word("id", f"1 + i % {persons}")


def _state_of(text: str) -> str:
    return f"substr('{STATES}', CAST(1 + 3 * (({text}) % 8) AS int), 3)"


def _persons(persons: int) -> str:
    columns = {
        "id": _word("id", "1 + i"),
        "registered_at": _word("moment", "0"),
        "standing": "'claimed'",
        "revision": "1",
        "birth_date": "'1990-01-02'",
        "birth_precision": "'day'",
        "birth_earliest": "'1990-01-02'",
        "birth_latest": "'1990-01-02'",
        "sex": f"substr('{SEXES}', CAST(1 + i % 3 AS int), 1)",
        "nationality": _state_of("i"),
    }
    return _insert("people_person", columns, persons - 1)


def _kept(stays: int, persons: int) -> str:
    """Say in SQL how a stay ended: the last of a traveller's is open six times in ten."""
    return (
        f"CASE WHEN i >= {stays - persons} AND i % 10 < 6 THEN 'open'"
        " WHEN i % 50 = 7 THEN 'exit_missing' WHEN i % 100 = 13 THEN 'entry_missing'"
        " WHEN i % 200 = 29 THEN 'to_confirm' ELSE 'closed' END"
    )


def _day(stays: int) -> str:
    """Say in SQL on which day a stay begins, counted from the first."""
    return f"i * {DAYS - 1} / {stays}"


def _length(stays: int) -> str:
    """Say in SQL how many days a stay lasts: not beyond the last day, one in fifty too long."""
    long = "CASE WHEN i % 50 = 3 THEN 95 ELSE i % 60 END"
    left = f"{DAYS - 1} - {_day(stays)}"
    return f"CASE WHEN ({long}) < {left} THEN ({long}) ELSE {left} END"


def _second(stays: int, day: str) -> str:
    return f"({day}) * 86400 + 46800 + i % 28800"


def _post() -> str:
    return f"'HTI-P0' || (1 + i % {POSTS})"


def _crossings(stays: int, persons: int, *, entry: bool) -> str:
    kept, day = _kept(stays, persons), _day(stays)
    if not entry:
        day = f"{day} + {_length(stays)}"
    key = _word("id", f"2 * i + {0 if entry else 1} + 1000000000")
    at = _word("moment", _second(stays, day))
    purpose = " ".join(f"WHEN {at} THEN '{one}'" for at, one in enumerate(PURPOSES))
    columns = {
        **dict.fromkeys(("id", "client_nonce", "root"), key),
        "person_id": _person_id(persons),
        "post_code": _post(),
        "country": f"'{COUNTRY}'",
        "mode": "'land'",
        "direction": "'entry'" if entry else "'exit'",
        "outcome": "'admitted'",
        "second_line": _word("no"),
        **dict.fromkeys(("occurred_at", "recorded_at"), at),
        "recorded_by": "'bench'",
        "purpose_of_travel": f"CASE i % 4 {purpose} END" if entry else "''",
        "issuing_state": _state_of(f"i % {persons}"),
        "document_number": f"'P' || (i % {persons})",
        "nationality": _state_of(f"i % {persons}"),
        "sex": f"substr('{SEXES}', CAST(1 + i % {persons} % 3 AS int), 1)",
        "age_group": "'30-44'",
        "month": _word("month", day),
        "entry_seq": "i",
        "version": "1",
        "origin": "'desk'",
        **dict.fromkeys(("conveyance", "ground", "document_code"), "''"),
        **dict.fromkeys(("correction_reason", "source"), "''"),
    }
    without = "'entry_missing'" if entry else "'open', 'exit_missing'"
    return _insert("border_crossing", columns, stays - 1, f"({kept}) NOT IN ({without})")


def _stays(stays: int, persons: int) -> str:
    kept, day, length = _kept(stays, persons), _day(stays), _length(stays)
    went = f"{day} + {length}"
    no_entry = f"({kept}) = 'entry_missing'"
    no_exit = f"({kept}) IN ('open', 'exit_missing')"
    entry, left = (_word("id", f"2 * i + {n} + 1000000000") for n in (0, 1))
    over = f"({kept}) = 'closed' AND ({length}) > 89"

    def unless(missing: str, value: str, empty: str = "NULL") -> str:
        return f"CASE WHEN {missing} THEN {empty} ELSE {value} END"

    columns = {
        "id": unless(no_entry, entry, left),
        "person_id": _person_id(persons),
        "country": f"'{COUNTRY}'",
        "state": kept,
        "entry_root": unless(no_entry, entry),
        "exit_root": unless(no_exit, left),
        "entered_at": unless(no_entry, _word("moment", _second(stays, day))),
        "left_at": unless(no_exit, _word("moment", _second(stays, went))),
        "entry_day": unless(no_entry, _word("day", day)),
        "exit_day": unless(no_exit, _word("day", went)),
        "entry_post": unless(no_entry, _post(), "''"),
        "exit_post": unless(no_exit, _post(), "''"),
        "mode": "'land'",
        "nationality": _state_of(f"i % {persons}"),
        "days": unless(f"{no_entry} OR {no_exit}", f"1 + {length}", "0"),
        "rule": "'ANY-VISITOR@2020-01-01'",
        "bound": "'window'",
        "last_day": f"CASE WHEN ({kept}) IN ('open', 'closed')"
        f" THEN {_word('day', f'{day} + 89')} END",
        "standing": f"CASE WHEN {over} THEN 'overstayed' WHEN ({kept}) = 'closed' THEN 'within'"
        f" WHEN ({kept}) IN ('exit_missing', 'entry_missing') THEN 'not_recorded'"
        f" WHEN ({kept}) = 'to_confirm' THEN 'to_confirm' ELSE '' END",
        "overstay_days": f"CASE WHEN {over} THEN ({length}) - 89 ELSE 0 END",
    }
    return _insert("border_stay", columns, stays - 1)


_COUNTED = (
    ("all", "''"),
    ("nationality", "nationality"),
    ("sex", "sex"),
    ("age", "age_group"),
    ("mode", "mode"),
    ("purpose", "purpose_of_travel"),
    ("origin", "origin"),
    ("line", "'first'"),
)


def _tally(name: str, value: str) -> str:
    """Count the log as the desks would have; every movement is in the middle of its day."""
    return (
        "INSERT INTO border_tally"  # noqa: S608  # our own names
        " (post_code, day, dimension, value, direction, outcome, count, erased)"
        f" SELECT post_code, date(occurred_at), '{name}', {value}, direction, outcome, count(*), 0"
        " FROM border_crossing GROUP BY 1, 2, 4, 5, 6"
    )
