"""Ten thousand invented services with places and hours, and what people would ask of them."""

import random
import uuid
from datetime import UTC, datetime

from bench._portal_services import COUNTRIES, KINDS
from travesia.directory.domain.measuring import Point
from travesia.directory.domain.searching import Question
from travesia.directory.domain.topics import topic_id, topics

#: Corners of the countries, roughly: where a place may lie, and its zone where there are several.
_AT = {
    "MEX": (19.0, -99.0, "America/Mexico_City"),
    "GTM": (14.6, -90.5, ""),
    "SLV": (13.7, -89.0, ""),
    "HND": (14.1, -87.2, ""),
    "CRI": (9.9, -84.1, ""),
    "PAN": (8.9, -79.5, ""),
    "HTI": (18.5, -72.3, ""),
    "DOM": (18.5, -69.9, ""),
    "COL": (4.7, -74.1, ""),
    "BRA": (-15.8, -47.9, "America/Sao_Paulo"),
    "BLZ": (17.2, -88.8, ""),
    "NIC": (12.1, -86.3, ""),
}
_WEEK = (
    "MO,TU,WE,TH,FR",
    "MO,TU,WE,TH,FR,SA",
    "MO,WE,FR",
    "TU,TH",
    "SA,SU",
    "MO,TU,WE,TH,FR,SA,SU",
)
_HOURS = (("08:00", "16:00"), ("07:30", "12:00"), ("13:00", "19:00"), ("20:00", "06:00"))
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://travesia.example/bench")


def document(number: int, seed: int) -> dict[str, list[dict[str, object]]]:
    """Return so many services as one document of HSDS, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # the same every time
    codes = [topic.code for topic in topics()]
    found: dict[str, list[dict[str, object]]] = {
        **{"organizations": [], "locations": [], "services": [], "x_texts": []}
    }
    for at in range(number // 10):
        said = {"name": f"Organisation {at}", "description": "Invented.", "x_country": "GTM"}
        found["organizations"].append({"id": _id("o", at), **said})
    for at in range(number):
        country = chance.choice(COUNTRIES)
        found["locations"].append(_place(chance, at, country))
        found["services"].append(_service(chance, at, country, codes, number))
        kind = chance.choice(KINDS)
        for language in ("en", "ht"):
            found["x_texts"].append(
                {
                    **{"id": _id(f"t{language}", at), "link_entity": "service"},
                    **{"link_id": _id("s", at), "field": "name", "language": language},
                    "text": f"{kind[language][0]} {at}",
                }
            )
    return found


def asked(number: int, seed: int) -> list[Question]:
    """Return questions as the finder and the desks ask them."""
    chance = random.Random(seed)  # noqa: S311  # the same every time
    codes = [topic.code for topic in topics()]
    now = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    found = []
    for _time in range(number):
        country = chance.choice(COUNTRIES)
        latitude, longitude, _zone = _AT[country]
        near = Point(latitude + chance.uniform(-1, 1), longitude + chance.uniform(-1, 1))
        found.append(
            Question(
                point=near if chance.random() < 0.5 else None,
                country=country if chance.random() < 0.7 else "",
                topics=frozenset({chance.choice(codes)} if chance.random() < 0.6 else ()),
                languages=frozenset({"ht"} if chance.random() < 0.2 else ()),
                open_at=now if chance.random() < 0.4 else None,
                words=(chance.choice(KINDS)["es"][0].lower().split()[0],)
                if chance.random() < 0.3
                else (),
            )
        )
    return found


def _id(kind: str, number: int) -> str:
    return str(uuid.uuid5(_SPACE, f"{kind}{number}"))


def _place(chance: random.Random, at: int, country: str) -> dict[str, object]:
    latitude, longitude, zone = _AT[country]
    opens, closes = chance.choice(_HOURS)
    hours = {"id": _id("h", at), "freq": "WEEKLY", "byday": chance.choice(_WEEK)}
    address = {"id": _id("a", at), "address_1": f"Calle {at}", "city": f"Town {at % 900}"}
    address |= {"state_province": "", "postal_code": "", "country": country}
    return {
        "id": _id("l", at),
        "location_type": "physical",
        "name": f"House {at}",
        "latitude": round(latitude + chance.uniform(-1, 1), 4),
        "longitude": round(longitude + chance.uniform(-1, 1), 4),
        "x_country": country,
        "x_time_zone": zone,
        "addresses": [{**address, "address_type": "physical"}],
        "schedules": [{**hours, "opens_at": opens, "closes_at": closes}],
    }


def _service(
    chance: random.Random, at: int, country: str, codes: list[str], number: int
) -> dict[str, object]:
    kind = chance.choice(KINDS)["es"]
    return {
        "id": _id("s", at),
        "organization_id": _id("o", at % (number // 10)),
        "name": f"{kind[0]} {at}",
        "description": kind[1],
        "status": "active",
        "assured_date": f"2026-{chance.randrange(3, 12):02}-01",
        "x_kind": "hub" if chance.random() < 0.2 else "service",
        "x_country": country,
        "x_owner": f"Desk {at % 40}",
        "x_free": chance.random() < 0.7,
        "phones": [{"id": _id("p", at), "number": f"+888 {at:06}"}],
        "languages": [{"id": _id("g", at), "code": chance.choice(("es", "ht", "en"))}],
        "attributes": [
            {"id": _id(f"k{code}", at), "taxonomy_term_id": str(topic_id(code))}
            for code in chance.sample(codes, 2)
        ],
        "service_at_locations": [{"id": _id("w", at), "location_id": _id("l", at)}],
    }
