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
_OTHERS = ("en", "fr", "ht", "pt")
_ABOUT = {
    "es": "Inventada para la demostración.",
    "en": "Invented for the demonstration.",
    "fr": "Inventée pour la démonstration.",
    "ht": "Yo envante l pou demonstrasyon an.",
    "pt": "Inventada para a demonstração.",
}
_CALLED = {
    "municipality": {
        "es": "Municipalidad de {town}",
        "en": "Municipality of {town}",
        "fr": "Municipalité de {town}",
        "ht": "Meri {town}",
        "pt": "Município de {town}",
    },
    "network": {
        "es": "Red solidaria, {country}",
        "en": "Solidarity network, {country}",
        "fr": "Réseau solidaire, {country}",
        "ht": "Rezo solidarite, {country}",
        "pt": "Rede solidária, {country}",
    },
}
_RAMP = {"es": "Rampa", "en": "Ramp", "fr": "Rampe d’accès", "ht": "Ranp", "pt": "Rampa"}
_PAPERS = {
    "es": ("Cualquier documento con su nombre", "Si no tiene ninguno, venga igual"),
    "en": ("Any document with your name", "If you have none, come all the same"),
    "fr": ("Tout document à votre nom", "Si vous n’en avez aucun, venez quand même"),
    "ht": ("Nenpòt papye ki gen non ou", "Si ou pa gen okenn, vini kanmenm"),
    "pt": ("Qualquer documento com seu nome", "Se não tiver nenhum, venha mesmo assim"),
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
        about = {"description": _ABOUT["es"], "x_country": code, "x_kind": kind}
        found["organizations"].append(
            {"id": _id(code, name), "name": _called(row, name, "es"), **about}
        )
        for language in _OTHERS:
            said = {"name": _called(row, name, language), "description": _ABOUT[language]}
            found["x_texts"] += _said_in("organization", _id(code, name), language, said)
    for place in ("", "2"):
        found["locations"].append(_place(row, place))
        for language in _OTHERS:
            said = {"accessibility": _RAMP[language]}
            found["x_texts"] += _said_in("location", _id(code, f"place{place}"), language, said)
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
        "accessibility": [{"id": _id(code, f"ramp{place}"), "description": _RAMP["es"]}],
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
            for spoken in dict.fromkeys((row["language"], "es", *_tongues(row, name)))
        ],
        "phones": [{"id": _id(code, f"{name}/line"), "number": f"{row['prefix']} 0000 {age:04d}"}],
        "service_at_locations": [{**at, "schedules": [hours]}],
        "required_documents": [
            {"id": _id(code, f"{name}/paper{number}"), "document": paper}
            for number, paper in enumerate(_papers(name, "es"))
        ],
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
    return {"service_areas": areas, "x_visits": visits}


def _texts(row: dict[str, str], kind: dict[str, str], place: str) -> Iterator[Json]:
    one = _id(row["country"], kind["code"])
    for language in _OTHERS:
        name, about = _said(row, kind, place, language)
        papers = "\n".join(_papers(kind["code"], language))
        said = {"name": name, "description": about, "required_document": papers}
        yield from _said_in("service", one, language, said)


def _said_in(table: str, one: str, language: str, said: dict[str, str]) -> Iterator[Json]:
    """Yield what an entry says in another language than its own."""
    for field, text in said.items():
        if text:
            yield {
                "id": str(uuid.uuid5(UUID(one), f"{field}/{language}")),
                "link_entity": table,
                "link_id": one,
                "field": field,
                "language": language,
                "text": text,
            }


def _called(row: dict[str, str], name: str, language: str) -> str:
    country = state_name(row["country"], language)
    said = _CALLED[name][language].format(town=row["town"], country=country)
    return f"{said} {_MARKS[language]}"


def _papers(kind: str, language: str) -> tuple[str, ...]:
    """Return what somebody brings to a service of a kind; nothing to most."""
    return _PAPERS[language] if kind in ("consulate", "papers") else ()


def _tongues(row: dict[str, str], name: str) -> tuple[str, ...]:
    """Return what is spoken beside the language of the country: at hubs the people's own, too."""
    return ("ht", *row["tongues"].split()) if name == "hub" else ("en",)


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
