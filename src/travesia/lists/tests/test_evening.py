"""In the evening of the Caribbean it is tomorrow in UTC: an entry ends at its own midnight."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pytest_django import Settings

from travesia.access.domain import Actor, Purpose
from travesia.core.clock import FixedClock
from travesia.lists import selectors, services
from travesia.lists.domain import ChangeAct, ListDocument
from travesia.lists.tests.factories import ANNA, ERIKSON, national_list
from travesia.places.tests.factories import make_post

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

#: Eight in the evening of 20 November in Port-au-Prince.
EVENING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 21)
DESK = Purpose.BORDER_INSPECTION


@pytest.fixture(autouse=True)
def evening(frozen_clock: FixedClock, settings: Settings) -> None:
    """Stand in Haiti in the evening, at a node of Haiti."""
    frozen_clock.set(EVENING)
    make_post()
    settings.COUNTRY = "HTI"


@pytest.mark.parametrize(("on", "found"), [(TODAY, 1), (None, 1), (TOMORROW, 0)])
def test_an_entry_is_asked_until_the_end_of_its_last_day_at_the_post(
    officer: Actor, connector: Actor, on: date | None, found: int
) -> None:
    national_list(connector, replace(ERIKSON, expires_on=TODAY))
    result = services.search(actor=officer, query=replace(ANNA, on=on), purpose=DESK)
    assert len(result.hits) == found


@pytest.mark.parametrize(("on", "found"), [(TODAY, 0), (TOMORROW, 1)])
def test_an_entry_is_not_asked_before_its_first_day_at_the_post(
    officer: Actor, connector: Actor, on: date, found: int
) -> None:
    national_list(connector, replace(ERIKSON, valid_from=TOMORROW))
    result = services.search(actor=officer, query=replace(ANNA, on=on), purpose=DESK)
    assert len(result.hits) == found


@pytest.mark.parametrize(("on", "found"), [(TODAY, 1), (None, 1), (TOMORROW, 0)])
def test_a_number_is_found_until_the_end_of_the_last_day_of_its_entry(
    officer: Actor, connector: Actor, on: date | None, found: int
) -> None:
    lost = ListDocument("L898902C3", "UTO", "passport")
    entry = replace(ERIKSON, kind="document", names=(), documents=(lost,), expires_on=TODAY)
    national_list(connector, entry)
    hits = services.find_marked(
        actor=officer, scheme="document", value="L898902C3", purpose=DESK, on=on
    )
    assert len(hits) == found


def test_an_entry_that_ends_today_is_proposed_in_the_evening(
    manager: Actor, connector: Actor
) -> None:
    services.register_source(
        actor=connector, key="national", label="National", owner="Ministry", kept_here=True
    )
    entry = replace(ERIKSON, number="0500", expires_on=TODAY, review_due=TOMORROW)
    with pytest.raises(services.ListError) as refused:
        services.propose_change(
            actor=manager, source_key="national", act=ChangeAct.ADD, entry=entry, reason="lost"
        )
    assert "(review_after_expiry)" in refused.value.message


def test_an_entry_is_not_called_over_on_the_evening_of_its_last_day(
    manager: Actor, connector: Actor
) -> None:
    national_list(connector, replace(ERIKSON, expires_on=TODAY, review_due=TODAY))
    (line,) = selectors.due_entries(actor=manager, source_key="national")
    assert (line.is_over, line.review_is_over) == (False, False)
