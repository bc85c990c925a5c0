"""Countries: the whole of ISO 3166-1 with its history, kept in line with the vocabulary."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from travesia.core.errors import NotFoundError
from travesia.journal import selectors as journal
from travesia.places import selectors
from travesia.places import services as places
from travesia.places.models import Country
from travesia.places.tests.factories import REGISTRAR

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

SEED = "travesia.places.migrations.0002_seed_countries"


@pytest.fixture(autouse=True)
def seeded(db: None) -> None:
    """Seed as the migration does, where a test that empties every table came before."""
    if not Country.objects.exists():
        import_module(SEED).seed(apps, None)


def test_countries_in_force_are_there_from_the_start() -> None:
    codes = {country.alpha3 for country in selectors.countries()}
    assert {"BLZ", "CRI", "GTM", "HND", "HTI", "MEX", "PAN", "SLV"} <= codes
    assert len(codes) == 249
    assert "UTO" not in codes


def test_withdrawn_country_is_known_but_no_longer_in_force() -> None:
    antilles = selectors.country_by_alpha3("ANT")
    assert antilles.until is not None
    assert "ANT" not in {country.alpha3 for country in selectors.countries()}
    assert "ANT" in {country.alpha3 for country in selectors.countries(on=date(2009, 1, 1))}


def test_country_has_its_name_in_the_five_languages() -> None:
    haiti = selectors.country_by_alpha3("HTI")
    assert haiti.alpha2 == "HT"
    assert {haiti.name(code) for code in ("es", "ht", "fr")} == {"Haití", "Ayiti", "Haïti"}


def test_specimen_state_is_no_country() -> None:
    with pytest.raises(NotFoundError) as missing:
        selectors.country_by_alpha3("UTO")
    assert missing.value.code == "places.no_such_country"


def test_refreshing_adds_what_is_missing_and_puts_right_what_differs() -> None:
    Country.objects.filter(alpha3="BLZ").delete()
    Country.objects.filter(alpha3="HTI").update(alpha2="XX")
    assert places.refresh_countries(actor=REGISTRAR) == 2
    assert selectors.country_by_alpha3("HTI").alpha2 == "HT"
    (entry,) = journal.entries_after(0, kinds={"places.countries_refreshed"})
    assert entry.body == {"added": ["BLZ"], "changed": ["HTI"]}
    assert places.refresh_countries(actor=REGISTRAR) == 0
