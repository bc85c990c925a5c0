"""Organisations and people: registered, given a set-up link, stopped and resumed."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, transaction
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _

from travesia.access import events, selectors
from travesia.access.domain import Actor, OrganisationKind, Purpose, Scope, SessionEnd
from travesia.access.models import Organisation, User
from travesia.access.selectors import OrganisationView, UserView
from travesia.access.services.authorisation import authorize, require_anywhere, scopes_of
from travesia.access.services.recording import record
from travesia.access.services.refusals import (
    AccessConflictError,
    AccessDeniedError,
    AccessError,
)
from travesia.access.services.sessions import end_sessions_of
from travesia.core import clock
from travesia.core.ids import new_id

#: Letters, digits and . _ - @; no spaces, so that a name typed in a hurry has one form.
_USERNAME = RegexValidator(r"^[a-z0-9][a-z0-9._@-]{1,149}$")


def create_organisation(
    *, actor: Actor, code: str, name: str, kind: OrganisationKind, country: str = ""
) -> OrganisationView:
    """Register an organisation; its code becomes the agency of scopes.

    Raises AccessConflictError when the code is taken.
    """
    authorize(
        actor=actor,
        permission="access.manage_organisations",
        scope=Scope(country=country, agency=code),
        purpose=Purpose.ADMINISTRATION,
    )
    try:
        with transaction.atomic():
            row = Organisation.objects.create(
                code=code, name=name, kind=kind.value, country=country
            )
            record(
                actor=actor,
                event=events.OrganisationRegistered(
                    row.id, row.code, row.name, row.kind, row.country
                ),
            )
    except IntegrityError as error:
        raise AccessConflictError(
            "access.organisation_exists",
            _("An organisation with the code %(taken)s exists already."),
            taken=code,
        ) from error
    return OrganisationView(row.id, row.code, row.name, row.kind, row.country)


def create_user(
    *,
    actor: Actor,
    username: str,
    name: str,
    organisation: str = "",
    email: str = "",
    language: str = "",
    demo: bool = False,
    user_id: UUID | None = None,
) -> UserView:
    """Create a person without password or role; `organisation` is the code of one.

    A new id is made unless `user_id` names one, as the demonstration does to be repeatable.
    Nobody chooses another person's password: `issue_set_up_link` lets them choose their own.
    Raises AccessError for a bad username, AccessConflictError for one that is taken.
    """
    home = Organisation.objects.filter(code=organisation).first() if organisation else None
    scope = Scope(country=home.country if home else "", agency=home.code if home else "")
    authorize(
        actor=actor,
        permission="access.manage_users",
        scope=scope,
        purpose=Purpose.ADMINISTRATION,
    )
    username = username.strip().lower()
    _check_username(username)
    if organisation and home is None:
        raise AccessError("access.no_organisation", _("There is no such organisation."))
    try:
        with transaction.atomic():
            row = User(
                id=user_id or new_id(),
                username=username,
                name=name.strip(),
                email=email.strip(),
                language=language,
                organisation=home,
                is_demo=demo,
                created_at=clock.now(),
            )
            row.set_unusable_password()
            row.save(force_insert=True)
            record(
                actor=actor,
                event=events.UserCreated(row.id, row.username, organisation),
                users=[row.id],
            )
    except IntegrityError as error:
        raise AccessConflictError(
            "access.username_taken",
            _("The username %(username)s is taken. Choose another."),
            username=username,
        ) from error
    return selectors.user_by_id(row.id)


def issue_set_up_link(*, actor: Actor, user_id: UUID, remove_second_factors: bool = False) -> str:
    """Return the path of a one-time link (24 h) with which the person chooses a password.

    With `remove_second_factors` (lost telephone or key) they are asked to set new ones up. The
    present password stops at once, so that two ways in never exist side by side, and a wait after
    wrong passwords ends.
    """
    row = _person(actor, user_id)
    with transaction.atomic():
        removed = 0
        if remove_second_factors:
            removed, _kinds = Authenticator.objects.filter(user_id=row.id).delete()
        row.set_unusable_password()
        row.save(update_fields=["password"])
        end_sessions_of(actor=actor, user_id=row.id, because=SessionEnd.DEACTIVATED)
        reset(username=row.username)
        record(actor=actor, event=events.SetUpLinkIssued(row.id, removed), users=[row.id])
    return f"/access/start/{_link_id(row)}/{default_token_generator.make_token(row)}/"


def choose_password(*, link_id: str, token: str, password: str) -> UserView:
    """Let the holder of a set-up link choose a password; the link works once.

    Raises AccessDeniedError for a link that is used, old or invented, and AccessError with the
    broken rule for a weak password.
    """
    row = _holder(link_id, token)
    if row is None:
        raise _used_link()
    try:
        validate_password(password, row)
    except ValidationError as error:
        raise AccessError(
            "access.weak_password",
            _("Choose another password. %(rules)s"),
            rules=" ".join(error.messages),
        ) from error
    with transaction.atomic():
        row.set_password(password)
        row.save(update_fields=["password"])
        record(
            actor=Actor.system("set_up_link"),
            event=events.PasswordChosen(row.id),
            users=[row.id],
        )
    return selectors.user_by_id(row.id)


def holder_of_link(*, link_id: str, token: str) -> UserView:
    """Return whose set-up link this is; AccessDeniedError when it is used, old or invented."""
    row = _holder(link_id, token)
    if row is None:
        raise _used_link()
    return selectors.user_by_id(row.id)


def stop_user(*, actor: Actor, user_id: UUID, reason: str) -> None:
    """Stop a person's access at once: no sign-in, every session ended."""
    row = _person(actor, user_id)
    if actor.id == f"user:{row.id}":
        raise AccessError(
            "access.not_own_access", _("You cannot stop your own access: ask another person.")
        )
    with transaction.atomic():
        row.is_active = False
        row.save(update_fields=["is_active"])
        end_sessions_of(actor=actor, user_id=row.id, because=SessionEnd.DEACTIVATED)
        record(actor=actor, event=events.UserStopped(row.id, reason), users=[row.id])


def resume_user(*, actor: Actor, user_id: UUID, reason: str) -> None:
    """Let a stopped person sign in again, with the roles they still hold."""
    row = _person(actor, user_id)
    with transaction.atomic():
        row.is_active = True
        row.save(update_fields=["is_active"])
        record(actor=actor, event=events.UserResumed(row.id, reason), users=[row.id])


def way_in_changed(*, actor: Actor, user_id: UUID, change: str) -> None:
    """Record that a person changed their own way in; sign-in has done it already."""
    with transaction.atomic():
        record(actor=actor, event=events.WayInChanged(user_id, change), users=[user_id])


def choose_language(*, actor: Actor, language: str) -> None:
    """Keep the signed-in person's language; it is theirs and no figure, so it is not journalled."""
    User.objects.filter(pk=actor.id.removeprefix("user:")).update(language=language)


def _check_username(username: str) -> None:
    try:
        _USERNAME(username)
    except ValidationError as error:
        raise AccessError(
            "access.bad_username",
            _("A username has at least two of a–z, 0–9, dot, dash, underscore and @."),
        ) from error


def person_in_scope(*, actor: Actor, user_id: UUID) -> UserView:
    """Return a person whom the actor may see; for one out of scope and for nobody alike raise."""
    found = selectors.user_by_id(user_id)
    scopes = scopes_of(actor=actor, permission="access.see_people")
    if not any(scope.covers(found.scope) for scope in scopes):
        raise selectors.nobody()
    return found


def _person(actor: Actor, user_id: UUID) -> User:
    """Return a person the actor manages; the answer for out of scope and for nobody is one."""
    require_anywhere(actor=actor, permission="access.manage_users", purpose=Purpose.ADMINISTRATION)
    row = User.objects.select_related("organisation").filter(pk=user_id).first()
    if row is None:
        raise selectors.nobody()
    home = row.organisation
    try:
        authorize(
            actor=actor,
            permission="access.manage_users",
            scope=Scope(country=home.country if home else "", agency=home.code if home else ""),
            purpose=Purpose.ADMINISTRATION,
        )
    except AccessDeniedError as error:
        raise selectors.nobody() from error
    return row


def _link_id(row: User) -> str:
    return urlsafe_base64_encode(force_bytes(row.pk))


def _holder(link_id: str, token: str) -> User | None:
    try:
        user_id = UUID(force_str(urlsafe_base64_decode(link_id)))
    except ValueError:
        return None
    row = User.objects.filter(pk=user_id, is_active=True).first()
    return row if row is not None and default_token_generator.check_token(row, token) else None


def _used_link() -> AccessDeniedError:
    return AccessDeniedError(
        "access.link_used",
        _("This link was used or is older than a day. Ask for a new one where you got it."),
    )
