"""Invented posts and tables of areas for the tests of this room and of rooms above."""

from dataclasses import replace
from datetime import date

from travesia.access.domain import Actor
from travesia.places import services as places
from travesia.places.domain import Mode, NewPost, PostState, PostView, StateOn

REGISTRAR = Actor.system("tests", allowed={"places.manage"})

RIO_CLARO = NewPost(
    code="HTI-RCL",
    name="Río Claro",
    country="HTI",
    mode=Mode.LAND,
    latitude=18.9,
    longitude=-71.8,
    time_zone="America/Port-au-Prince",
    states=(
        StateOn(PostState.PLANNED, date(2023, 11, 6)),
        StateOn(PostState.INSTALLED, date(2024, 5, 20)),
        StateOn(PostState.INAUGURATED, date(2024, 8, 1)),
        StateOn(PostState.OPERATIONAL, date(2024, 8, 5)),
    ),
    source="invented",
)


def make_post(code: str = "HTI-RCL", **changes: object) -> PostView:
    """Register an invented post, with anything about it changed."""
    post = replace(RIO_CLARO, code=code, country=code[:3])
    return places.register_post(actor=REGISTRAR, post=replace(post, **changes))  # type: ignore[arg-type]  # the fields of NewPost, by name


def area_table(*rows: str) -> bytes:
    """Return a table of the first level in the form of COD-AB."""
    header = "ADM0_PCODE,ADM1_PCODE,ADM1_ES,validOn,validTo"
    return "\n".join([header, *rows, ""]).encode()
