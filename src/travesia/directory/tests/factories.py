"""An invented directory: a hub, a shelter and an office against violence in one house."""

import json
import uuid
from uuid import UUID

from travesia.access.domain import Actor
from travesia.directory import services
from travesia.directory.domain.topics import topic_id
from travesia.directory.services import ImportReport

KEEPER = Actor.system(
    "tests",
    {"directory.exchange", "directory.edit", "directory.hide", "directory.review"},
)


def one(name: str) -> UUID:
    """Return the id of something of the invented directory."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://directory.example/{name}")


HUB, SHELTER, REFUGE = one("hub"), one("shelter"), one("refuge")
HOUSE, SECRET = one("house"), one("secret")
#: Words that must never leave the room for the public.
SECRETS = ("Calle Escondida 9", "14.6123", "-90.5123", "Casa de las Flores", "Bus 40 to the end")


def text_of(name: str, *topics: str, **more: object) -> dict[str, object]:
    """Return a service of the invented directory as JSON."""
    identity = str(one(name))
    return {
        "id": identity,
        "organization_id": str(one("municipality")),
        "name": f"Service {name} (example)",
        "description": f"What {name} does.",
        "status": "active",
        "email": f"{name}@example.org",
        "url": f"https://example.org/{name}",
        "assured_date": "2026-11-01",
        "x_language": "en",
        "x_owner": "Desk of Río Claro",
        "x_country": "GTM",
        "attributes": [
            {"id": str(one(f"{name}/{topic}")), "taxonomy_term_id": str(topic_id(topic))}
            for topic in topics
        ],
        **more,
    }


def at(name: str, place: str, **more: object) -> list[dict[str, object]]:
    """Return that a service is given at a place."""
    return [{"id": str(one(f"{name}@{place}")), "location_id": str(one(place)), **more}]


def schedule(name: str, byday: str, opens: str, closes: str) -> dict[str, object]:
    """Return a line of hours."""
    said = {"freq": "WEEKLY", "byday": byday, "opens_at": opens, "closes_at": closes}
    return {"id": str(one(f"schedule/{name}")), **said}


def place(
    name: str, called: str, street: str, latitude: float, longitude: float
) -> dict[str, object]:
    """Return a place with everything that would tell where it is."""
    return {
        "id": str(one(name)),
        "location_type": "physical",
        "name": called,
        "description": f"{called}, second floor",
        "transportation": "Bus 40 to the end" if name == "secret" else "Tram",
        "latitude": latitude,
        "longitude": longitude,
        "x_country": "GTM",
        "x_area": "GT01",
        "addresses": [
            {
                "id": str(one(f"address/{name}")),
                "address_1": street,
                "city": "Río Claro",
                "state_province": "Guatemala",
                "postal_code": "",
                "country": "GT",
                "address_type": "physical",
            }
        ],
        "schedules": [schedule(name, "MO,TU,WE,TH,FR", "08:00", "16:00")],
        "accessibility": [{"id": str(one(f"ramp/{name}")), "description": "Ramp"}],
        "languages": [{"id": str(one(f"lang/{name}")), "code": "es", "name": "Spanish"}],
    }


def directory() -> dict[str, object]:
    """Return the invented directory as one document."""
    line = {"id": str(one("line")), "number": "+502 0000 0000", "type": "voice"}
    creole = [{"id": str(one("creole")), "code": "ht", "name": "Haitian Creole"}]
    texts = [("es", "Ventanilla (ejemplo)"), ("ht", "Biwo enfòmasyon (egzanp)")]
    return {
        "organizations": [
            {
                "id": str(one("municipality")),
                "name": "Municipality of Río Claro (invented)",
                "description": "A town.",
                "x_country": "GTM",
            }
        ],
        "locations": [
            place("house", "Town hall", "1a Avenida 2-30", 14.6, -90.5),
            place("secret", "Casa de las Flores", "Calle Escondida 9", 14.6123, -90.5123),
        ],
        "services": [
            text_of(
                "hub",
                "information",
                "documents",
                x_kind="hub",
                x_free=True,
                service_at_locations=at("hub", "house"),
                languages=creole,
            ),
            text_of(
                "shelter",
                "shelter",
                phones=[line],
                service_at_locations=at("shelter", "secret", description="Ask for Rosa"),
            ),
            text_of(
                "refuge",
                "gender_violence",
                service_at_locations=at("refuge", "house"),
                phones=[{**line, "id": str(one("line2"))}],
            ),
        ],
        "x_texts": [
            {
                "id": str(one(f"text/{language}")),
                "link_entity": "service",
                "link_id": str(HUB),
                "field": "name",
                "language": language,
                "text": said,
            }
            for language, said in texts
        ],
    }


def load(document: object = None, **more: object) -> ImportReport:
    """Bring a document in, the invented directory by default."""
    content = json.dumps(directory() if document is None else document).encode()
    return services.import_file(actor=KEEPER, content=content, source="invented.json", **more)  # type: ignore[arg-type]  # options by name
