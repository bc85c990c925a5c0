"""Reading desks; they hold no personal data."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Scope
from travesia.core.errors import NotFoundError
from travesia.helpdesk.domain import DeskKind, DeskView
from travesia.helpdesk.models import Desk


def desks(*, country: str = "", only_open: bool = False) -> tuple[DeskView, ...]:
    """Return the desks by country and name."""
    rows = Desk.objects.filter(country_id=country) if country else Desk.objects.all()
    if only_open:
        rows = rows.filter(open=True)
    return tuple(desk_view(row) for row in rows)


def find_desk(code: str) -> DeskView | None:
    """Return a desk by its code, or None."""
    row = Desk.objects.filter(code=code).first()
    return None if row is None else desk_view(row)


def desk_by_code(code: str) -> DeskView:
    """Return a desk by its code; NotFoundError (`helpdesk.no_such_desk`)."""
    found = find_desk(code)
    if found is None:
        raise NotFoundError(
            "helpdesk.no_such_desk", _("There is no desk with the code %(desk)s."), desk=code
        )
    return found


def desks_open_to(actor: Actor, permission: str = "helpdesk.log_contact") -> tuple[DeskView, ...]:
    """Return the open desks that lie in a scope in which the actor holds the permission."""
    scopes = access.scopes_of(actor=actor, permission=permission)
    return tuple(one for one in desks(only_open=True) if in_scopes(one.country, scopes))


def in_scopes(country: str, scopes: Iterable[Scope]) -> bool:
    """Tell whether a country lies in one of the scopes."""
    return any(scope.covers(Scope(country=country)) for scope in scopes)


def desk_view(row: Desk) -> DeskView:
    """Return a desk as a value."""
    return DeskView(
        id=row.id,
        code=row.code,
        name=row.name,
        kind=DeskKind(row.kind),
        country=row.country_id,
        area=row.area_pcode,
        languages=tuple(row.languages),
        hours=row.hours,
        phone=row.phone,
        emergency=row.emergency,
        emergency_checked_on=row.emergency_checked_on,
        open=row.open,
        own_topics=tuple((str(name), str(code)) for name, code in row.own_topics),
    )
