"""Hide now: out of every answer with the next question, whoever asks and whatever they ask by."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client

from travesia.access.domain import Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.core.errors import DomainError, NotFoundError
from travesia.directory import selectors, services
from travesia.directory.domain import Audience, Point, Question
from travesia.directory.models import Service
from travesia.directory.tests.factories import HOUSE, HUB, KEEPER, SECRET, SHELTER, load, one
from travesia.journal import selectors as journal
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]

NAME = "Service hub (example)"


def everywhere(client: Client) -> dict[str, str]:
    """Return every public answer of the room as text, by what was asked."""
    near = selectors.services_near(Question(point=Point(14.6, -90.5)), limit=100)
    texts = {
        "near": " ".join(found.name for found in near.services),
        "words": str(selectors.services_near(Question(words=("hub",)))),
    }
    for form in ("json", "csv", "xlsx"):
        content = selectors.public_file(form, language="en")
        texts[form] = content.decode("utf-8", "replace") if form == "json" else _unzipped(content)
    for path in ("services", "services?full=true", "organizations?full=true", "services?minimal=1"):
        texts[path] = client.get(
            f"/hsds/{path}&lang=en" if "?" in path else f"/hsds/{path}?lang=en"
        ).content.decode()
    texts["locations"] = client.get("/hsds/service_at_locations?full=true&lang=en").content.decode()
    return texts


def _unzipped(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist())


def test_the_hub_is_everywhere_before(client: Client) -> None:
    load()
    assert not [
        asked
        for asked, text in everywhere(client).items()
        if NAME not in text and str(HUB) not in text
    ]


@pytest.mark.parametrize(
    ("table", "entry"),
    [("service", HUB), ("location", HOUSE), ("organization", one("municipality"))],
)
def test_hidden_now_is_nowhere_with_the_next_question(
    client: Client, table: str, entry: object
) -> None:
    number = load().revision
    everywhere(client)
    services.hide(actor=KEEPER, table=table, entry_id=entry, reason="Threats")  # type: ignore[arg-type]  # an id
    assert not [
        asked for asked, text in everywhere(client).items() if NAME in text or str(HUB) in text
    ]
    with pytest.raises(NotFoundError):
        selectors.service_card(HUB, "en")
    assert HUB in selectors.withdrawn_since(number).withdrawn
    assert selectors.service_card(HUB, "en", audience=Audience.STAFF).name.text == NAME


def test_hiding_says_why_and_by_whom_and_can_be_taken_back() -> None:
    load()
    with pytest.raises(DomainError) as refused:
        services.hide(actor=KEEPER, table="service", entry_id=HUB, reason=" ")
    assert refused.value.code == "directory.why_missing"
    services.hide(actor=KEEPER, table="service", entry_id=HUB, reason="Threats")
    services.hide(actor=KEEPER, table="service", entry_id=HUB, reason="Again")
    services.show_again(actor=KEEPER, table="service", entry_id=HUB, reason="Safe again")
    kinds = {"directory.entry_hidden", "directory.entry_shown"}
    said = [(e.kind, (e.body or {})["reason"]) for e in journal.entries_after(0, kinds=kinds)]
    assert said == [
        ("directory.entry_hidden", "Threats"),
        ("directory.entry_shown", "Safe again"),
    ]
    assert selectors.service_card(HUB, "en").name.text == NAME


def test_a_hub_attendant_hides_at_once_and_brings_nothing_back() -> None:
    load()
    attendant = actor("attendant", Role.HUB_ATTENDANT, scope=Scope(country="GTM"))
    services.hide(actor=attendant, table="service", entry_id=SHELTER, reason="Men at the door")
    with pytest.raises(AccessDeniedError):
        services.show_again(actor=attendant, table="service", entry_id=SHELTER, reason="Gone")
    elsewhere = actor("elsewhere", Role.HUB_ATTENDANT, scope=Scope(country="BLZ"))
    with pytest.raises(AccessDeniedError):
        services.hide(actor=elsewhere, table="location", entry_id=SECRET, reason="x")


def test_what_was_undone_is_not_remembered(
    django_assert_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    load()

    def hide_and_ask() -> None:
        with transaction.atomic():
            services.hide(actor=KEEPER, table="service", entry_id=HUB, reason="Test")
            assert selectors.services_near(Question(words=("hub",))).total == 0
            raise RuntimeError

    with pytest.raises(RuntimeError):
        hide_and_ask()
    assert selectors.services_near(Question(words=("hub",))).total == 1
    # The number is asked for twice outside a request, once within; nothing else is read.
    with django_assert_num_queries(2):
        selectors.services_near(Question(words=("hub",)))


def test_consent_to_a_visible_place_runs_out_by_itself(frozen_clock: FixedClock) -> None:
    number = load().revision
    Service.objects.filter(pk=SHELTER).update(
        visibility="exact", consent_on=date(2026, 11, 1), revision=number
    )
    load({"organizations": [{"id": str(one("x")), "name": "X", "description": "Y"}]})
    Service.objects.filter(pk=SHELTER).update(revision=2)
    frozen_clock.set(datetime(2026, 11, 21, tzinfo=UTC))
    services.review(actor=KEEPER, service_id=SHELTER)
    assert selectors.service_card(SHELTER, "en").places[0].street == ("Calle Escondida 9",)
    frozen_clock.set(datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=184))
    card = selectors.service_card(SHELTER, "en")
    assert (card.places[0].street, card.places[0].latitude) == ((), None)
    assert SHELTER in selectors.withdrawn_since(selectors.revision()).changed


def test_a_review_moves_the_day_and_is_journalled() -> None:
    load()
    due = services.review(actor=KEEPER, service_id=HUB)
    assert due == date(2027, 2, 18)
    (entry,) = journal.entries_after(0, kinds={"directory.service_reviewed"})
    assert json.loads(json.dumps(dict(entry.body or {})))["was_due"] == "2027-01-30"
    with pytest.raises(DomainError):
        services.review(actor=KEEPER, service_id=HUB, next_due=date(2029, 1, 1))
