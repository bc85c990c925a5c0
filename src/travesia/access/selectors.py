"""What the node knows of people and their access; answers are frozen values, never rows."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, Q, QuerySet, UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import (
    Actor,
    ActorKind,
    Grant,
    GrantState,
    Role,
    Scope,
    post_words,
)
from travesia.access.models import Organisation, PostSession, RoleGrant, User
from travesia.access.permissions import ROLE_DUTIES, ROLE_NAMES
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.kept_queries import KeptQuery


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as other rooms and pages may read it."""

    id: UUID
    code: str
    name: str
    kind: str
    country: str


@dataclass(frozen=True, slots=True)
class GrantView:
    """One grant with everything that explains it."""

    id: UUID
    user_id: UUID
    role: Role
    scope: Scope
    state: GrantState
    valid_from: datetime
    valid_until: datetime | None
    granted_by: str
    decided_by: str
    reason: str

    @property
    def role_name(self) -> str:
        """The role in the reader's language."""
        return str(ROLE_NAMES[self.role])

    @property
    def place(self) -> str:
        """The scope in words: post, agency and country, or everywhere."""
        return scope_words(self.scope)


@dataclass(frozen=True, slots=True)
class UserView:
    """A person who signs in, without password or second factors."""

    id: UUID
    username: str
    name: str
    email: str
    language: str
    organisation: str
    organisation_code: str
    country: str
    is_active: bool
    is_demo: bool
    last_login: datetime | None
    grants: tuple[GrantView, ...] = ()

    @property
    def scope(self) -> Scope:
        """Where the person belongs: country and agency of the organisation."""
        return Scope(country=self.country, agency=self.organisation_code)


class SignedIn(Protocol):
    """What an actor takes of whoever is signed in; a view has it, and the user of a request."""

    @property
    def id(self) -> UUID:
        """The id of the person."""

    @property
    def name(self) -> str:
        """The name, as colleagues read it."""

    @property
    def language(self) -> str:
        """The language they chose; empty for none."""


@dataclass(frozen=True, slots=True)
class SessionView:
    """One booth session."""

    id: UUID
    user_id: UUID
    device: str
    device_id: str
    post: str
    lane: str
    demo: bool
    started_at: datetime
    last_seen_at: datetime
    locked_at: datetime | None
    ended_at: datetime | None
    ended_because: str


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One invented person of the demonstration, and what they can do."""

    id: UUID
    username: str
    name: str
    role: Role
    role_name: str
    organisation: str
    country: str
    post: str
    #: Where the person works, in words: the post's name, or the country.
    where: str
    #: What the role does, in one clause.
    duty: str

    @property
    def about(self) -> str:
        """Role, place and duty in one line, for the console."""
        head = f"{self.role_name} · {self.where}" if self.where else self.role_name
        return f"{head}: {self.duty}"


@dataclass(frozen=True, slots=True)
class Factors:
    """Which second factors a person has."""

    app: bool
    keys: int
    recovery_codes: bool

    @property
    def enough(self) -> bool:
        """Tell whether the person may work: an app or a key; recovery codes alone are none."""
        return self.app or self.keys > 0


def scope_words(scope: Scope) -> str:
    """Say a scope in words, the narrowest part first."""
    # The code of a post begins with its country.
    parts = [part for part in (scope.post or scope.country, scope.agency) if part]
    return ", ".join(parts) if parts else str(_("everywhere on this node"))


def organisations() -> tuple[OrganisationView, ...]:
    """Return all organisations in order of their codes."""
    return tuple(_organisation(row) for row in Organisation.objects.order_by("code"))


def user_by_id(user_id: UUID) -> UserView:
    """Return a person with every grant they have or had; NotFoundError if there is none."""
    row = _people().filter(pk=user_id).first()
    if row is None:
        raise nobody()
    return _user(row)


def user_by_username(username: str) -> UserView:
    """Return a person by username, whatever its capitals; NotFoundError if there is none."""
    row = _people().filter(username__iexact=username).first()
    if row is None:
        raise nobody()
    return _user(row)


def people(*, scopes: Iterable[Scope] | None = None, words: str = "") -> tuple[UserView, ...]:
    """Return the people whose organisation lies in one of the scopes, by name; None means all.

    `words` narrows the list to names, usernames and organisations that contain it.
    """
    rows = _people().order_by("username")
    if words:
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(username__icontains=words)
            | Q(organisation__name__icontains=words)
        )
    found = sorted((_user(row) for row in rows), key=lambda user: _spelt(user.name))
    if scopes is None:
        return tuple(found)
    wanted = tuple(scopes)
    return tuple(user for user in found if any(scope.covers(user.scope) for scope in wanted))


def grants_waiting() -> tuple[GrantView, ...]:
    """Return the grants that wait for a second person, oldest first."""
    rows = RoleGrant.objects.filter(state=GrantState.PROPOSED.value).order_by("valid_from", "id")
    return tuple(grant_view(row) for row in rows)


def role_is_held(role: Role) -> bool:
    """Tell whether any active person holds the role now."""
    now = clock.now()
    return any(
        row.as_grant().holds(now)
        for row in RoleGrant.objects.filter(
            role=role.value, state=GrantState.ACTIVE.value, user__is_active=True
        )
    )


def grants_in_force(user_id: UUID) -> tuple[Grant, ...]:
    """Return the grants that open something for this person, or will."""
    return tuple(row.as_grant() for row in _GRANTS(user=user_id))


_GRANTS = KeptQuery(
    lambda user: RoleGrant.objects.filter(user_id=user, state=GrantState.ACTIVE.value).order_by(
        "role", "country", "agency", "post"
    ),
    user=UUIDField(),
)
_SESSION = KeptQuery(
    lambda session: PostSession.objects.select_related("device").filter(pk=session),
    session=UUIDField(),
)


def second_factors(user_id: UUID) -> Factors:
    """Return which second factors the person has; never a secret."""
    kinds = [row.type for row in Authenticator.objects.filter(user_id=user_id)]
    return Factors(
        app=Authenticator.Type.TOTP in kinds,
        keys=kinds.count(Authenticator.Type.WEBAUTHN),
        recovery_codes=Authenticator.Type.RECOVERY_CODES in kinds,
    )


def session_by_id(session_id: UUID) -> SessionView | None:
    """Return a booth session, ended or not, or None."""
    row = _SESSION.first(session=session_id)
    return None if row is None else session_view(row)


def sessions_of(user_id: UUID, limit: int = 10) -> tuple[SessionView, ...]:
    """Return a person's latest sessions, newest first."""
    rows = PostSession.objects.select_related("device").filter(user_id=user_id)
    return tuple(session_view(row) for row in rows.order_by("-started_at", "-id")[:limit])


def actor_for(user: SignedIn, session: SessionView | None) -> Actor:
    """Return the actor that a signed-in person is in one call."""
    return Actor(
        id=f"user:{user.id}",
        kind=ActorKind.USER,
        name=user.name,
        grants=grants_in_force(user.id),
        session=str(session.id) if session else "",
        device=session.device_id if session else "",
        post=session.post if session else "",
        language=user.language,
    )


def demo_people() -> tuple[DemoPerson, ...]:
    """Return the invented people of the demonstration, by role and then name."""
    rows = _people().filter(is_demo=True, is_active=True).order_by("username")
    views = (_demo_person(_user(row)) for row in rows)
    order = list(Role)
    return tuple(
        sorted((v for v in views if v is not None), key=lambda v: (order.index(v.role), v.name))
    )


def nobody() -> NotFoundError:
    """Return the one answer for a person who is not there or may not be seen."""
    return NotFoundError("access.not_found", _("There is nothing here that you may see."))


def session_view(row: PostSession) -> SessionView:
    """Return a session's row as a value."""
    return SessionView(
        id=row.id,
        user_id=row.user_id,
        device=row.device.name if row.device else "",
        device_id=str(row.device_id or ""),
        post=row.post,
        lane=row.lane,
        demo=row.demo,
        started_at=row.started_at,
        last_seen_at=row.last_seen_at,
        locked_at=row.locked_at,
        ended_at=row.ended_at,
        ended_because=row.ended_because,
    )


def _spelt(name: str) -> str:
    """Return a name as a list sorts it: without accents and capitals, alike on both databases."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _people() -> QuerySet[User]:
    grants = RoleGrant.objects.order_by("valid_from", "id")
    return User.objects.select_related("organisation").prefetch_related(
        Prefetch("grants", queryset=grants)
    )


def _organisation(row: Organisation) -> OrganisationView:
    return OrganisationView(row.id, row.code, row.name, row.kind, row.country)


def grant_view(row: RoleGrant) -> GrantView:
    """Return a grant's row as a value."""
    return GrantView(
        id=row.id,
        user_id=row.user_id,
        role=Role(row.role),
        scope=row.scope,
        state=GrantState(row.state),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        granted_by=row.granted_by,
        decided_by=row.decided_by,
        reason=row.reason,
    )


def _user(row: User) -> UserView:
    organisation = row.organisation
    return UserView(
        id=row.id,
        username=row.username,
        name=row.name,
        email=row.email,
        language=row.language,
        organisation=organisation.name if organisation else "",
        organisation_code=organisation.code if organisation else "",
        country=organisation.country if organisation else "",
        is_active=row.is_active,
        is_demo=row.is_demo,
        last_login=row.last_login,
        grants=tuple(grant_view(grant) for grant in row.grants.all()),
    )


def _demo_person(user: UserView) -> DemoPerson | None:
    grant = next((g for g in user.grants if g.state is GrantState.ACTIVE), None)
    if grant is None:
        return None
    post = grant.scope.post
    return DemoPerson(
        id=user.id,
        username=user.username,
        name=user.name,
        role=grant.role,
        role_name=grant.role_name,
        organisation=user.organisation,
        country=grant.scope.country or user.country,
        post=post,
        where=post_words(post) if post else grant.scope.country,
        duty=str(ROLE_DUTIES[grant.role]),
    )
