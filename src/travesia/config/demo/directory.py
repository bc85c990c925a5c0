"""The directory of the demonstration: invented hubs, desks and consulates in eight countries."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from travesia.access.domain import Actor
from travesia.config.demo.region import folder
from travesia.core import clock
from travesia.directory import services
from travesia.directory.domain import topic_id
from travesia.vocab.states import state_name
from travesia.vocab.tables import table_rows

HUB_COUNTRIES = ("BLZ", "CRI", "DOM", "GTM", "HND", "MEX", "PAN", "SLV")
"""The countries with information hubs of which the bulletins tell."""

_MARKS = {
    "en": "(example)",
    "es": "(ejemplo)",
    "fr": "(exemple)",
    "ht": "(egzanp)",
    "pt": "(exemplo)",
}
_LOADER = Actor.system("demo-loader", allowed={"directory.exchange"})
Json = dict[str, object]


def load_directory() -> int:
    """Bring the invented directory in, once or again; returns how many services it holds."""
    document = demo_directory(clock.today())
    content = json.dumps(document).encode()
    report = services.import_file(actor=_LOADER, content=content, source="demonstration")
    if report.rejects:
        raise RuntimeError(f"the invented directory: {report.rejects[0]}")
    return report.read["service"]


def demo_directory(today: date) -> Json:
    """Return the invented directory as one document of HSDS, reviewed at various days."""
    found: dict[str, list[Json]] = {
        name: [] for name in ("organizations", "locations", "services", "x_texts")
    }
    for number, country in enumerate(_rows("directory_towns.tsv")):
        _country(found, country, number, today)
    return dict(found)


def _country(found: dict[str, list[Json]], row: dict[str, str], number: int, today: date) -> None:
    code = row["country"]
    for name, kind in (("municipality", "government"), ("network", "civil_society")):
        said = {
            "municipality": "Municipality of {town}",
            "network": "Solidarity network, {country}",
        }
        called = said[name].format(town=row["town"], country=state_name(code, "en"))
        about = {"description": "Invented for the demonstration.", "x_country": code}
        found["organizations"].append(
            {"id": _id(code, name), "name": f"{called} (example)", "x_kind": kind, **about}
        )
    for place in ("", "2"):
        found["locations"].append(_place(row, place))
    for order, kind_row in enumerate(_rows("directory_kinds.tsv")):
        place = "2" if order % 3 == 2 else ""
        found["services"].append(_service(row, kind_row, place, number * 11 + order * 17, today))
        found["x_texts"] += _texts(row, kind_row, place)


def _place(row: dict[str, str], place: str) -> Json:
    code, town = row["country"], row[f"town{place}"]
    one = _id(code, f"place{place}")
    hours = {"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "08:00", "closes_at": "16:00"}
    address = {
        "address_1": "Calle Ejemplo 1",
        "city": town,
        "state_province": row[f"province{place}"],
        "country": row["alpha2"],
        "address_type": "physical",
    }
    return {
        "id": one,
        "location_type": "physical",
        "name": f"Casa comunal de {town} (ejemplo)",
        "latitude": float(row[f"latitude{place}"]),
        "longitude": float(row[f"longitude{place}"]),
        "x_country": code,
        "x_area": row[f"area{place}"],
        "x_time_zone": row["zone"],
        "addresses": [{"id": _id(code, f"address{place}"), **address}],
        "schedules": [{"id": _id(code, f"hours{place}"), **hours}],
        "accessibility": [{"id": _id(code, f"ramp{place}"), "description": "Rampa"}],
        "x_closed_days": [
            {"id": _id(code, f"xmas{place}"), "first_on": "2026-12-25", "reason": "Navidad"}
        ],
    }


def _service(row: dict[str, str], kind: dict[str, str], place: str, age: int, today: date) -> Json:
    """Return one service; its review lies so many days back, so that some are due."""
    code, name = row["country"], kind["code"]
    said = _said(row, kind, place, "es")
    reviewed = today - timedelta(days=age % 130)
    hours = {"id": _id(code, f"{name}/h"), "freq": "WEEKLY", "byday": kind["byday"]}
    hours |= {"opens_at": kind["opens"], "closes_at": kind["closes"]}
    at = {"id": _id(code, f"{name}-at"), "location_id": _id(code, f"place{place}")}
    consular = name == "consulate"
    found: Json = {
        "id": _id(code, name),
        "organization_id": _id(code, "municipality" if name in ("hub", "papers") else "network"),
        "name": said[0],
        "description": said[1],
        "status": "temporarily closed" if (age % 29) == 7 else "active",
        "assured_date": reviewed.isoformat(),
        "x_review_due": (reviewed + timedelta(days=90)).isoformat(),
        "x_owner": f"Mesa de {row['town']} (ejemplo)",
        "x_kind": "hub" if name == "hub" else "consular" if consular else "service",
        "x_sending_state": row["sender"] if consular else "",
        "x_country": code,
        "x_time_zone": row["zone"],
        "x_language": "es",
        "x_free": kind["free"] == "yes",
        "attributes": [
            {"id": _id(code, f"{name}/{topic}"), "taxonomy_term_id": str(topic_id(topic))}
            for topic in kind["topics"].split(";")
        ],
        "languages": [
            {"id": _id(code, f"{name}/{spoken}"), "code": spoken}
            for spoken in dict.fromkeys((row["language"], "es", "ht" if name == "hub" else "en"))
        ],
        "phones": [{"id": _id(code, f"{name}/line"), "number": f"{row['prefix']} 0000 {age:04d}"}],
        "service_at_locations": [{**at, "schedules": [hours]}],
    }
    if consular:
        found |= _jurisdiction(row, today)
    return found


def _jurisdiction(row: dict[str, str], today: date) -> Json:
    code = row["country"]
    areas = [
        {"id": _id(code, f"serves{place}"), "name": row[f"province{place}"], "x_country": code}
        | {"x_area": row[f"area{place}"]}
        for place in ("", "2")
    ]
    visits = [
        {
            "id": _id(code, f"visit{weeks}"),
            "on": (today + timedelta(weeks=weeks)).isoformat(),
            "place": row["town"] if weeks % 2 else row["town2"],
            "x_country": code,
            "address": "Casa comunal (ejemplo)",
            "opens_at": "09:00",
            "closes_at": "15:00",
        }
        for weeks in (2, 5)
    ]
    paper = {"id": _id(code, "paper"), "document": "Cualquier documento con su nombre"}
    return {"service_areas": areas, "x_visits": visits, "required_documents": [paper]}


def _texts(row: dict[str, str], kind: dict[str, str], place: str) -> Iterator[Json]:
    one = _id(row["country"], kind["code"])
    for language in ("en", "fr", "ht", "pt"):
        said = _said(row, kind, place, language)
        for field, text in zip(("name", "description"), said, strict=True):
            yield {
                "id": str(uuid.uuid5(UUID(one), f"{field}/{language}")),
                "link_entity": "service",
                "link_id": one,
                "field": field,
                "language": language,
                "text": text,
            }


def _said(row: dict[str, str], kind: dict[str, str], place: str, language: str) -> tuple[str, str]:
    names = {
        "town": row[f"town{place}"],
        "country": state_name(row["country"], language),
        "sender": state_name(row["sender"], language),
    }
    about = kind[f"{language}_about"].format(**names)
    return f"{kind[language].format(**names)} {_MARKS[language]}", about


def _rows(name: str) -> Iterator[dict[str, str]]:
    return table_rows(folder().joinpath(name).read_text("utf-8"))


def _id(country: str, name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"https://demo.example/directory/{country}/{name}"))
