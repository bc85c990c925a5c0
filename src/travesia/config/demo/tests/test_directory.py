"""The invented directory: eight countries, five languages, nothing of it real, nothing refused."""

from datetime import date

import pytest

from travesia.config.demo.directory import HUB_COUNTRIES, demo_directory, load_directory
from travesia.directory import selectors
from travesia.directory.domain import Freshness, Question

LANGUAGES = ("en", "es", "fr", "ht", "pt")


def test_everything_says_that_it_is_an_example() -> None:
    document = demo_directory(date(2026, 11, 20))
    words = ("(example)", "(ejemplo)", "(exemple)", "(egzanp)", "(exemplo)")
    for name in ("organizations", "locations", "services"):
        for entry in document[name]:  # type: ignore[attr-defined]  # a list
            assert any(word in entry["name"] for word in words)


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_clock")
def test_the_directory_holds_eight_countries_in_five_languages() -> None:
    assert load_directory() >= 60
    found = selectors.services_near(Question(), limit=200).services
    cards = [selectors.service_card(one.id, "ht") for one in found]
    assert {c.serves[0].country for c in cards if c.kind == "consular"} == set(HUB_COUNTRIES)
    assert all(card.name.language == "ht" for card in cards)
    assert {one.freshness for one in found} >= {Freshness.FRESH, Freshness.DUE}
    quiet = [card for card in cards if "Abri" in card.name.text]
    assert len(quiet) == 8
    assert all(not place.street for card in quiet for place in card.places)
    assert len(selectors.visits(country="GTM")) == 2
    posts = selectors.consular_posts(sending_state="HTI", country="DOM", language="fr")
    assert [post.name.language for post in posts] == ["fr"]
    assert load_directory() == len(found)
