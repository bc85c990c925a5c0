"""The command that brings photos under a new secret: counts, progress, and what refused."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from travesia.access.domain import Actor, Purpose
from travesia.people import services
from travesia.people.domain import PhotoSource
from travesia.people.tests.factories import ANNA
from travesia.people.tests.pictures import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
DESK = Purpose.BORDER_INSPECTION


@pytest.fixture
def secrets(officer: Actor, settings: object) -> object:
    """One photo under this year's secret; the tests change the secrets."""
    settings.FIELD_SECRETS = ["this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    person = services.register_person(actor=officer, claim=ANNA, document=None, purpose=DESK)
    services.add_photo(
        actor=officer,
        person_id=person.id,
        content=picture(),
        source=PhotoSource.DESK,
        purpose=DESK,
    )
    return settings


def run(*words: str) -> str:
    out = StringIO()
    call_command("people_rewrap_photos", *words, stdout=out)
    return out.getvalue()


def test_command_counts_then_rewraps_then_has_nothing_to_do(secrets: object) -> None:
    secrets.FIELD_SECRETS = ["next year", "this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    (counted,) = json.loads(run("--dry-run", "--json"))
    assert (counted["photos"], counted["known"], counted["now"]) == (1, True, False)
    assert "1 of 1" in run()
    assert json.loads(run("--json"))["done"] == 0
    assert "1 photos" in run("--dry-run")


def test_command_fails_by_name_when_a_photo_refuses(secrets: object) -> None:
    secrets.FIELD_SECRETS = ["next year"]  # type: ignore[attr-defined]  # pytest-django's settings
    assert "not on this node" in run("--dry-run")
    with pytest.raises(CommandError, match="TRAVESIA_OLD_SECRET_KEYS") as refused:
        run("--json")
    assert refused.value.returncode == 1
