"""Who may do what, where and why: actors, roles, purposes, scope and permissions; no Django."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from travesia.core.registry import Registry


class Role(StrEnum):
    """What a person is there for; a role without a grant opens nothing."""

    BORDER_OFFICER = "border_officer"
    SECOND_LINE_OFFICER = "second_line_officer"
    SUPERVISOR = "supervisor"
    LIST_MANAGER = "list_manager"
    PROTECTION_OFFICER = "protection_officer"
    LABOUR_OFFICER = "labour_officer"
    INSPECTOR = "inspector"
    EMPLOYER = "employer"
    HUB_ATTENDANT = "hub_attendant"
    ENUMERATOR = "enumerator"
    EDITOR = "editor"
    PROGRAMME_OFFICER = "programme_officer"
    ANALYST = "analyst"
    MONITOR = "monitor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    NODE_ADMINISTRATOR = "node_administrator"


class Purpose(StrEnum):
    """Why personal data is looked at or changed; stands in every journal entry."""

    BORDER_INSPECTION = "border_inspection"
    SECOND_LINE_INSPECTION = "second_line_inspection"
    SUPERVISION = "supervision"
    LIST_MANAGEMENT = "list_management"
    OVERSIGHT = "oversight"
    DATA_PROTECTION = "data_protection"
    SUBJECT_REQUEST = "subject_request"
    STATISTICS = "statistics"
    ADMINISTRATION = "administration"
    INFORMATION_SERVICE = "information_service"
    TRAINING = "training"


#: Roles that no single person can give: one proposes, another confirms (reliability.md §4).
TWO_PERSON_ROLES = frozenset({Role.NODE_ADMINISTRATOR, Role.LIST_MANAGER})

#: Roles that work at a post and so choose one when a shift starts.
POST_ROLES = frozenset({Role.BORDER_OFFICER, Role.SECOND_LINE_OFFICER, Role.SUPERVISOR})


class OrganisationKind(StrEnum):
    """What an organisation is."""

    BORDER = "border"
    MIGRATION = "migration"
    LABOUR = "labour"
    PROTECTION = "protection"
    STATISTICS = "statistics"
    EMPLOYER = "employer"
    CIVIL_SOCIETY = "civil_society"
    INTERNATIONAL = "international"
    OVERSIGHT = "oversight"


class DeviceState(StrEnum):
    """Where a machine is in its life."""

    ENROLLED = "enrolled"
    RETIRED = "retired"


class GrantState(StrEnum):
    """Where a grant is in its life; only `active` opens anything."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    REFUSED = "refused"
    REVOKED = "revoked"


#: What may happen to a grant in each state; the others are ends.
GRANT_STEPS: dict[GrantState, frozenset[GrantState]] = {
    GrantState.PROPOSED: frozenset({GrantState.ACTIVE, GrantState.REFUSED}),
    GrantState.ACTIVE: frozenset({GrantState.REVOKED}),
    GrantState.REFUSED: frozenset(),
    GrantState.REVOKED: frozenset(),
}


class SessionEnd(StrEnum):
    """Why a booth session ended."""

    SIGNED_OUT = "signed_out"
    HAND_OVER = "hand_over"
    SIGNED_IN_ELSEWHERE = "signed_in_elsewhere"
    TIME_LIMIT = "time_limit"
    UNLOCK_REFUSED = "unlock_refused"
    DEACTIVATED = "deactivated"


class ActorKind(StrEnum):
    """What acts."""

    USER = "user"
    DEVICE = "device"
    SYSTEM = "system"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Scope:
    """Where something is or may be done; an empty part of a grant's scope means everywhere."""

    country: str = ""
    agency: str = ""
    post: str = ""

    def covers(self, other: "Scope") -> bool:
        """Tell whether everything in `other` lies inside this scope.

        A part that this scope leaves empty covers anything; a part that it names must be named
        alike by `other`, so that an unstated place is never taken for an allowed one.
        """
        return all(
            not mine or mine == theirs
            for mine, theirs in (
                (self.country, other.country),
                (self.agency, other.agency),
                (self.post, other.post),
            )
        )

    def problem(self) -> str:
        """Return what is wrong with this scope as a grant's, or an empty string.

        A country is ISO 3166-1 alpha-3; a post lies in a country and its code begins with it.
        """
        if self.country and not re.fullmatch(r"[A-Z]{3}", self.country):
            return "country"
        if self.post and not (self.country and self.post.startswith(f"{self.country}-")):
            return "post"
        return ""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that an actor holds in a scope, until a moment (or without end)."""

    role: Role
    scope: Scope = Scope()
    valid_until: datetime | None = None
    valid_from: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Tell whether the grant is in force at `moment`: from its start until before its end."""
        begun = self.valid_from is None or self.valid_from <= moment
        return begun and (self.valid_until is None or moment < self.valid_until)


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing that can be done, and the roles it is given to; nothing else may do it."""

    key: str
    #: What it allows, as text or a lazy translation; this module knows no Django.
    label: object = field(compare=False)
    roles: frozenset[Role] = field(compare=False)
    #: The purposes it may be used for; empty means no personal data is touched.
    purposes: frozenset[Purpose] = field(default=frozenset(), compare=False)


PERMISSIONS: Registry[Permission] = Registry("permissions")


@dataclass(frozen=True, slots=True)
class PostName:
    """One post as the choice of a shift shows it."""

    code: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class PostSource:
    """Who can name the posts; `places` registers itself here, for `access` stands below it."""

    key: str
    posts: Callable[[], Iterable[PostName]] = field(compare=False)


POST_SOURCES: Registry[PostSource] = Registry("post sources")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in one call: a user at a desk, a device, the system itself or the public."""

    id: str
    kind: ActorKind
    name: str
    grants: tuple[Grant, ...] = ()
    #: Permission keys a system actor was given by name; always empty for people.
    allowed: frozenset[str] = frozenset()
    session: str = ""
    device: str = ""
    #: Code of the post the actor works at now, empty when at none.
    post: str = ""
    language: str = ""

    @classmethod
    def public(cls) -> Self:
        """Return the actor of a request nobody signed in for."""
        return cls(id="public", kind=ActorKind.PUBLIC, name="")

    @classmethod
    def system(cls, name: str, allowed: Iterable[str] = ()) -> Self:
        """Return the actor of a job or command, with the permissions it was given by name."""
        return cls(
            id=f"system:{name}",
            kind=ActorKind.SYSTEM,
            name=name,
            allowed=frozenset(allowed),
        )

    @property
    def roles(self) -> frozenset[Role]:
        """The roles of the actor, wherever they are held."""
        return frozenset(grant.role for grant in self.grants)


def may(
    actor: Actor,
    permission: Permission,
    *,
    scope: Scope,
    purpose: Purpose | None,
    moment: datetime,
) -> bool:
    """Tell whether the actor holds the permission in the scope for the purpose; deny by default."""
    if permission.purposes and purpose not in permission.purposes:
        return False
    if actor.kind is ActorKind.SYSTEM:
        return permission.key in actor.allowed
    return any(
        grant.role in permission.roles and grant.holds(moment) and grant.scope.covers(scope)
        for grant in actor.grants
    )
