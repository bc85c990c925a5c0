"""Loading of the demonstration: places, people of the node, the watch list, a year of crossings."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.border import services as border
from travesia.border.domain import ImportReport
from travesia.config.demo import watchlist
from travesia.config.demo.applications import load_applications
from travesia.config.demo.authorisations import load_authorisations
from travesia.config.demo.border_stories import load_border_stories
from travesia.config.demo.crossings import SIZES, Plan
from travesia.config.demo.directory import load_directory
from travesia.config.demo.hubs import load_hubs
from travesia.config.demo.identities import load_identities
from travesia.config.demo.portal import load_portal
from travesia.config.demo.programme import load_programme
from travesia.config.demo.programme.activities import load_activities
from travesia.config.demo.programme.bulletins import load_bulletins
from travesia.config.demo.progress import Meter
from travesia.config.demo.region import DemoPost, folder, posts
from travesia.config.demo.rows import imported
from travesia.core import clock
from travesia.lists import services as lists
from travesia.places import selectors as place_selectors
from travesia.places import services as places
from travesia.places.domain import Mode, NewPost, PostState, StateOn

Progress = Callable[[str], None]

MARKER = "demo-loading.json"
"""Lies in the data folder while a demonstration is unfinished."""

BATCH = 1000

LOADER = Actor.system(
    "demo-loader",
    allowed={
        *access.DEMO_PERMISSIONS,
        "places.manage",
        "lists.manage",
        "people.register",
        "people.correct",
        "border.import_crossings",
        "border.measure_queue",
    },
)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was loaded."""

    seed: int
    size: str
    today: date
    """The year of crossings ends the day before."""
    posts: int
    areas: int
    cast: int
    """People who can sign in."""
    list_entries: int
    crossings: int
    refusals: int
    persons: int
    seconds: float


class DemoDataError(RuntimeError):
    """The generator made a row that a room refused: a fault of the program, not of the person."""


def load_region(*, data_dir: Path, seed: int, size: str, progress: Progress) -> LoadReport:
    """Load the demonstration of a seed and size into the node's empty, migrated database.

    Every step can be taken again: interrupted at any moment, the next call with the same seed and
    size goes on where this one stopped, and the marker in `data_dir` says until then that the
    demonstration is unfinished.

    Raises:
        KeyError: there is no such size.
        DemoDataError: a room refused what the generator made.
    """
    began = monotonic()
    plan = _begun_plan(data_dir, seed=seed, size=size)
    progress("Places: countries, areas and border posts")
    areas, post_count = _load_places()
    progress("Pages of the portal")
    load_portal()
    progress("People of the demonstration")
    cast = access.ensure_demo_people(actor=LOADER)
    progress("Watch list")
    entry_count = _load_list(plan)
    report = _load_crossings(plan, progress)
    progress("Questions about identities")
    load_identities(actor=LOADER, cast=cast)
    progress("Visas, permits and passes")
    load_authorisations(cast=cast)
    progress("Applications for online visas")
    load_applications(cast=cast)
    progress("A morning at the border: paper, late hits, open stays, cards, files")
    load_border_stories(loader=LOADER, cast=cast, reckon=plan.crossings <= SIZES["small"])
    progress("Directory of services")
    load_directory()
    progress("Hubs and hotlines")
    load_hubs(seed=seed)
    progress("Results of the programme")
    load_programme()
    load_activities(seed=seed)
    progress("Issues of the bulletin")
    load_bulletins()
    (data_dir / MARKER).unlink(missing_ok=True)
    done = LoadReport(
        seed=seed,
        size=size,
        today=plan.today,
        posts=post_count,
        areas=areas,
        cast=len(cast),
        list_entries=entry_count,
        crossings=report.crossings,
        refusals=report.refused,
        persons=report.persons,
        seconds=round(monotonic() - began, 1),
    )
    progress(
        f"Made {done.crossings:,} crossings and {done.refusals:,} refusals of "
        f"{done.persons:,} invented people at {done.posts} posts in {done.seconds:.0f} s."
    )
    return done


def unfinished(data_dir: Path) -> bool:
    """Tell whether a demonstration was begun in the folder and not completed."""
    return (data_dir / MARKER).exists()


def _begun_plan(data_dir: Path, *, seed: int, size: str) -> Plan:
    """Return the plan of an interrupted run of the same kind, else a new one, and mark it begun."""
    marker = data_dir / MARKER
    today = clock.today()
    if marker.exists() and place_selectors.posts():
        found = json.loads(marker.read_text("ascii"))
        if (found["seed"], found["size"]) == (seed, size):
            today = date.fromisoformat(found["today"])
    plan = Plan(seed=seed, crossings=SIZES[size], today=today)
    begun = {"seed": seed, "size": size, "today": today.isoformat()}
    marker.write_text(json.dumps(begun) + "\n", "ascii")
    return plan


def _load_places() -> tuple[int, int]:
    """Load areas and posts; returns how many areas and posts there are then."""
    table = folder().joinpath("areas.csv").read_bytes()
    report = places.import_areas(actor=LOADER, table=table, source="areas.csv")
    if report.problems:
        raise DemoDataError(f"areas.csv: {report.problems}")
    known = {post.code for post in place_selectors.posts()}
    for post in posts():
        if post.code not in known:
            places.register_post(actor=LOADER, post=_new_post(post))
    return report.added + report.unchanged, len(posts())


def _new_post(post: DemoPost) -> NewPost:
    return NewPost(
        code=post.code,
        name=post.name,
        other_name=post.other_name,
        country=post.country,
        mode=Mode(post.mode),
        latitude=post.latitude,
        longitude=post.longitude,
        time_zone=post.time_zone,
        exit_control=post.exit_control,
        opposite=post.opposite,
        area=post.area,
        source=post.source,
        states=tuple(StateOn(PostState(state), since) for state, since in post.states),
    )


def _load_list(plan: Plan) -> int:
    lists.register_source(
        actor=LOADER,
        key=watchlist.SOURCE_KEY,
        label=watchlist.SOURCE_LABEL,
        owner=watchlist.OWNER,
        kept_here=True,
    )
    entries = watchlist.entries(plan)
    lists.publish_version(actor=LOADER, source_key=watchlist.SOURCE_KEY, entries=entries)
    return len(entries)


def _load_crossings(plan: Plan, progress: Progress) -> ImportReport:
    meter = Meter("Crossings", plan.crossings, progress)
    report = border.import_crossings(
        actor=LOADER, rows=imported(plan), batch=BATCH, on_progress=meter.at
    )
    if report.rejected:
        first = report.rejected[0]
        raise DemoDataError(
            f"{len(report.rejected)} rows were refused, the first is row {first.row}: {first.code}"
        )
    return report
