"""Sites: offices, reception centres, hubs, workplaces."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core.errors import ConflictError
from travesia.journal import services as journal
from travesia.places.domain import NewSite, SiteView
from travesia.places.events import SiteRegistered
from travesia.places.models import Site
from travesia.places.services.checks import (
    check_code,
    check_position,
    check_time_zone,
    country_row,
)


def register_site(*, actor: Actor, site: NewSite) -> SiteView:
    """Enter a site in the register.

    Raises PlacesError when code, position, time zone or country cannot be, ConflictError
    (`places.site_exists`) when the code is taken.
    """
    scope = Scope(country=site.country)
    access.authorize(actor=actor, permission="places.manage", scope=scope)
    check_code(site.code, site.country)
    check_position(site.latitude, site.longitude)
    check_time_zone(site.time_zone)
    with transaction.atomic():
        country = country_row(site.country)
        if Site.objects.filter(code=site.code).exists():
            raise ConflictError(
                "places.site_exists", _("There is a site %(site)s already."), site=site.code
            )
        Site.objects.create(
            code=site.code,
            name=site.name,
            kind=site.kind,
            country=country,
            area_pcode=site.area,
            latitude=site.latitude,
            longitude=site.longitude,
            time_zone=site.time_zone,
        )
        event = SiteRegistered(site.code, site.name, site.kind, site.country, site.area)
        journal.record(actor=actor, event=event, purpose=Purpose.ADMINISTRATION)
    return SiteView(
        code=site.code,
        name=site.name,
        kind=site.kind,
        country=site.country,
        area=site.area,
        latitude=site.latitude,
        longitude=site.longitude,
        time_zone=site.time_zone,
    )
