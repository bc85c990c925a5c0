"""Posts in the register: entered once, with a history that can only go on."""

from datetime import UTC, date, datetime

import pytest

from travesia.access.domain import POST_SOURCES, Actor, PostName, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.core.errors import ConflictError, DomainError, NotFoundError
from travesia.journal import selectors as journal
from travesia.places import selectors
from travesia.places import services as places
from travesia.places.domain import Mode, NewSite, PostState, SiteKind, StateOn
from travesia.places.tests.factories import REGISTRAR, RIO_CLARO, make_post
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def journalled(kind: str) -> list[dict[str, object]]:
    return [dict(entry.body or {}) for entry in journal.entries_after(0, kinds={kind})]


def test_registered_post_is_found_by_its_code() -> None:
    make_post()
    post = selectors.post_by_code("HTI-RCL")
    assert (post.name, post.country, post.mode) == ("Río Claro", "HTI", Mode.LAND)
    assert (post.latitude, post.longitude) == (18.9, -71.8)
    assert post.state is PostState.OPERATIONAL
    assert post.exit_control
    assert [item.state for item in post.states] == list(PostState)[:4]


def test_registration_is_journalled_with_its_history() -> None:
    make_post()
    (body,) = journalled("places.post_registered")
    assert body["code"] == "HTI-RCL"
    assert body["states"][-1] == ["operational", "2024-08-05"]  # type: ignore[index]  # a list in JSON


def test_refused_registration_leaves_no_trace() -> None:
    make_post()
    with pytest.raises(ConflictError) as refused:
        make_post(name="Another")
    assert refused.value.code == "places.post_exists"
    assert len(journalled("places.post_registered")) == 1
    assert selectors.post_by_code("HTI-RCL").name == "Río Claro"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"code": "HTI-río"}, "places.bad_code"),
        ({"code": "HTI-R" + "X" * 20}, "places.bad_code"),
        ({"latitude": 91.0}, "places.bad_position"),
        ({"longitude": float("nan")}, "places.bad_position"),
        ({"time_zone": "America/Nowhere"}, "places.bad_time_zone"),
        ({"time_zone": "../etc/passwd"}, "places.bad_time_zone"),
        ({"states": ()}, "places.state_order"),
        ({"states": (StateOn(PostState.CLOSED, date(2024, 1, 1)),)}, "places.state_order"),
        ({"code": "UTO-ABC"}, "places.unknown_country"),
    ],
)
def test_post_that_cannot_be_is_refused_with_a_reason(
    changes: dict[str, object], code: str
) -> None:
    with pytest.raises(DomainError) as refused:
        make_post(**{"code": "HTI-RCL", **changes})  # type: ignore[arg-type]  # the fields of NewPost, by name
    assert refused.value.code == code
    assert refused.value.message
    assert selectors.posts() == ()


def test_state_of_a_post_depends_on_the_day() -> None:
    make_post()
    assert selectors.post_by_code("HTI-RCL", on=date(2024, 8, 4)).state is PostState.INAUGURATED
    assert selectors.post_by_code("HTI-RCL", on=date(2024, 8, 5)).state is PostState.OPERATIONAL
    assert selectors.post_by_code("HTI-RCL", on=date(2020, 1, 1)).state is None


def test_day_of_a_post_begins_at_its_own_midnight(frozen_clock: FixedClock) -> None:
    make_post()
    frozen_clock.set(datetime(2024, 8, 5, 3, 59, tzinfo=UTC))
    assert selectors.post_by_code("HTI-RCL").state is PostState.INAUGURATED
    frozen_clock.set(datetime(2024, 8, 5, 4, 0, tzinfo=UTC))
    assert selectors.post_by_code("HTI-RCL").state is PostState.OPERATIONAL


def test_post_goes_over_to_the_next_state() -> None:
    make_post()
    post = places.change_post_state(
        actor=REGISTRAR, code="HTI-RCL", state=PostState.CLOSED, since=date(2025, 2, 1)
    )
    assert post.states[-1] == StateOn(PostState.CLOSED, date(2025, 2, 1))
    (body,) = journalled("places.post_state_changed")
    assert body == {
        "code": "HTI-RCL",
        "before": "operational",
        "after": "closed",
        "since": "2025-02-01",
    }


@pytest.mark.parametrize(
    ("state", "since", "code"),
    [
        (PostState.INSTALLED, date(2025, 2, 1), "places.state_order"),
        (PostState.CLOSED, date(2024, 8, 4), "places.state_dates"),
    ],
)
def test_state_that_may_not_follow_is_refused(state: PostState, since: date, code: str) -> None:
    make_post()
    with pytest.raises(DomainError) as refused:
        places.change_post_state(actor=REGISTRAR, code="HTI-RCL", state=state, since=since)
    assert refused.value.code == code
    assert len(selectors.post_by_code("HTI-RCL").states) == 4


def test_unknown_post_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFoundError) as missing:
        selectors.post_by_code("HTI-XXX")
    assert missing.value.code == "places.no_such_post"
    assert "HTI-XXX" in missing.value.message


def test_posts_are_listed_by_country_mode_and_state() -> None:
    make_post()
    make_post("HTI-AIR", mode=Mode.AIR)
    make_post("BLZ-NEW", states=(StateOn(PostState.PLANNED, date(2026, 1, 1)),))
    assert [post.code for post in selectors.posts()] == ["BLZ-NEW", "HTI-AIR", "HTI-RCL"]
    assert [post.code for post in selectors.posts(country="BLZ")] == ["BLZ-NEW"]
    assert [post.code for post in selectors.posts(mode="air")] == ["HTI-AIR"]
    assert [post.code for post in selectors.posts(state="planned")] == ["BLZ-NEW"]


def test_officer_cannot_register_a_post(officer: Actor) -> None:
    with pytest.raises(AccessDeniedError):
        places.register_post(actor=officer, post=RIO_CLARO)
    assert selectors.posts() == ()


def test_administrator_of_another_country_cannot_register_a_post() -> None:
    belize = actor("belize", Role.NODE_ADMINISTRATOR, scope=Scope(country="BLZ"))
    with pytest.raises(AccessDeniedError):
        places.register_post(actor=belize, post=RIO_CLARO)
    haiti = actor("haiti", Role.NODE_ADMINISTRATOR, scope=Scope(country="HTI"))
    assert places.register_post(actor=haiti, post=RIO_CLARO).code == "HTI-RCL"


def test_site_is_registered_and_journalled() -> None:
    hub = NewSite(
        code="HTI-HUB1",
        name="Hub of Río Claro",
        kind=SiteKind.HUB,
        country="HTI",
        latitude=18.9,
        longitude=-71.8,
        time_zone="America/Port-au-Prince",
    )
    places.register_site(actor=REGISTRAR, site=hub)
    assert [site.name for site in selectors.sites(country="HTI")] == ["Hub of Río Claro"]
    assert journalled("places.site_registered")[0]["kind"] == "hub"
    with pytest.raises(ConflictError):
        places.register_site(actor=REGISTRAR, site=hub)


def test_only_posts_in_service_are_offered_for_a_shift() -> None:
    make_post()
    make_post("BLZ-NEW", states=(StateOn(PostState.PLANNED, date(2024, 1, 1)),))
    offered = [post for source in POST_SOURCES for post in source.posts()]
    assert offered == [PostName("HTI-RCL", "Río Claro", "HTI")]
