"""Readers say what is missing without saying who they are, and a flood fills nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from travesia.core import clock
from travesia.core.retention import RETENTION
from travesia.core.visitors import connection_of, mark_of
from travesia.portal import selectors
from travesia.portal.domain.feedback import OF_CONNECTION
from travesia.portal.models import Feedback, FeedbackMark
from travesia.portal.selectors.feedback import said_of, tallies
from travesia.portal.services import feedback as services
from travesia.portal.tests.cast import published

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def slug(frozen_clock: clock.FixedClock) -> str:
    """A page to answer to."""
    return published().slug


def say(slug: str, address: str = "203.0.113.7", **changes: object) -> None:
    facts: dict[str, object] = {
        "item": selectors.item_by_slug(slug),
        "block": "cost",
        "language": "es",
        "helped": False,
        "missing": "Me cobraron",
        "address": address,
        **changes,
    }
    services.say(**facts)  # type: ignore[arg-type]  # the arguments stand above


def test_an_answer_is_kept_to_the_hour_and_nothing_tells_who(slug: str) -> None:
    say(slug)
    (kept,) = Feedback.objects.all()
    assert (kept.hour.minute, kept.hour.second) == (0, 0)
    names = {field.name for field in Feedback._meta.get_fields()}
    assert not names & {"address", "ip", "who", "user", "session"}
    item = selectors.item_by_slug(slug)
    assert tallies()[item.facts.id].not_helped == 1
    assert [said.missing for said in said_of(item.facts.id)] == ["Me cobraron"]


def test_one_connection_cannot_flood_a_page_and_others_are_heard(
    slug: str, frozen_clock: clock.FixedClock
) -> None:
    for _ in range(OF_CONNECTION):
        say(slug)
    with pytest.raises(services.TooManyAnswersError):
        say(slug)
    say(slug, address="203.0.113.8")
    assert Feedback.objects.count() == OF_CONNECTION + 1
    frozen_clock.set(clock.now() + timedelta(hours=1))
    say(slug)


def test_marks_of_connections_are_gone_the_next_day(
    slug: str, frozen_clock: clock.FixedClock
) -> None:
    say(slug)
    frozen_clock.set(clock.now() + timedelta(days=1, hours=1))
    say(slug, address="203.0.113.9")
    assert FeedbackMark.objects.count() == 1


def test_a_page_keeps_so_many_answers_a_day(slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "OF_PAGE", 2)
    for number in range(2):
        say(slug, address=f"203.0.113.{number}")
    with pytest.raises(services.TooManyAnswersError) as shut:
        say(slug, address="203.0.113.99")
    assert shut.value.code == "portal.enough_answers"


def test_a_mark_leads_back_to_no_address_and_ends_with_the_day(
    frozen_clock: clock.FixedClock,
) -> None:
    today = clock.today()
    mark = mark_of("portal", "203.0.113.7", today)
    assert "203" not in mark[:3] or len(mark) == 64
    assert mark != mark_of("portal", "203.0.113.7", today + timedelta(days=1))
    assert mark != mark_of("helpdesk", "203.0.113.7", today)
    assert mark == mark_of("portal", "::ffff:203.0.113.7", today)
    assert connection_of("2001:db8::1") == connection_of("2001:db8::2")


def test_the_form_works_without_script_or_cookie(slug: str) -> None:
    client = Client(enforce_csrf_checks=True)
    address = f"/es/p/{slug}/feedback/"
    assert client.get(address).status_code == 200
    unanswered = client.post(address, {"missing": "Falta el horario"})
    assert unanswered.status_code == 422
    assert "Falta el horario" in unanswered.content.decode()
    answer = client.post(address, {"helped": "no", "block": "place", "missing": "Falta"})
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert Feedback.objects.get().block == "place"
    bad = client.post(address, {"helped": "yes", "missing": "x" * 301})
    assert bad.status_code == 422
    strange = client.post(address, {"helped": "yes", "block": "password"})
    assert strange.status_code == 422


@pytest.mark.parametrize("missing", ["Llámeme al 5512-3456", "mi correo es ana@example.org"])
def test_what_somebody_can_be_found_by_is_not_kept_and_what_was_written_stays_in_the_field(
    client: Client, slug: str, missing: str
) -> None:
    answer = client.post(f"/es/p/{slug}/feedback/", {"helped": "no", "missing": missing})
    assert answer.status_code == 422
    assert missing in answer.content.decode()
    assert not Feedback.objects.exists()
    say(slug, missing="Cobraron 50 quetzales el 3 de mayo")
    assert Feedback.objects.count() == 1


def test_what_was_written_is_emptied_after_half_a_year_and_the_count_stays(
    slug: str, frozen_clock: clock.FixedClock
) -> None:
    say(slug)
    frozen_clock.set(clock.now() + timedelta(days=181))
    policy = RETENTION["portal.feedback"]
    assert policy.shred is not None
    assert policy.shred(clock.now() - timedelta(days=policy.keep_days), 10) == 1
    assert Feedback.objects.get().missing == ""
    assert not FeedbackMark.objects.exists()
    assert tallies()[selectors.item_by_slug(slug).facts.id].not_helped == 1
