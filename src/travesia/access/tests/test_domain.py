"""Rules of access, by property: deny by default, scope, purpose and time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from travesia.access.domain import (
    GRANT_STEPS,
    Actor,
    ActorKind,
    Grant,
    GrantState,
    Permission,
    Purpose,
    Role,
    Scope,
    may,
)

NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)
COUNTRIES = ("", "HTI", "CRI", "BLZ")
scopes = st.builds(
    Scope,
    country=st.sampled_from(COUNTRIES),
    agency=st.sampled_from(("", "HTI-DIE", "CRI-DGM")),
    post=st.sampled_from(("", "HTI-MAL", "HTI-BEL", "CRI-PBL")),
)
moments = st.one_of(
    st.none(), st.timedeltas(timedelta(days=-9), timedelta(days=9)).map(NOW.__add__)
)
grants = st.builds(
    Grant,
    role=st.sampled_from(Role),
    scope=scopes,
    valid_until=moments,
    valid_from=moments,
)
permissions = st.builds(
    Permission,
    key=st.just("test.act"),
    label=st.just("Act"),
    roles=st.frozensets(st.sampled_from(Role)),
    purposes=st.frozensets(st.sampled_from(Purpose), max_size=3),
)
purposes = st.one_of(st.none(), st.sampled_from(Purpose))


def person(*held: Grant) -> Actor:
    return Actor(id="user:1", kind=ActorKind.USER, name="", grants=held)


def asks(actor: Actor, permission: Permission, scope: Scope, purpose: Purpose | None) -> bool:
    return may(actor, permission, scope=scope, purpose=purpose, moment=NOW)


@given(permissions, scopes, purposes)
def test_nothing_passes_without_a_grant(
    permission: Permission, scope: Scope, purpose: Purpose | None
) -> None:
    for actor in (person(), Actor.public(), Actor.system("job")):
        assert not asks(actor, permission, scope, purpose)


@given(grants, permissions, scopes, purposes)
def test_what_passes_has_role_scope_purpose_and_time(
    grant: Grant, permission: Permission, scope: Scope, purpose: Purpose | None
) -> None:
    expected = (
        grant.role in permission.roles
        and grant.scope.country in ("", scope.country)
        and grant.scope.agency in ("", scope.agency)
        and grant.scope.post in ("", scope.post)
        and (grant.valid_from is None or grant.valid_from <= NOW)
        and (grant.valid_until is None or grant.valid_until > NOW)
        and (not permission.purposes or purpose in permission.purposes)
    )
    assert asks(person(grant), permission, scope, purpose) is expected


def test_grant_opens_from_its_start_until_before_its_end() -> None:
    permission = Permission("test.act", "Act", frozenset({Role.ANALYST}))
    minute = timedelta(minutes=1)
    for start, end, opens in (
        (NOW, None, True),
        (NOW + minute, None, False),
        (None, NOW + minute, True),
        (None, NOW, False),
    ):
        grant = Grant(Role.ANALYST, valid_from=start, valid_until=end)
        assert asks(person(grant), permission, Scope(), None) is opens


@given(st.lists(grants, max_size=4), grants, permissions, scopes, purposes)
def test_another_grant_never_takes_anything_away(
    held: list[Grant], more: Grant, permission: Permission, scope: Scope, purpose: Purpose | None
) -> None:
    if asks(person(*held), permission, scope, purpose):
        assert asks(person(*held, more), permission, scope, purpose)


@given(scopes, scopes, st.sampled_from(("country", "agency", "post")))
def test_widening_a_scope_never_removes(mine: Scope, theirs: Scope, part: str) -> None:
    parts = {"country": mine.country, "agency": mine.agency, "post": mine.post, part: ""}
    if mine.covers(theirs):
        assert Scope(**parts).covers(theirs)


@given(scopes, scopes, scopes)
def test_covering_is_an_order(one: Scope, two: Scope, three: Scope) -> None:
    assert one.covers(one)
    if one.covers(two) and two.covers(three):
        assert one.covers(three)
    if one.covers(two) and two.covers(one):
        assert one == two


def test_named_part_is_not_covered_by_an_unstated_place() -> None:
    assert not Scope(country="HTI").covers(Scope())
    assert Scope().covers(Scope(country="HTI", agency="HTI-DIE", post="HTI-MAL"))


@given(scopes)
def test_post_of_a_grant_lies_in_its_country(scope: Scope) -> None:
    right = not scope.post or scope.post.startswith(f"{scope.country or '?'}-")
    assert (scope.problem() == "") is right


def test_country_of_a_grant_is_three_capitals() -> None:
    assert Scope(country="hti").problem() == "country"
    assert Scope(country="HT").problem() == "country"


def test_only_proposed_and_active_grants_can_still_change() -> None:
    open_states = {state for state, steps in GRANT_STEPS.items() if steps}
    assert open_states == {GrantState.PROPOSED, GrantState.ACTIVE}
    assert set(GRANT_STEPS) == set(GrantState)
    assert GrantState.ACTIVE not in GRANT_STEPS[GrantState.ACTIVE]
