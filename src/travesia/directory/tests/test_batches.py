"""Many cards at once say what one card says, and nothing of what is out of sight."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from travesia.core.clock import FixedClock
from travesia.directory import selectors, services
from travesia.directory.domain import Audience
from travesia.directory.models import Service
from travesia.directory.tests.factories import (
    HOUSE,
    HUB,
    KEEPER,
    REFUGE,
    SECRETS,
    SHELTER,
    load,
    one,
)

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]

ALL = (HUB, SHELTER, REFUGE)
NOBODY = UUID(int=7)


@pytest.mark.parametrize("audience", list(Audience))
def test_cards_read_together_are_those_read_one_by_one(audience: Audience) -> None:
    load()
    together = selectors.service_cards(ALL, "ht", audience=audience)
    assert together == tuple(selectors.service_card(one, "ht", audience=audience) for one in ALL)


def test_what_is_hidden_or_unknown_is_left_out_and_the_order_is_kept() -> None:
    load()
    services.hide(actor=KEEPER, table="service", entry_id=SHELTER, reason="Threats")
    cards = selectors.service_cards([REFUGE, NOBODY, SHELTER, HUB], "es")
    assert [card.id for card in cards] == [REFUGE, HUB]


def test_no_card_of_the_public_tells_a_secret_place() -> None:
    load()
    said = repr(selectors.service_cards(ALL, "es"))
    assert not [secret for secret in SECRETS if secret in said]


def test_three_cards_in_five_languages_ask_no_more_than_one(
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    load()
    selectors.service_card(HUB, "es")
    languages = ("es", "en", "fr", "ht", "pt")
    with django_assert_max_num_queries(35):
        found = list(selectors.service_cards_in(ALL, languages))
    spoken = dict(zip(languages, found[0], strict=True))
    assert spoken["es"].name.text == "Ventanilla (ejemplo)"
    assert spoken["ht"].name.text == "Biwo enfòmasyon (egzanp)"


@pytest.mark.parametrize(
    ("table", "entry", "gone"),
    [
        ("service", HUB, {HUB}),
        ("location", HOUSE, {HUB, REFUGE}),
        ("organization", one("municipality"), {HUB, SHELTER, REFUGE}),
    ],
)
def test_a_copy_learns_what_it_may_not_tell_any_more(
    frozen_clock: FixedClock, table: str, entry: UUID, gone: set[UUID]
) -> None:
    number = load().revision
    day = frozen_clock.now().date()
    assert selectors.taken_back_since(number, day, country="GTM") == ()
    services.hide(actor=KEEPER, table=table, entry_id=entry, reason="Threats")
    taken = selectors.taken_back_since(number, day, country="GTM")
    assert set(taken) == gone
    assert selectors.taken_back_since(number, day, country="HTI") == ()
    assert selectors.taken_back_since(selectors.revision(), day, country="GTM") == ()


def test_a_copy_learns_of_consent_that_ran_out_since_and_only_once(
    frozen_clock: FixedClock,
) -> None:
    number = load().revision
    Service.objects.filter(pk=SHELTER).update(visibility="exact", consent_on=date(2026, 11, 1))
    services.review(actor=KEEPER, service_id=HUB)
    number = selectors.revision()
    made = date(2026, 11, 20)
    later = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=184)
    frozen_clock.set(later)
    assert selectors.taken_back_since(number, made, country="GTM") == (SHELTER,)
    frozen_clock.set(later + timedelta(days=3))
    assert selectors.taken_back_since(number, later.date(), country="GTM") == ()


def test_the_stamp_of_a_country_changes_with_what_its_copy_would_tell() -> None:
    load()
    first = selectors.stamp_of("GTM")
    assert selectors.stamp_of("GTM") == first
    assert selectors.stamp_of("HTI") != first
    services.hide(actor=KEEPER, table="service", entry_id=SHELTER, reason="Threats")
    assert selectors.stamp_of("GTM") != first
