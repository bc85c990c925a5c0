"""Activities of the demonstration: facts of published bulletins, and invented workshops of a year.

Who is at the invented workshops is drawn from invented names that go through the same door as a
real list: what is kept of them are marks.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from travesia.access.domain import Actor
from travesia.config.demo.programme import document
from travesia.core import clock
from travesia.programme.domain.activities import (
    ActivityKind,
    ActivityTopic,
    NewActivity,
)
from travesia.programme.domain.activity_views import AliasUse, PartnerKind
from travesia.programme.domain.attendance import HeadCount
from travesia.programme.domain.facilities import FacilityKind, FacilityStep, Known, StepOn
from travesia.programme.domain.threads import ThreadKind
from travesia.programme.selectors import activities as known
from travesia.programme.selectors import registers as known_registers
from travesia.programme.selectors import threads as known_threads
from travesia.programme.services import activities, attendance, registers, threads
from travesia.programme.services.importing_sheets import import_attendance
from travesia.programme.services.registers import NewFacility, NewPartner, NewPublication
from travesia.programme.services.threads import NewThread, Told

_LOADER = Actor.system(
    "demo-programme", {"programme.record_activities", "programme.keep_registers"}
)
_NO_DAY = "The day was not published: the period of the bulletin stands for it."
#: Syllables that invented names are made of.
_FIRST = ("Ana", "Bel", "Cori", "Dali", "Eri", "Fel", "Gabi", "Ili", "Jos", "Lua", "Mar", "Nol")
_LAST = ("ara", "edo", "ina", "olo", "ura", "iva", "esta", "anto", "ilde", "osio", "unda", "eque")
#: How many invented people come to workshops, some of them again and again.
_PEOPLE = 180


def load_activities(*, seed: int) -> int:
    """Load partners, threads, activities, facilities and publications; return how many activities.

    What is there already stays, so that an interrupted demonstration goes on.
    """
    data = document("activities.json")
    with transaction.atomic():
        for row in data["partners"]:
            _partner(row)
        for row in data["threads"]:
            _thread(row)
        for row in data["activities"]:
            _activity(row)
        for row in data["threads"]:
            _steps(row)
        for row in data["facilities"]:
            _facility(row)
        for row in data["publications"]:
            new = NewPublication(**{**row, "partners": tuple(row["partners"])})
            registers.keep_publication(actor=_LOADER, new=new)
    for place, row in enumerate(data["invented_workshops"]):
        with transaction.atomic():
            _workshop(place, row, seed)
    return len(known.activities())


def _partner(row: dict[str, Any]) -> None:
    aliases = tuple((text, AliasUse(use)) for text, use in row["aliases"])
    kind = PartnerKind(row["kind"])
    new = NewPartner(row["name"], kind, row["short"], row["country"], aliases)
    registers.keep_partner(actor=_LOADER, new=new)


def _thread(row: dict[str, Any]) -> None:
    if any(one.code == row["code"] for one in known_threads.threads()):
        return
    new = NewThread(
        code=row["code"],
        title=row["title"],
        kind=ThreadKind(row["kind"]),
        opened_on=date.fromisoformat(row["opened_on"]),
        countries=tuple(row["countries"]),
        owner=row["owner"],
        due=row["due"],
    )
    threads.open_thread(actor=_LOADER, new=new)


def _steps(row: dict[str, Any]) -> None:
    view = known_threads.thread_by_code(row["code"])
    for on, says, activity in row["steps"][len(view.steps) :]:
        told = Told(date.fromisoformat(on), says, activity)
        threads.tell(actor=_LOADER, code=row["code"], told=told)
    if "closed" in row and view.closed_on is None:
        on, by = row["closed"]
        threads.close_thread(actor=_LOADER, code=row["code"], on=date.fromisoformat(on), by=by)


def _activity(row: dict[str, Any]) -> None:
    if known.activity_by_reference(row["reference"]) is not None:
        return
    new = NewActivity(
        title=row["title"],
        kind=ActivityKind(row["kind"]),
        topic=ActivityTopic(row["topic"]),
        outcome=row["outcome"],
        begins_on=date.fromisoformat(row["begins_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        countries=tuple(row["countries"]),
        place=row["place"],
        partners=tuple(row["partners"]),
        thread=row["thread"],
        reference=row["reference"],
        quantity=row.get("quantity"),
        note="" if row["dated"] else _NO_DAY,
    )
    made = activities.enter_activity(actor=_LOADER, new=new, source="activities.json")
    if "people" in row:
        head = HeadCount(row["people"])
        attendance.count_heads(actor=_LOADER, activity_id=made.id, head=head)


def _facility(row: dict[str, Any]) -> None:
    if any(one.code == row["code"] for one in known_registers.facilities()):
        return
    new = NewFacility(
        code=row["code"],
        name=row["name"],
        kind=FacilityKind(row["kind"]),
        country=row["country"],
        quantity=row["quantity"],
        system=row["system"],
        place=row["place"],
    )
    registers.keep_facility(actor=_LOADER, new=new)
    for step, on, how in row["steps"]:
        reached = StepOn(FacilityStep(step), date.fromisoformat(on), Known(how))
        registers.step_facility(actor=_LOADER, code=row["code"], step=reached)


def _workshop(place: int, row: list[Any], seed: int) -> None:
    title, kind, topic, country, town, people = row
    reference = f"INV-{place + 1}"
    if known.activity_by_reference(reference) is not None:
        return
    begins = clock.today() - timedelta(days=24 * place + 9)
    new = NewActivity(
        title=f"{title} (invented)",
        kind=ActivityKind(kind),
        topic=ActivityTopic(topic),
        outcome="migration_management",
        begins_on=begins,
        ends_on=begins + timedelta(days=place % 3),
        countries=(country,),
        place=town,
        languages=("ht", "fr") if country == "HTI" else ("es",),
        reference=reference,
    )
    made = activities.enter_activity(actor=_LOADER, new=new, source="activities.json")
    drawn = random.Random(f"{seed} {reference}")  # noqa: S311  # invented people, no secret
    lines = ("Nombre;Sexo;Fecha de nacimiento;Discapacidad", *_people(people, drawn))
    content = "\n".join(lines).encode()
    report = import_attendance(actor=_LOADER, activity_id=made.id, content=content)
    if not report.taken:
        raise ValueError(f"{reference}: {report.rejects[0]}")


def _people(count: int, drawn: random.Random) -> Iterator[str]:
    """Yield invented people; each has a name, a sex and a birth of their own wherever they come."""
    for number in drawn.sample(range(_PEOPLE), count):
        own = random.Random(f"invented {number}")  # noqa: S311  # invented people, no secret
        name = f"{_FIRST[number % 12]}{_LAST[number // 12 % 12]} {_LAST[number * 7 % 12]}ez"
        born = date(1965, 1, 1) + timedelta(days=own.randrange(14_600))
        sex = own.choices(("mujer", "hombre", "otro", ""), (54, 43, 1, 2))[0]
        disability = own.choices(("no", "sí", ""), (84, 6, 10))[0]
        yield f"{name.title()};{sex};{born.isoformat()};{disability}"
