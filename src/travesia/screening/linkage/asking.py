"""What the linked events leave open: crossings without counterpart, and questions to a person.

Nothing here is a finding about anybody. An unmatched entry means that no exit is recorded, with
the likeliest reason; never that somebody stayed.
"""

from typing import TYPE_CHECKING, Final

from travesia.screening.linkage.dialects import DUCKDB
from travesia.screening.linkage.model import MOST_LETTERS
from travesia.screening.linkage.preparing import RARE_NAME

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FASTEST_KM_PER_HOUR: Final = 1_000
"""Faster than any airliner flies: whoever needs more than this was not at both posts."""

NEAREST_KM: Final = 50
"""Posts nearer than this say nothing: clocks are not one."""

_EARTH_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def find_unmatched(database: "DuckDBPyConnection") -> None:
    """Make `unmatched` (event_id, cluster_id, direction, day, reason) of `linked` and `possible`.

    Events of a person are taken in the order of their days, entry before exit on one day: an entry
    is matched by an exit that comes next, an exit by an entry just before.
    """
    by_time = "over (partition by cluster_id order by day, direction, event_id)"
    database.execute(f"""
        create table alone as
        select *, count(*) over (partition by cluster_id) as others,
          case direction when 'entry' then next_way = 'exit' else last_way = 'entry' end as matched
        from (select *, lead(direction) {by_time} as next_way, lag(direction) {by_time} as last_way
              from linked where day is not null and direction is not null)
    """)
    database.execute("delete from alone where coalesce(matched, false)")
    near = """
        select a.id, min(case when x.document <> y.document then 1 else 2 end) as kind
        from alone a join possible on a.id = possible.id join linked x on x.id = a.id
          join linked y on y.id = possible.other
        where y.direction = case x.direction when 'entry' then 'exit' else 'entry' end
          and (y.day >= x.day) = (x.direction = 'entry')
        group by a.id
    """
    database.execute(f"""
        create table unmatched as
        select event_id, cluster_id, direction, day,
          case when name_key = '' then 'unmatched.no_name'
            when near.kind = 1 then 'unmatched.other_document'
            when near.kind = 2 then 'unmatched.other_spelling'
            when rarity < {RARE_NAME} and (document is null or born is null)
              then 'unmatched.too_common'
            when mode = 'land' then 'unmatched.land_border'
            when others > 1 then 'unmatched.linked'
            else 'unmatched.not_in_data' end as reason
        from alone left join ({near}) as near using (id)
        union all
        select event_id, cluster_id, direction, day, 'unmatched.not_dated' from linked
        where day is null or direction is null
    """)
    database.execute("drop table alone")


def find_questions(database: "DuckDBPyConnection") -> None:
    """Make `questions` (code, cluster_id, other_cluster_id, event_id, other_event_id).

    Another birth date that stands once is a question of its own, since it is mostly a slip.
    """
    run = database.execute
    run(
        "create table held as select document, cluster_id, min(event_id) as event_id from linked "
        "where document is not null group by document, cluster_id"
    )
    run(
        "create table named as select document, cluster_id, words, letters, "
        "min(event_id) as event_id from linked where document is not null and name_key <> '' "
        "group by document, cluster_id, words, letters"
    )
    run(
        "create table dated as select *, "
        "row_number() over (partition by cluster_id order by events desc, born) as place, "
        "first(event_id) over (partition by cluster_id order by events desc, born) as usual, "
        "max(events) over (partition by cluster_id) as most from (select cluster_id, born, "
        "min(event_id) as event_id, count(*) as events from linked where born is not null "
        "group by cluster_id, born)"
    )
    run(f"create table questions as {' union all '.join((*_CONTRADICTIONS, *_TRAVEL))}")
    run("drop table held; drop table named; drop table dated")


_CONTRADICTIONS: Final = (
    # Two people on one document number: the first event of each with it.
    """select 'question.document_two_people' as code, a.cluster_id,
         b.cluster_id as other_cluster_id, a.event_id, b.event_id as other_event_id
       from held a join held b on a.document = b.document and a.cluster_id < b.cluster_id""",
    # The document put them together, and nothing in their names does.
    f"""select 'question.document_two_names', a.cluster_id, null, min(a.event_id), min(b.event_id)
       from named a join named b on a.document = b.document and a.cluster_id = b.cluster_id
         and a.letters < b.letters
       where {DUCKDB.length(DUCKDB.common("a.words", "b.words"))} = 0
         and {DUCKDB.distance("a.letters", "b.letters")} > {MOST_LETTERS}
       group by a.cluster_id, a.document""",
    """select case when events > 1 and most > 1 then 'question.person_two_births'
         else 'question.person_birth_once' end, cluster_id, null, usual, event_id
       from dated where place > 1""",
    """select 'question.born_after', cluster_id, null, event_id, null from linked
       where born > strftime(day, '%Y-%m-%d')""",
)
_TRAVEL: Final = (
    # More one way than the other on one day: something is missing between them.
    """select 'question.impossible_travel_same_way', cluster_id, null, min(event_id), max(event_id)
       from linked where day is not null and direction is not null
       group by cluster_id, day
       having abs(sum(case direction when 'entry' then 1 else -1 end)) > 1""",
    # Where the file says at what time and at what post: faster than anybody travels.
    f"""select 'question.impossible_travel_distance', cluster_id, null, event_id, next_event
       from (select *, lead(event_id) over later as next_event, lead(moment) over later as then_,
           radians(latitude) as lat, radians(longitude) as lon,
           radians(lead(latitude) over later) as lat2, radians(lead(longitude) over later) as lon2
         from linked where moment is not null and latitude between -90 and 90
           and longitude between -180 and 180
         window later as (partition by cluster_id order by moment, event_id)),
         lateral (select 2 * {_EARTH_KM} * asin(least(1, sqrt(pow(sin((lat2 - lat) / 2), 2)
           + cos(lat) * cos(lat2) * pow(sin((lon2 - lon) / 2), 2)))) as far)
       where far > {NEAREST_KM}
         and far > {FASTEST_KM_PER_HOUR} * date_diff('second', moment, then_) / 3600""",
)
