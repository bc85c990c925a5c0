"""Downloads of a demonstration say that they are one; those of any other node are as ever."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from travesia.core.clock import FixedClock
from travesia.evidence import services
from travesia.evidence.domain import Edition
from travesia.evidence.tests.conftest import HandWritten
from travesia.evidence.views import downloads

pytestmark = pytest.mark.django_db
KEEPER = services.keeper()


@pytest.fixture
def edition(year: HandWritten, frozen_clock: FixedClock) -> Edition:
    services.refresh(actor=KEEPER)
    found = services.publish_edition(actor=KEEPER).edition
    assert found is not None
    return found


def _rows() -> tuple[list[str], list[dict[str, str]], str]:
    response = Client().get(reverse("evidence:crossings_csv"))
    reader = csv.DictReader(io.StringIO(response.content.decode()))
    rows = list(reader)
    return list(reader.fieldnames or ()), rows, response.headers["Content-Disposition"]


def test_a_download_of_a_demonstration_says_so_in_name_and_content(edition: Edition) -> None:
    columns, rows, name = _rows()
    assert columns == [*downloads.COLUMNS, "demonstration"]
    assert rows
    assert {row["demonstration"] for row in rows} == {"yes"}
    assert f'filename="demo-travesia-crossings-{edition.key}.csv"' in name
    response = Client().get(reverse("evidence:crossings_json"))
    name = response.headers["Content-Disposition"]
    assert name == f'inline; filename="demo-travesia-crossings-{edition.key}.json"'
    data = response.json()
    assert data["demonstration"] is True
    assert "no real crossing" in data["demonstration_note"]


def test_a_download_of_any_other_node_is_as_ever(edition: Edition, settings: Settings) -> None:
    settings.DEMO = False
    columns, rows, name = _rows()
    assert columns == list(downloads.COLUMNS)
    assert rows
    assert name == f'attachment; filename="travesia-crossings-{edition.key}.csv"'
    response = Client().get(reverse("evidence:crossings_json"))
    assert "Content-Disposition" not in response.headers
    assert not [key for key in response.json() if "demonstration" in key]
