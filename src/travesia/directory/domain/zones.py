"""Time zones of countries that have only one: a place there need not name it."""

from collections.abc import Mapping
from types import MappingProxyType

ONLY_ZONE: Mapping[str, str] = MappingProxyType(
    {
        "ATG": "America/Antigua",
        "BHS": "America/Nassau",
        "BLZ": "America/Belize",
        "BRB": "America/Barbados",
        "COL": "America/Bogota",
        "CRI": "America/Costa_Rica",
        "CUB": "America/Havana",
        "DMA": "America/Dominica",
        "DOM": "America/Santo_Domingo",
        "GRD": "America/Grenada",
        "GTM": "America/Guatemala",
        "GUY": "America/Guyana",
        "HND": "America/Tegucigalpa",
        "HTI": "America/Port-au-Prince",
        "JAM": "America/Jamaica",
        "KNA": "America/St_Kitts",
        "LCA": "America/St_Lucia",
        "NIC": "America/Managua",
        "PAN": "America/Panama",
        "PER": "America/Lima",
        "SLV": "America/El_Salvador",
        "SUR": "America/Paramaribo",
        "TTO": "America/Port_of_Spain",
        "VCT": "America/St_Vincent",
        "VEN": "America/Caracas",
    }
)
"""ISO 3166-1 alpha-3 → IANA name. Mexico, Ecuador, Brazil and others have several: name it."""


def zone_for(row: Mapping[str, object]) -> str:
    """Return the zone of a place or a service: its own, or its country's only one; else empty."""
    own = str(row.get("x_time_zone") or row.get("time_zone") or "")
    country = str(row.get("x_country") or row.get("country") or row.get("country_id") or "")
    return own or ONLY_ZONE.get(country, "")
