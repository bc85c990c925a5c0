"""Keeping facilities with their dated states, partners with their other names, publications."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import ConflictError
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.programme.domain.activity_views import AliasUse, PartnerKind, PartnerView
from travesia.programme.domain.facilities import (
    FacilityKind,
    FacilityView,
    StepOn,
    out_of_order,
)
from travesia.programme.domain.threads import last_day
from travesia.programme.events.activities import (
    FacilityKept,
    FacilityStepped,
    PartnerKept,
    PublicationKept,
)
from travesia.programme.models import Facility, FacilityDate, Partner, Publication
from travesia.programme.selectors.registers import (
    facility_by_code,
    facility_row,
    partner_view,
)
from travesia.programme.services.activity_errors import ActivityError
from travesia.programme.services.partner_names import add_alias, find_partner, partners_named

PERMISSION = "programme.keep_registers"
_FOR = Purpose.STATISTICS


@dataclass(frozen=True, slots=True)
class NewFacility:
    """A facility or equipment as it is entered."""

    code: str
    name: str
    kind: FacilityKind
    country: str
    quantity: int = 1
    system: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class NewPartner:
    """A partner as it is entered: the official name, and how else it is written."""

    name: str
    kind: PartnerKind
    short: str = ""
    country: str = ""
    aliases: tuple[tuple[str, AliasUse], ...] = ()


@dataclass(frozen=True, slots=True)
class NewPublication:
    """A publication as it is entered."""

    code: str
    title: str
    published: str
    """A day, or a month as `2024-03`."""
    language: str = ""
    address: str = ""
    partners: tuple[str, ...] = field(default=())


def keep_facility(*, actor: Actor, new: NewFacility) -> FacilityView:
    """Add a facility, or change what is said of the one with this code; its history stays.

    A change is allowed only to who may keep registers where it is and where it is to be. Raises
    NotFoundError for a country that is not known, AccessDeniedError.
    """
    _authorize(actor, new.country)
    places.country_by_alpha3(new.country)
    before = Facility.objects.filter(code=new.code).first()
    if before is not None:
        _authorize(actor, before.country_id)
    with transaction.atomic():
        row, _made = Facility.objects.update_or_create(
            code=new.code,
            defaults={
                "name": new.name.strip(),
                "kind": new.kind.value,
                "country_id": new.country,
                "quantity": new.quantity,
                "system": new.system.strip(),
                "place": new.place.strip(),
            },
        )
        event = FacilityKept(row.code, row.kind, new.country, row.quantity)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return facility_by_code(new.code)


def step_facility(*, actor: Actor, code: str, step: StepOn, source: str = "") -> FacilityView:
    """Record that a facility reached a state on a day.

    Raises ActivityError (`programme.step_out_of_order`) for one after its closing, ConflictError
    (`programme.step_known`), NotFoundError, AccessDeniedError.
    """
    with transaction.atomic():
        row = facility_row(code)
        _authorize(actor, row.country_id)
        steps = [*facility_by_code(code).steps]
        if any(one.step is step.step and one.on == step.on for one in steps):
            raise ConflictError("programme.step_known", _("This state is recorded already."))
        if out_of_order(sorted([*steps, step], key=lambda one: one.on)):
            raise ActivityError(
                "programme.step_out_of_order",
                _("Nothing comes after a facility was closed. Check the days."),
            )
        FacilityDate.objects.create(
            facility=row,
            step=step.step.value,
            on=step.on,
            known=step.known.value,
            source=source[:160],
        )
        event = FacilityStepped(code, step.step, step.on, step.known)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return facility_by_code(code)


def keep_partner(*, actor: Actor, new: NewPartner) -> PartnerView:
    """Add a partner, or bring one under its official name; all it goes by leads to one row.

    Raises ConflictError (`programme.alias_taken`) for a name that leads to another partner,
    AccessDeniedError.
    """
    _authorize(actor, new.country)
    with transaction.atomic():
        row = find_partner(new.name) or Partner(name=new.name)
        row.name, row.short, row.kind = new.name.strip(), new.short.strip(), new.kind.value
        row.country = new.country
        row.save()
        names = [(new.name, AliasUse.OFFICIAL), (new.short, AliasUse.ADMITTED), *new.aliases]
        for text, use in names:
            known = find_partner(text) if text else row
            if known is not None and known.pk != row.pk:
                raise ConflictError(
                    "programme.alias_taken",
                    _("“%(text)s” already leads to %(partner)s."),
                    text=text,
                    partner=known.name,
                )
            add_alias(row, text, use.value)
        aliases = tuple(row.aliases.values_list("text", flat=True))
        event = PartnerKept(row.name, row.kind, aliases)
        journal.record(actor=actor, event=event, purpose=_FOR)
    return partner_view(row)


def keep_publication(*, actor: Actor, new: NewPublication) -> None:
    """Add a publication, or change the one with this code.

    Raises ActivityError (`programme.bad_day`), AccessDeniedError.
    """
    _authorize(actor, "")
    day_or_month(new.published)
    with transaction.atomic():
        row, _made = Publication.objects.update_or_create(
            code=new.code,
            defaults={
                "title": new.title.strip(),
                "published": new.published,
                "language": new.language,
                "address": new.address,
            },
        )
        row.partners.set(partners_named(new.partners))
        event = PublicationKept(row.code, row.published)
        journal.record(actor=actor, event=event, purpose=_FOR)


def day_or_month(text: str) -> date:
    """Return the last day of a day or month as typed; ActivityError (`programme.bad_day`)."""
    try:
        return last_day(text)
    except ValueError as error:
        raise ActivityError(
            "programme.bad_day",
            _("“%(text)s” is no day. Write 2024-07-31, or 2024-07 for a month."),
            text=text,
        ) from error


def _authorize(actor: Actor, country: str) -> None:
    access.authorize(actor=actor, permission=PERMISSION, scope=Scope(country=country))


def refuse_known_code(code: str, known: Iterable[str]) -> None:
    """Refuse to add something under a code that is taken: adding never overwrites.

    Raises ConflictError (`programme.code_taken`).
    """
    if code in known:
        raise ConflictError(
            "programme.code_taken",
            _("There is one with the code %(name)s already. Nothing was changed."),
            name=code,
        )
