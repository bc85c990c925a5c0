"""What the linked events leave open: crossings without counterpart, and questions to a person.

Nothing here is a finding about anybody. An unmatched entry means that no exit is recorded, with
the likeliest reason; never that somebody stayed.
"""

from typing import TYPE_CHECKING

from travesia.screening.linkage.preparing import RARE_NAME

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def find_unmatched(database: "DuckDBPyConnection") -> None:
    """Make `unmatched` (event_id, cluster_id, direction, day, reason) of `linked` and `possible`.

    Events of a person are taken in the order of their days, entry before exit on one day: an entry
    is matched by an exit that comes next, an exit by an entry just before.
    """
    by_time = "over (partition by cluster_id order by day, direction, event_id)"
    database.execute(f"""
        create table alone as
        select *, case direction when 'entry' then next_way = 'exit' else last_way = 'entry' end
          as matched
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
          case when near.kind = 1 then 'unmatched.other_document'
            when near.kind = 2 then 'unmatched.other_spelling'
            when rarity < {RARE_NAME} and (document is null or born is null)
              then 'unmatched.too_common'
            when mode = 'land' then 'unmatched.land_border'
            else 'unmatched.not_in_data' end as reason
        from alone left join ({near}) as near using (id)
        union all
        select event_id, cluster_id, direction, day, 'unmatched.not_dated' from linked
        where day is null or direction is null
    """)
    database.execute("drop table alone")


def find_questions(database: "DuckDBPyConnection") -> None:
    """Make `questions` (code, cluster_id, other_cluster_id, event_id, other_event_id)."""
    parts = (
        # Two people on one document number: the first event of each with it.
        """select 'question.document_two_people' as code, a.cluster_id,
             b.cluster_id as other_cluster_id, a.event_id, b.event_id as other_event_id
           from held a join held b on a.document = b.document and a.cluster_id < b.cluster_id""",
        """select 'question.person_two_births', a.cluster_id, null, a.event_id, b.event_id
           from dated a join dated b on a.cluster_id = b.cluster_id and a.born < b.born""",
        # More one way than the other on one day: something is missing between them.
        """select 'question.same_way_one_day', cluster_id, null, min(event_id), max(event_id)
           from linked where day is not null and direction is not null
           group by cluster_id, day
           having abs(sum(case direction when 'entry' then 1 else -1 end)) > 1""",
        """select 'question.born_after', cluster_id, null, event_id, null from linked
           where born > strftime(day, '%Y-%m-%d')""",
    )
    database.execute(
        "create table held as select document, cluster_id, min(event_id) as event_id from linked "
        "where document is not null group by document, cluster_id"
    )
    database.execute(
        "create table dated as select cluster_id, born, min(event_id) as event_id from linked "
        "where born is not null group by cluster_id, born having count(*) > 1"
    )
    database.execute(f"create table questions as {' union all '.join(parts)}")
    database.execute("drop table held; drop table dated")
