"""Organisations, users, devices, grants and booth sessions."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from travesia.access.domain import (
    DeviceState,
    Grant,
    GrantState,
    OrganisationKind,
    Role,
    Scope,
    SessionEnd,
)
from travesia.core.ids import new_id
from travesia.core.kept_queries import KeptQuery


class Organisation(models.Model):
    """Whom a person works for; its code is the agency of a scope."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30)
    #: ISO 3166-1 alpha-3; empty for an organisation of the region.
    country = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="access_organisation_code_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OrganisationKind]),
                name="access_organisation_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Django's way to people; creation goes through services alone."""

    def get(self, *args: Any, **lookups: Any) -> "User":  # noqa: ANN401  # as Django has it
        """Return one person; by the key alone it is asked with a kept query, as each request is."""
        if args or lookups.keys() != {"pk"}:
            return super().get(*args, **lookups)
        found = _BY_KEY.first(key=lookups["pk"])
        if found is None:
            raise User.DoesNotExist("User matching query does not exist.")
        return found


class User(AbstractBaseUser):
    """A person who signs in; what they may do comes from grants alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="users", null=True
    )
    language = models.CharField(max_length=5, blank=True)
    is_active = models.BooleanField(default=True)
    #: An invented person of the demonstration, whom a visitor may be.
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="access_user_username_once"),
        ]

    def __str__(self) -> str:
        return self.name


_BY_KEY = KeptQuery(lambda key: User.objects.filter(pk=key), key=models.UUIDField())


class Device(models.Model):
    """A machine of the node: a booth, a kit, a server."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=100)
    post = models.CharField(max_length=30, blank=True)
    #: Reserved for the key with which the machine will sign; nothing reads it yet.
    public_key = models.TextField(blank=True)
    state = models.CharField(max_length=20, default=DeviceState.ENROLLED.value)
    enrolled_at = models.DateTimeField()
    enrolled_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="access_device_name_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in DeviceState]),
                name="access_device_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """A role given to a person in a scope for a time, by somebody, for a reason."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40)
    country = models.CharField(max_length=3, blank=True)
    agency = models.CharField(max_length=30, blank=True)
    post = models.CharField(max_length=30, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)
    #: Ids of actors: `user:<uuid>` or `system:<name>`.
    granted_by = models.CharField(max_length=80)
    decided_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]),
                name="access_grant_role_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in GrantState]),
                name="access_grant_state_known",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="access_grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(post="") | ~Q(country=""), name="access_grant_post_in_country"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "country", "agency", "post"],
                condition=Q(state__in=[GrantState.PROPOSED.value, GrantState.ACTIVE.value]),
                name="access_grant_once",
            ),
        ]
        indexes = [models.Index(fields=["user", "state"], name="access_grant_user_state")]

    def __str__(self) -> str:
        return f"{self.role} {self.country}/{self.agency}/{self.post}"

    @property
    def scope(self) -> Scope:
        """Where the grant holds."""
        return Scope(country=self.country, agency=self.agency, post=self.post)

    def as_grant(self) -> Grant:
        """Return the grant as the rules know it."""
        return Grant(
            role=Role(self.role),
            scope=self.scope,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
        )


class PostSession(models.Model):
    """One stay of one person at one machine: begun, perhaps locked, ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sessions")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="+", null=True)
    post = models.CharField(max_length=30, blank=True)
    lane = models.CharField(max_length=20, blank=True)
    demo = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(ended_at__isnull=True),
                name="access_session_one_a_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | Q(
                    ended_at__isnull=False,
                    ended_because__in=[end.value for end in SessionEnd],
                ),
                name="access_session_end_has_cause",
            ),
        ]
        indexes = [models.Index(fields=["user", "-started_at"], name="access_session_user_start")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.started_at:%Y-%m-%d %H:%M}"
