"""The editor of hours: what is typed stands, what cannot be is refused at its field."""

import pytest
from django.test import Client

from travesia.directory.models import Schedule
from travesia.directory.tests.cast import sign_in
from travesia.directory.tests.factories import HOUSE, load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


@pytest.fixture
def editor(client: Client) -> Client:
    load()
    return sign_in(client, "editor")


def lines(**fields: object) -> dict[str, object]:
    """Return the fields of the hours page with one line and one closed day."""
    head = {"lines-TOTAL_FORMS": "4", "lines-INITIAL_FORMS": "1"}
    return {**head, "closed-TOTAL_FORMS": "3", "closed-INITIAL_FORMS": "0", **fields}


def test_hours_are_typed_and_overlaps_are_named(editor: Client) -> None:
    address = f"/directory/location/{HOUSE}/hours/"
    page = editor.get(address).content.decode()
    assert "Open now" in page
    stood = str(Schedule.objects.get(location_id=HOUSE).pk)
    form = lines(
        **{
            "lines-0-id": stood,
            "lines-0-days": ["MO", "TU"],
            "lines-0-opens_at": "08:00",
            "lines-0-closes_at": "13:00",
            "lines-1-days": ["MO"],
            "lines-1-opens_at": "12:00",
            "lines-1-closes_at": "16:00",
            "closed-0-first_on": "2026-12-25",
            "closed-0-reason": "Christmas",
        }
    )
    page = editor.post(address, form, follow=True).content.decode()
    assert "Two lines overlap" in page
    assert Schedule.objects.get(pk=stood).byday == "MO,TU"
    assert Schedule.objects.filter(location_id=HOUSE).count() == 2
    assert "Christmas" in page


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("opens_at", "8 o'clock", "A time is like"), ("days", [], "Choose the days")],
)
def test_hours_that_cannot_be_are_refused_at_their_field(
    editor: Client, field: str, value: object, said: str
) -> None:
    form = lines(
        **{
            "lines-1-days": ["MO"],
            "lines-1-opens_at": "12:00",
            "lines-1-closes_at": "16:00",
            f"lines-1-{field}": value,
        }
    )
    answer = editor.post(f"/directory/location/{HOUSE}/hours/", form)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert Schedule.objects.filter(location_id=HOUSE).count() == 1
