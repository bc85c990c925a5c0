"""Services near somebody: by place, topic, language and hours; what is secret is not findable."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.core.clock import FixedClock
from travesia.directory import selectors
from travesia.directory.domain import Audience, Freshness, OpenState, Point, Question, words_of
from travesia.directory.domain.measuring import distance_km
from travesia.directory.models import Service
from travesia.directory.tests.factories import HUB, REFUGE, SHELTER, load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]

CAPITAL = Point(14.6, -90.5)


def ids(question: Question, audience: Audience = Audience.PUBLIC) -> list[object]:
    return [one.id for one in selectors.services_near(question, audience=audience).services]


def test_places_that_may_be_told_come_nearest_first_and_lines_after_them() -> None:
    load()
    found = selectors.services_near(Question(point=Point(14.7, -90.5), country="GTM")).services
    assert (found[0].id, found[0].distance_km) == (HUB, 11.1)
    assert {one.distance_km for one in found[1:]} == {None}
    assert ids(Question(point=CAPITAL, country="BLZ")) == []


def test_no_distance_and_no_area_gives_a_shelter_away() -> None:
    load()
    there = Point(14.6123, -90.5123)
    near = selectors.services_near(Question(point=there, within_km=0.01, country="GTM")).services
    assert all(one.distance_km is None for one in near)
    assert set(ids(Question(area="GT22"))) == {SHELTER, REFUGE}
    assert set(ids(Question(area="GT01"))) == {HUB, SHELTER, REFUGE}
    assert ids(Question(words=words_of("Escondida"))) == []
    staff = Question(point=there, within_km=0.01)
    assert ids(staff, Audience.STAFF) == [SHELTER]


def test_search_is_narrowed_by_topic_language_hours_and_price() -> None:
    load()
    friday = datetime(2026, 11, 20, 16, tzinfo=UTC)
    assert ids(Question(topics=frozenset({"shelter"}))) == [SHELTER]
    assert ids(Question(languages=frozenset({"ht"}))) == [HUB]
    assert ids(Question(free=True)) == [HUB]
    assert ids(Question(kinds=frozenset({"hub"}), open_at=friday)) == [HUB]
    assert ids(Question(kinds=frozenset({"hub"}), open_at=friday.replace(hour=3))) == []
    assert ids(Question(words=words_of("Ventaníllá!"))) == [HUB]


def test_stale_entries_come_last_and_say_so(frozen_clock: FixedClock) -> None:
    load()
    Service.objects.filter(pk=HUB).update(review_due="2026-01-01")
    found = selectors.services_near(Question(country="GTM")).services
    assert (found[-1].id, found[-1].freshness) == (HUB, Freshness.STALE)


def test_partner_only_is_for_partners() -> None:
    load()
    Service.objects.filter(pk=HUB).update(visibility="partner_only")
    assert HUB not in ids(Question())
    assert HUB in ids(Question(), Audience.PARTNER)


def test_a_card_says_each_text_in_its_language_and_when_it_is_open() -> None:
    load()
    card = selectors.service_card(HUB, "ht")
    assert (card.name.text, card.name.language) == ("Biwo enfòmasyon (egzanp)", "ht")
    assert (card.description.text, card.description.language) == ("What hub does.", "en")
    assert card.topics[0][1] == "Enfòmasyon ak oryantasyon"
    (place,) = card.places
    assert (place.town, place.street, place.zone) == (
        *("Río Claro", ("1a Avenida 2-30",)),
        "America/Guatemala",
    )
    assert place.opening.state is OpenState.OPEN
    assert place.opening.until == datetime(2026, 11, 20, 22, tzinfo=UTC)
    assert card.reviewed.owner == "Desk of Río Claro"


def test_distances_are_those_of_a_sphere() -> None:
    assert distance_km(Point(0, 0), Point(0, 180)) == pytest.approx(20015, abs=1)
    assert distance_km(Point(19.4326, -99.1332), Point(14.6349, -90.5069)) == pytest.approx(
        1061, rel=0.01
    )


@given(st.text(max_size=40))
def test_no_words_break_the_search(words: str) -> None:
    assert all(word.isalnum() for word in words_of(words))
