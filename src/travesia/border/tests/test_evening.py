"""In the evening of the Caribbean it is tomorrow in UTC: the desk asks of its own day."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from travesia.border import services
from travesia.border.domain.imports import ImportedCrossing, fault_of
from travesia.border.tests.cast import OFFICER, FakeLists, opened, zone
from travesia.border.tests.paper_cast import enter
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.people.domain import Claim, HeldDocument

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

#: Eight in the evening of 20 November in Port-au-Prince.
EVENING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def test_the_lists_are_asked_about_the_day_of_the_post(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    desk.set(EVENING)
    made = opened(zone())
    services.ask_again(actor=OFFICER, inspection_id=made)
    enter(text=zone(number="Y7654321"))
    assert [query.on for query in fake_lists.queries] == [TODAY] * 3


@pytest.mark.parametrize("where", ["read", "present"])
def test_the_codes_of_a_picture_are_read_on_the_day_of_the_post(
    client: Client,
    frozen_clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    frozen_clock.set(EVENING)
    make_post_and_people()
    officer = sign_in(client, "border_officer")
    sent = {"zone": zone(), "direction": "entry", "nonce": str(uuid4())}
    address = officer.post("/desk/read/", sent)["Location"] if where == "present" else "/desk/"
    days = list[date]()

    def read(_content: bytes, *, today: date) -> tuple[str, ...]:
        days.append(today)
        return ()

    monkeypatch.setattr(services, "read_picture", read)
    picture = SimpleUploadedFile("seal.png", b"\x89PNG")
    officer.post(f"{address}{where}/", {**sent, "zone": "", "picture": picture})
    assert days == [TODAY]


def test_a_child_born_today_east_of_here_is_no_fault_of_a_file() -> None:
    row = ImportedCrossing(
        traveller_key="1",
        claim=Claim("LINDQVIST", "BERTA", "2026-11-21", "F", "UTO"),
        document=HeldDocument("PP", "UTO", "X1234567", date(2030, 1, 1)),
        post_code="KIR-TRW",
        direction="entry",
        occurred_at=datetime(2026, 11, 20, 13, 0, tzinfo=UTC),
        decision="admitted",
    )
    noon = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    assert fault_of(row, posts=frozenset({"KIR-TRW"}), now=noon) == ""
