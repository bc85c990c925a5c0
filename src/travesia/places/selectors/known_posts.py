"""The register of posts as values: read by two plain statements, made into views when it changed.

Every screen asks for posts, and a register has tens or hundreds of them. So all that stands in the
rows is read as one text each time (once in a request), and the views of last time are given again
while the text and the day are the same: nobody has to say that a post was changed.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.db import connection

from travesia.core import clock, statements
from travesia.core.once import once
from travesia.places.domain import Mode, PostState, PostView, StateOn, state_at

Row = tuple[object, ...]
Key = tuple[tuple[Row, ...], date | int]

#: Seconds. Midnight of every time zone of today falls on a quarter of an hour.
_QUARTER = 900

#: In the order of `Post`: by country and name. The area is the version that began last. A day and
#: a truth are asked for as text and number: turning hundreds of them into values costs more than
#: reading them, and nearly always they are what they were.
_POSTS = """
SELECT code, name, other_name, country_id, mode, latitude, longitude, time_zone,
    CASE WHEN exit_control THEN 1 ELSE 0 END,
    opposite_code, area_pcode, source,
    (SELECT places_area.name FROM places_area WHERE places_area.pcode = area_pcode
        AND area_pcode <> '' ORDER BY valid_from DESC LIMIT 1) AS area_name
FROM places_post ORDER BY country_id, places_post.name, code
"""
_STATES = """
SELECT places_post.code, state, CAST(since AS text) FROM places_datedstate
JOIN places_post ON places_post.id = post_id ORDER BY post_id, place
"""

#: All that the two statements below read, as texts in which no two registers are the same.
_TEXTS = {
    "sqlite": """
SELECT (SELECT group_concat(
    quote(id) || quote(code) || quote(name) || quote(other_name) || quote(country_id) || quote(mode)
    || quote(latitude) || quote(longitude) || quote(time_zone) || quote(exit_control)
    || quote(opposite_code) || quote(area_pcode) || quote(source) || quote(
        (SELECT places_area.name FROM places_area WHERE places_area.pcode = area_pcode
            AND area_pcode <> '' ORDER BY valid_from DESC LIMIT 1)))
FROM places_post),
(SELECT group_concat(quote(post_id) || quote(place) || quote(state) || quote(since))
FROM places_datedstate)
""",
    "postgresql": """
SELECT (SELECT md5(string_agg(ROW(places_post.*,
        (SELECT places_area.name FROM places_area WHERE places_area.pcode = area_pcode
            AND area_pcode <> '' ORDER BY valid_from DESC LIMIT 1))::text, ','))
FROM places_post),
(SELECT md5(string_agg(ROW(post_id, place, state, since)::text, ',')) FROM places_datedstate)
""",
}

#: What was made last, and from what.
_made: list[tuple[Key, Mapping[str, PostView]]] = []


def known_posts(on: date | None = None) -> Mapping[str, PostView]:
    """Return every post by its code, by country and name, in its state on a day.

    Without a day it is today, which begins for a post at its own midnight.
    """
    return once(("places.posts", on), lambda: _read(on))


def _read(on: date | None) -> Mapping[str, PostView]:
    texts = _rows(_TEXTS[connection.vendor])
    key = (texts, on or int(clock.now().timestamp()) // _QUARTER)
    # Another thread may put its own in between: what is given is what was made for this key.
    made = _made[0] if _made else None
    if made is None or made[0] != key:
        posts, states = _rows(_POSTS), _rows(_STATES)
        zones = {str(row[7]) for row in posts}
        days = {zone: on or clock.today(ZoneInfo(zone)) for zone in zones}
        made = (key, _views(posts, states, days))
        _made[:] = [made]
    return made[1]


def _rows(statement: str) -> tuple[Row, ...]:
    return tuple(statements.fetch(statement, ()))


def _views(
    posts: tuple[Row, ...], states: tuple[Row, ...], days: Mapping[str, date]
) -> Mapping[str, PostView]:
    history: dict[str, list[StateOn]] = defaultdict(list)
    for code, state, since in states:
        history[str(code)].append(StateOn(PostState(str(state)), date.fromisoformat(str(since))))
    found = {str(row[0]): _view(row, tuple(history[str(row[0])]), days) for row in posts}
    return MappingProxyType(found)


def _view(row: Row, states: tuple[StateOn, ...], days: Mapping[str, date]) -> PostView:
    texts = [str(value or "") for value in row]
    code, name, other_name, country, mode, _, _, zone, _, opposite, area, source, area_name = texts
    return PostView(
        code=code,
        name=name,
        other_name=other_name,
        country=country,
        mode=Mode(mode),
        latitude=float(texts[5]),
        longitude=float(texts[6]),
        time_zone=zone,
        exit_control=bool(row[8]),
        opposite=opposite,
        area=area,
        area_name=area_name,
        source=source,
        state=state_at(states, days[zone]),
        states=states,
    )
