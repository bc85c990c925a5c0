"""The first administrator of a fresh node, made by whoever keeps the machine."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import selectors
from travesia.access.domain import Actor, Role, Scope
from travesia.access.selectors import UserView
from travesia.access.services.accounts import create_user, issue_set_up_link
from travesia.access.services.grants import grant_role
from travesia.access.services.refusals import AccessConflictError

#: What the set-up of a fresh node may do, once.
_ALLOWED = frozenset({"access.manage_users", "access.grant_role", "access.grant_alone"})


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """The person and the path of their one-time set-up link."""

    user: UserView
    link: str


def create_first_administrator(*, username: str, name: str) -> FirstAdministrator:
    """Make the first administrator of a node that has none; journalled as the system's act.

    Raises AccessConflictError when somebody administrates the node already: from then on every
    administrator needs two people.
    """
    if selectors.role_is_held(Role.NODE_ADMINISTRATOR):
        raise AccessConflictError(
            "access.administrator_exists",
            _("This node has an administrator. They create people on the page of people."),
        )
    actor = Actor.system("first_administrator", allowed=_ALLOWED)
    with transaction.atomic():
        user = create_user(actor=actor, username=username, name=name)
        grant_role(
            actor=actor,
            user_id=user.id,
            role=Role.NODE_ADMINISTRATOR,
            scope=Scope(),
            reason="The first administrator of the node.",
        )
        link = issue_set_up_link(actor=actor, user_id=user.id)
    return FirstAdministrator(selectors.user_by_id(user.id), link)
