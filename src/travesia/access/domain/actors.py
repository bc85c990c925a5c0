"""Who may do what, where and why: actors, scope, grants and permissions; no Django."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from travesia.access.domain.words import ActorKind, Purpose, Role
from travesia.core.registry import Registry


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
