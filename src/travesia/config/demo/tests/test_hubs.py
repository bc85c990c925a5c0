"""Invented hubs: eight countries, reports that are not empty, the same whenever they are loaded."""

import pytest

from travesia.access.domain import Role
from travesia.config.demo import load
from travesia.config.demo.hubs import HUBS, load_hubs
from travesia.core import clock
from travesia.helpdesk import selectors
from travesia.journal import selectors as journal
from travesia.measures import Shown
from travesia.testing import actor

OFFICE = actor("office", Role.PROGRAMME_OFFICER)


@pytest.mark.django_db
@pytest.mark.slow
def test_every_hub_country_has_a_report_and_loading_again_adds_nothing() -> None:
    load._load_places()
    logged = load_hubs(seed=7)
    entries = journal.head().seq
    assert load_hubs(seed=7) == logged
    assert journal.head().seq == entries
    countries = {hub.code[:3] for hub in HUBS}
    assert len(countries) == 8
    today = clock.today()
    last = today.replace(day=1).toordinal() - 1
    month = type(today).fromordinal(last).isoformat()[:7]
    for country in sorted(countries):
        found = selectors.monthly_report(actor=OFFICE, country=country, month=month)
        assert isinstance(found.figures[0].value, Shown), country
