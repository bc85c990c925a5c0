"""Cards together are the cards one by one, in fewer questions; a view ends with its day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from travesia.core.clock import FixedClock
from travesia.directory import selectors, services
from travesia.directory.domain import Audience, Point, Question
from travesia.directory.models import Service
from travesia.directory.tests.factories import (
    HUB,
    KEEPER,
    REFUGE,
    SHELTER,
    directory,
    load,
    one,
    text_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]

Counted = Callable[..., AbstractContextManager[object]]


@pytest.mark.parametrize("audience", list(Audience))
def test_cards_together_are_the_cards_one_by_one(audience: Audience) -> None:
    """Nothing of one service may come to stand on the card of another: papers, visits, places."""
    document = directory()
    for number, service in enumerate(document["services"]):  # type: ignore[arg-type, var-annotated]  # a list in JSON
        service["required_documents"] = [{"id": str(one(f"d{number}")), "document": f"D{number}"}]
        service["cost_options"] = [{"id": str(one(f"c{number}")), "amount": number}]
        service["service_areas"] = [{"id": str(one(f"a{number}")), "x_country": "GTM"}]
    load(document)
    asked = [SHELTER, HUB, one("nobody"), REFUGE, HUB]
    together = selectors.service_cards(asked, "es", audience=audience)
    assert [card.id for card in together] == [SHELTER, HUB, REFUGE]
    assert together == tuple(
        selectors.service_card(card.id, "es", audience=audience) for card in together
    )


def test_what_is_hidden_is_left_out_of_many_cards_too() -> None:
    load()
    services.hide(actor=KEEPER, table="service", entry_id=SHELTER, reason="Threats")
    assert [card.id for card in selectors.service_cards([SHELTER, HUB], "es")] == [HUB]


def test_twenty_cards_ask_the_database_no_more_often_than_two() -> None:
    load({"services": [{**text_of(f"s{n}"), "organization_id": ""} for n in range(20)]})
    ids = [one(f"s{n}") for n in range(20)]
    selectors.service_cards(ids, "es")
    asked = []
    for some in (ids[:2], ids):
        with CaptureQueriesContext(connection) as queries:
            assert len(selectors.service_cards(some, "es")) == len(some)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_what_the_search_may_tell_ends_with_its_day(frozen_clock: FixedClock) -> None:
    """Consent runs out at midnight although nobody changes the directory that night."""
    load()
    Service.objects.filter(pk=SHELTER).update(visibility="exact", consent_on=date(2026, 11, 1))
    services.review(actor=KEEPER, service_id=SHELTER)
    there = Question(point=Point(14.6123, -90.5123), within_km=1.0)
    (found, *_rest) = selectors.services_near(there).services
    assert (found.id, found.distance_km) == (SHELTER, 0.0)
    frozen_clock.set(datetime(2027, 5, 4, 12, tzinfo=UTC))
    assert all(one.distance_km is None for one in selectors.services_near(there).services)
