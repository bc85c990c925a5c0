"""Rules that two rooms keep each for itself say the same where they speak of the same thing."""

from datetime import date, timedelta

import pytest

from travesia.directory.domain import freshness as of_service
from travesia.directory.domain.freshness import REVIEW_EVERY
from travesia.helpdesk.domain.topics import topic_groups
from travesia.portal.domain import freshness as of_item
from travesia.portal.selectors.answers import TOPICS

REVIEWED = date(2026, 8, 22)


@pytest.mark.parametrize("ahead", [1, 30, 89, 90])
def test_a_service_and_an_article_due_on_one_day_grow_old_together(ahead: int) -> None:
    """An article is due after 90 days at the latest; a desk may give a service longer."""
    due = REVIEWED + timedelta(days=ahead)
    same = {"fresh": "fresh", "ageing": "due", "stale": "stale"}
    for day in (REVIEWED + timedelta(days=passed) for passed in range(200)):
        assert same[of_item(REVIEWED, due, day)] == of_service(due, day), day


def test_a_review_that_nobody_dates_is_due_as_late_as_an_article_may_be() -> None:
    assert of_item(REVIEWED, REVIEWED + timedelta(days=400), REVIEWED + REVIEW_EVERY) == "ageing"


def test_every_topic_of_the_desks_leads_to_articles() -> None:
    assert {group.code for group in topic_groups()} == set(TOPICS)
