"""What several pages say: who acted, and for which purpose somebody looks."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travesia.access import gate
from travesia.access import selectors as access
from travesia.access.domain import Purpose, Role
from travesia.core.errors import NotFoundError
from travesia.vocab import state_name


def name_of(actor_id: str) -> str:
    """Return who acted, in words; the id itself when nobody here is known by it."""
    kind, _colon, rest = actor_id.partition(":")
    if kind == "system":
        return _("the system (%(name)s)") % {"name": rest}
    if kind == "public":
        return _("the applicant")
    try:
        return access.user_by_id(UUID(rest)).name
    except (ValueError, NotFoundError):
        return actor_id


def purpose_of(request: HttpRequest) -> Purpose:
    """Return what the reader looks for, by the role that reaches furthest."""
    roles = gate.actor_of(request).roles
    if Role.PERMIT_OFFICER in roles:
        return Purpose.AUTHORISATION
    if Role.SUPERVISOR in roles:
        return Purpose.SUPERVISION
    if Role.SECOND_LINE_OFFICER in roles:
        return Purpose.SECOND_LINE_INSPECTION
    return Purpose.DATA_PROTECTION


def country_words(code: str) -> str:
    """Return the name of a state in the reader's language; an issuer's name as it is."""
    return state_name(code, get_language() or "en") if 0 < len(code) <= 3 else code
