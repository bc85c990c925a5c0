"""Reading facilities, partners and publications."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from travesia.core.errors import NotFoundError
from travesia.programme.domain.activity_views import (
    AliasUse,
    AliasView,
    PartnerKind,
    PartnerView,
    PublicationView,
)
from travesia.programme.domain.facilities import (
    CountOn,
    FacilityKind,
    FacilityStep,
    FacilityView,
    Known,
    StepOn,
    count_on,
)
from travesia.programme.models import Facility, Partner, Publication


def facilities(*, country: str = "", system: str = "", kind: str = "") -> Sequence[FacilityView]:
    """Return facilities with their histories, by country and code."""
    rows = Facility.objects.prefetch_related("dates")
    if country:
        rows = rows.filter(country_id=country)
    if system:
        rows = rows.filter(system__iexact=system)
    if kind:
        rows = rows.filter(kind=kind)
    return [facility_view(row) for row in rows]


def facility_by_code(code: str) -> FacilityView:
    """Return one facility; NotFoundError (`programme.no_such_facility`)."""
    return facility_view(facility_row(code))


def facility_row(code: str) -> Facility:
    """Return the row of a facility; NotFoundError (`programme.no_such_facility`)."""
    row = Facility.objects.filter(code=code).first()
    if row is None:
        raise NotFoundError("programme.no_such_facility", _("There is no such facility."))
    return row


def facilities_on(
    *, step: FacilityStep, on: date, country: str = "", system: str = "", kind: str = ""
) -> CountOn:
    """Count the facilities that had reached a state by a day."""
    return count_on(facilities(country=country, system=system, kind=kind), step, on)


def partners() -> Sequence[PartnerView]:
    """Return the partners by name, with their other names."""
    rows = Partner.objects.prefetch_related("aliases").annotate(number=Count("activities"))
    return [partner_view(row) for row in rows]


def partner_by_id(partner_id: UUID) -> PartnerView:
    """Return one partner; NotFoundError (`programme.no_such_partner`)."""
    row = Partner.objects.filter(pk=partner_id).annotate(number=Count("activities")).first()
    if row is None:
        raise NotFoundError("programme.no_such_partner", _("There is no such partner."))
    return partner_view(row)


def publications() -> Sequence[PublicationView]:
    """Return publications, newest first."""
    return [
        PublicationView(
            code=row.code,
            title=row.title,
            language=row.language,
            published=row.published,
            address=row.address,
            partners=tuple(one.name for one in row.partners.all()),
        )
        for row in Publication.objects.prefetch_related("partners")
    ]


def publication_by_code(code: str) -> PublicationView:
    """Return one publication; NotFoundError (`programme.no_such_publication`)."""
    found = next((one for one in publications() if one.code == code), None)
    if found is None:
        raise NotFoundError("programme.no_such_publication", _("There is no such publication."))
    return found


def partner_view(row: Partner) -> PartnerView:
    """Return a partner as a value."""
    return PartnerView(
        id=row.pk,
        name=row.name,
        short=row.short,
        kind=PartnerKind(row.kind),
        country=row.country,
        aliases=tuple(AliasView(one.text, AliasUse(one.use)) for one in row.aliases.all()),
        activities=getattr(row, "number", 0),
    )


def facility_view(row: Facility) -> FacilityView:
    """Return a facility as a value."""
    return FacilityView(
        code=row.code,
        name=row.name,
        kind=FacilityKind(row.kind),
        country=row.country_id,
        quantity=row.quantity,
        steps=tuple(StepOn(FacilityStep(d.step), d.on, Known(d.known)) for d in row.dates.all()),
        system=row.system,
        place=row.place,
    )
