"""The queue is measured by cards: what a card says, what it must not say, and who may hand it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from travesia.access.domain import Purpose
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.domain.queueing import LONGEST, Waited, card_number, is_overdue, waits_of
from travesia.border.models import QueueCard
from travesia.border.tests.cast import MONITOR, NEIGHBOUR, OFFICER, POST, SUPERVISOR
from travesia.border.tests.signing_in import POST as MALPASSE
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.core.errors import DomainError
from travesia.journal import selectors as journal
from travesia.testing import actor

pytestmark = pytest.mark.storage

#: Eight in the morning at the posts of Haiti.
EIGHT = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)


def _hand(number: str = "7", direction: Direction = Direction.ENTRY) -> services.QueueReceipt:
    return services.hand_card(
        actor=OFFICER,
        post_code=POST,
        number=number,
        direction=direction,
        purpose=Purpose.BORDER_INSPECTION,
    )


def _take(number: str = "7") -> services.QueueReceipt:
    return services.take_card(
        actor=OFFICER, post_code=POST, number=number, purpose=Purpose.BORDER_INSPECTION
    )


def _give_up(number: str = "7") -> services.QueueReceipt:
    return services.give_card_up(
        actor=OFFICER, post_code=POST, number=number, purpose=Purpose.BORDER_INSPECTION
    )


def _times() -> selectors.QueueTimes:
    found = selectors.figures_of_post(
        actor=SUPERVISOR,
        post_code=POST,
        first=date(2026, 11, 20),
        last=date(2026, 11, 20),
        purpose=Purpose.SUPERVISION,
    )
    return found.queue


@pytest.mark.parametrize(
    ("written", "kept"),
    [(" a-12 ", "A-12"), ("7", "7"), ("", ""), ("-7", ""), ("x" * 13, ""), ("7;", ""), ("ñ", "")],
)
def test_card_number_is_what_stands_on_the_card(written: str, kept: str) -> None:
    assert card_number(written) == kept


@given(st.lists(st.integers(0, 40_000), max_size=40))
def test_half_of_the_cards_came_within_the_median_and_none_after_the_longest(
    seconds: list[int],
) -> None:
    found = waits_of(Waited(8, Direction.ENTRY, one) for one in seconds)
    assert found.cards == len(seconds)
    if found.median is None or found.longest is None:
        assert seconds == []
        return
    assert sum(one <= found.median for one in seconds) * 2 >= len(seconds)
    assert sum(one < found.median for one in seconds) * 2 <= len(seconds)
    assert found.longest == max(seconds)


def test_card_out_for_half_a_day_or_from_the_future_measures_nothing() -> None:
    assert not is_overdue(EIGHT, EIGHT + LONGEST)
    assert is_overdue(EIGHT, EIGHT + LONGEST + timedelta(seconds=1))
    assert is_overdue(EIGHT, EIGHT - timedelta(seconds=1))


@pytest.mark.django_db
def test_what_a_card_took_stands_in_the_figures_of_its_hour(desk: FixedClock) -> None:
    desk.set(EIGHT)
    _hand("7")
    _hand("8")
    _hand("9", Direction.EXIT)
    desk.set(EIGHT + timedelta(minutes=20))
    assert _take("7").seconds == 1200
    desk.set(EIGHT + timedelta(minutes=90))
    _take("8")
    _take("9")
    times = _times()
    entries = times.whole[Direction.ENTRY]
    assert (entries.cards, entries.median, entries.longest) == (2, 1200, 5400)
    assert set(times.hours) == {(8, Direction.ENTRY), (8, Direction.EXIT)}
    assert times.cards == 3


@pytest.mark.django_db
def test_card_that_lay_somewhere_is_given_up_and_counts_for_nothing(desk: FixedClock) -> None:
    desk.set(EIGHT)
    _hand()
    desk.set(EIGHT + timedelta(hours=13))
    assert _take().seconds is None
    assert _times().cards == 0
    _hand()
    _give_up()
    assert _times().cards == 0
    assert QueueCard.objects.filter(ended_at=None).count() == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("desk")
def test_card_is_in_one_queue_at_a_time_and_comes_back_once() -> None:
    _hand("a 7")
    with pytest.raises(services.BorderConflictError) as out:
        _hand("A7")
    assert out.value.code == "border.card_is_out"
    _take("a7")
    for act in (_take, _give_up):
        with pytest.raises(services.BorderError) as gone:
            act("A7")
        assert gone.value.code == "border.card_not_out"
    with pytest.raises(services.BorderError) as none:
        _hand("  ")
    assert none.value.code == "border.card_number"
    assert QueueCard.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("desk")
def test_only_who_works_at_the_post_hands_a_card_and_the_journal_has_each_act() -> None:
    for other in (NEIGHBOUR, MONITOR, actor("stranger")):
        with pytest.raises(AccessDeniedError):
            services.hand_card(
                actor=other,
                post_code=POST,
                number="7",
                direction=Direction.ENTRY,
                purpose=Purpose.BORDER_INSPECTION,
            )
    before = journal.head().seq
    _hand()
    _take()
    with pytest.raises(DomainError):
        _take()
    kinds = [entry.kind for entry in journal.entries_after(before)]
    assert kinds == ["border.queue_card_handed", "border.queue_card_came"]


@pytest.mark.django_db
def test_officer_measures_on_the_page_and_supervisor_reads_it(client: Client) -> None:
    make_post_and_people()
    sign_in(client, "border_officer")
    page = "/desk/queue/?lang=en"
    assert "No card is in the queue" in client.get(page).content.decode()
    said = client.post(page, {"number": "7", "direction": "entry", "hand": "1"}, follow=True)
    assert "1 card is in the queue" in said.content.decode()
    twice = client.post(page, {"number": "7", "direction": "entry", "hand": "1"})
    assert twice.status_code == 409
    assert 'value="7"' in twice.content.decode()
    assert client.post(page, {"number": "7", "take": "1"}, follow=True).status_code == 200
    assert client.post(page, {"number": "7"}).status_code == 422
    sign_in(client, "supervisor")
    figures = client.get(f"/desk/figures/post/{MALPASSE}/?lang=en").content.decode()
    assert "0 minutes" in figures
    table = client.get(f"/desk/figures/post/{MALPASSE}/csv/?lang=en").content.decode()
    assert ",queue,entry " in table
