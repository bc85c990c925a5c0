"""Desks of the node: added and changed by the office."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import ConflictError
from travesia.helpdesk.domain import LANGUAGES, DeskView, NewDesk
from travesia.helpdesk.events import DeskAdded, DeskChanged
from travesia.helpdesk.models import Desk
from travesia.helpdesk.selectors.desks import desk_by_code, desk_view
from travesia.helpdesk.services.errors import HelpdeskError
from travesia.journal import services as journal
from travesia.places import selectors as places


def add_desk(*, actor: Actor, new: NewDesk) -> DeskView:
    """Add a hub or hotline.

    Raises ConflictError (`helpdesk.desk_exists`), NotFoundError for a country or area that is not
    known, HelpdeskError (`helpdesk.desk_languages`), AccessDeniedError.
    """
    _check(actor, new)
    with transaction.atomic():
        if Desk.objects.filter(code=new.code).exists():
            raise ConflictError(
                "helpdesk.desk_exists", _("There is a desk %(desk)s already."), desk=new.code
            )
        row = Desk.objects.create(code=new.code, **_columns(new))
        event = DeskAdded(new.code, new.name, new.kind, new.country, new.area, new.languages)
        journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    return desk_view(row)


def change_desk(*, actor: Actor, new: NewDesk) -> DeskView:
    """Change what is said of the desk with this code; its country stays.

    Raises NotFoundError, HelpdeskError (`helpdesk.desk_moved`, `helpdesk.desk_languages`),
    AccessDeniedError. What changes nothing is not recorded.
    """
    before = desk_by_code(new.code)
    _check(actor, new)
    if before.country != new.country:
        raise HelpdeskError(
            "helpdesk.desk_moved",
            _("A desk does not move to another country: add a new one and close this one."),
        )
    was, will = asdict(before), asdict(new)
    changed = tuple(sorted(name for name in will if will[name] != was[name]))
    if changed:
        with transaction.atomic():
            Desk.objects.filter(code=new.code).update(**_columns(new))
            event = DeskChanged(new.code, changed, new.open)
            journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    return desk_by_code(new.code)


def _check(actor: Actor, new: NewDesk) -> None:
    access.authorize(
        actor=actor, permission="helpdesk.manage_desks", scope=Scope(country=new.country)
    )
    places.country_by_alpha3(new.country)
    if new.area:
        places.area_by_pcode(new.area)
    if not new.languages or any(tag not in LANGUAGES for tag in new.languages):
        raise HelpdeskError(
            "helpdesk.desk_languages", _("Choose the languages of the desk from the list.")
        )


def _columns(new: NewDesk) -> dict[str, object]:
    return {
        "name": new.name,
        "kind": new.kind,
        "country_id": new.country,
        "area_pcode": new.area,
        "languages": list(new.languages),
        "hours": new.hours,
        "phone": new.phone,
        "emergency": new.emergency,
        "emergency_checked_on": new.emergency_checked_on,
        "open": new.open,
        "own_topics": [list(pair) for pair in new.own_topics],
    }
