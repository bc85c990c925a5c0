"""Roles given, proposed, confirmed, refused and taken back; on both databases."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from travesia.access import selectors, services
from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.access.models import RoleGrant
from travesia.access.selectors import GrantView, UserView
from travesia.access.tests.cast import SETUP, Kept, organisation, person
from travesia.core import clock
from travesia.core.errors import NotFoundError

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
HAITI = Scope(country="HTI")


def acting(user: UserView) -> Actor:
    return selectors.actor_for(user, None)


def ask(actor: Actor, user: UserView, role: Role, until: datetime | None = None) -> GrantView:
    return services.grant_role(
        actor=actor, user_id=user.id, role=role, scope=HAITI, reason="needed", valid_until=until
    )


@pytest.fixture
def administrator(kept: Kept) -> Actor:
    return acting(person("admin", Role.NODE_ADMINISTRATOR))


@pytest.fixture
def of_haiti(kept: Kept) -> Actor:
    return acting(person("admin-hti", Role.NODE_ADMINISTRATOR, scope=HAITI))


def test_granted_role_opens_and_is_journalled(administrator: Actor, kept: Kept) -> None:
    user = person("officer")
    services.grant_role(
        actor=administrator, user_id=user.id, role=Role.BORDER_OFFICER, scope=HAITI, reason="new"
    )
    assert Role.BORDER_OFFICER in acting(user).roles
    assert kept.kinds()[-1] == "access.role_granted"


def test_revoked_role_opens_nothing_from_that_moment(administrator: Actor, kept: Kept) -> None:
    user = person("officer", Role.ANALYST)
    grant = selectors.user_by_id(user.id).grants[0]
    services.revoke_role(actor=administrator, grant_id=grant.id, reason="left")
    assert acting(user).grants == ()
    assert kept.kinds()[-1] == "access.role_revoked"
    with pytest.raises(services.AccessConflictError):
        services.revoke_role(actor=administrator, grant_id=grant.id, reason="again")


def test_nobody_gives_a_role_to_themselves(administrator: Actor) -> None:
    oneself = selectors.user_by_username("admin")
    with pytest.raises(services.AccessError) as refusal:
        services.grant_role(
            actor=administrator, user_id=oneself.id, role=Role.ANALYST, scope=HAITI, reason="me"
        )
    assert refusal.value.code == "access.not_oneself"


@pytest.mark.parametrize("role", [Role.NODE_ADMINISTRATOR, Role.LIST_MANAGER])
def test_two_person_role_waits_for_a_second_person(
    administrator: Actor, kept: Kept, role: Role
) -> None:
    user = person("candidate")
    grant = services.grant_role(
        actor=administrator, user_id=user.id, role=role, scope=HAITI, reason="needed"
    )
    assert kept.kinds()[-1] == "access.role_proposed"
    assert acting(user).grants == ()
    for same in (administrator, acting(user)):
        with pytest.raises((services.AccessError, services.AccessDeniedError)):
            services.confirm_grant(actor=same, grant_id=grant.id)
    second = acting(person("second", Role.DATA_PROTECTION_OFFICER))
    services.confirm_grant(actor=second, grant_id=grant.id)
    assert acting(user).roles == {role}
    assert kept.kinds()[-1] == "access.role_granted"


def test_grantee_who_may_confirm_cannot_confirm_their_own(administrator: Actor) -> None:
    both = person("both", Role.DATA_PROTECTION_OFFICER)
    grant = services.grant_role(
        actor=administrator, user_id=both.id, role=Role.LIST_MANAGER, scope=Scope(), reason="x"
    )
    with pytest.raises(services.AccessError) as refusal:
        services.confirm_grant(actor=acting(both), grant_id=grant.id)
    assert refusal.value.code == "access.second_person"


def test_refused_role_can_be_proposed_anew(administrator: Actor, kept: Kept) -> None:
    user = person("candidate")
    second = acting(person("second", Role.DATA_PROTECTION_OFFICER))
    grant = ask(administrator, user, Role.LIST_MANAGER)
    services.refuse_grant(actor=second, grant_id=grant.id, reason="not trained")
    assert kept.kinds()[-1] == "access.role_refused"
    assert ask(administrator, user, Role.LIST_MANAGER).state == "proposed"


def test_nobody_gives_more_than_they_have(of_haiti: Actor) -> None:
    user = person("officer")
    for scope in (Scope(), Scope(country="CRI"), Scope(country="CRI", post="CRI-PBL")):
        with pytest.raises(services.AccessDeniedError):
            services.grant_role(
                actor=of_haiti, user_id=user.id, role=Role.ANALYST, scope=scope, reason="x"
            )
    services.grant_role(
        actor=of_haiti,
        user_id=user.id,
        role=Role.ANALYST,
        scope=Scope(country="HTI", post="HTI-MAL"),
        reason="x",
    )


def test_same_role_twice_is_refused_until_it_ran_out(
    frozen_clock: clock.FixedClock, administrator: Actor
) -> None:
    user = person("officer")
    until = clock.now() + timedelta(days=1)
    ask(administrator, user, Role.ANALYST, until)
    with pytest.raises(services.AccessConflictError):
        ask(administrator, user, Role.ANALYST)
    frozen_clock.set(until)
    ask(administrator, user, Role.ANALYST)
    assert len(acting(user).grants) == 1


@pytest.mark.parametrize(
    ("scope", "reason", "code"),
    [
        (Scope(country="ht"), "x", "access.bad_country"),
        (Scope(country="CRI", post="HTI-MAL"), "x", "access.bad_post"),
        (Scope(post="HTI-MAL"), "x", "access.bad_post"),
        (HAITI, "  ", "access.reason_needed"),
    ],
)
def test_bad_grant_is_refused_with_its_reason(
    administrator: Actor, scope: Scope, reason: str, code: str
) -> None:
    user = person("officer")
    with pytest.raises(services.AccessError) as refusal:
        services.grant_role(
            actor=administrator, user_id=user.id, role=Role.ANALYST, scope=scope, reason=reason
        )
    assert refusal.value.code == code


def test_answers_for_what_is_not_there_and_what_is_not_open_are_one(
    of_haiti: Actor, stranger: Actor
) -> None:
    organisation("CRI-DGM", "CRI")
    abroad = services.create_user(
        actor=SETUP, username="abroad", name="Abroad", organisation="CRI-DGM"
    )
    grant = services.grant_role(
        actor=SETUP,
        user_id=abroad.id,
        role=Role.ANALYST,
        scope=Scope(country="CRI"),
        reason="x",
    )

    def said(act: Callable[..., object], key: str, target: UUID) -> str:
        with pytest.raises((NotFoundError, services.AccessDeniedError)) as refusal:
            act(**{key: target})
        return f"{refusal.value.code} {refusal.value} {refusal.value.facts}"

    for actor in (of_haiti, stranger):
        acts: list[tuple[Callable[..., object], str, UUID]] = [
            (partial(services.stop_user, actor=actor, reason="x"), "user_id", abroad.id),
            (partial(services.issue_set_up_link, actor=actor), "user_id", abroad.id),
            (partial(services.revoke_role, actor=actor, reason="x"), "grant_id", grant.id),
            (partial(services.confirm_grant, actor=actor), "grant_id", grant.id),
        ]
        for act, key, there in acts:
            assert said(act, key, there) == said(act, key, uuid4())


def test_database_refuses_a_second_open_grant_and_a_span_that_ends_before_it_begins(
    kept: Kept,
) -> None:
    user = person("officer", Role.ANALYST)
    row = RoleGrant.objects.get(user_id=user.id)
    row.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    row.role = Role.EDITOR.value
    row.valid_until = row.valid_from - timedelta(seconds=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_permission_that_nobody_registered_is_denied(administrator: Actor) -> None:
    with pytest.raises(services.AccessDeniedError):
        services.authorize(actor=administrator, permission="access.invented")


def test_purpose_that_a_permission_does_not_name_is_denied(administrator: Actor) -> None:
    services.authorize(
        actor=administrator, permission="access.manage_users", purpose=Purpose.ADMINISTRATION
    )
    for purpose in (None, Purpose.STATISTICS):
        with pytest.raises(services.AccessDeniedError):
            services.authorize(
                actor=administrator, permission="access.manage_users", purpose=purpose
            )
