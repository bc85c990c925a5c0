"""Checks that several verbs share: codes, coordinates, time zones, countries."""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext_lazy as _

from travesia.places.domain import PlacesError
from travesia.places.models import Country
from travesia.vocab.states import StateKind, state_by_alpha3

_CODE = re.compile(r"[A-Z]{3}-[A-Z0-9]{2,12}")


def check_code(code: str, country: str) -> None:
    """Raise `places.bad_code` unless the code is like `HTI-MAL`, with the country in front."""
    if not _CODE.fullmatch(code) or not code.startswith(f"{country}-"):
        raise PlacesError(
            "places.bad_code",
            _(
                "The code %(place)s must be the country, a hyphen and 2 to 12 capital letters or "
                "digits, for example HTI-MAL."
            ),
            place=code,
        )


def check_position(latitude: float, longitude: float) -> None:
    """Raise `places.bad_position` unless latitude and longitude (degrees) lie on earth."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise PlacesError(
            "places.bad_position",
            _("Latitude %(latitude)s and longitude %(longitude)s do not lie on earth."),
            latitude=latitude,
            longitude=longitude,
        )


def check_time_zone(name: str) -> None:
    """Raise `places.bad_time_zone` unless the name is in the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise PlacesError(
            "places.bad_time_zone", _("There is no time zone %(name)s."), name=name
        ) from error


def country_row(alpha3: str) -> Country:
    """Return the row of a country of the vocabulary; `places.unknown_country` for another code."""
    row = Country.objects.filter(alpha3=alpha3).first()
    state = state_by_alpha3(alpha3)
    if row is None and state is not None and state.kind is not StateKind.SPECIAL:
        row, _made = Country.objects.get_or_create(
            alpha3=alpha3,
            defaults={
                "alpha2": state.alpha2 or "",
                "numeric": state.numeric or "",
                "since": state.since,
                "until": state.until,
            },
        )
    if row is None:
        raise PlacesError(
            "places.unknown_country",
            _("ISO 3166-1 has no country with the code %(country)s."),
            country=alpha3,
        )
    return row
