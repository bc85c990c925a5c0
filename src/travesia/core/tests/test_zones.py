"""A desk goes by the wall clock of its post; everybody else reads UTC, and is told so."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from travesia.core import zones
from travesia.core.middleware import ZoneMiddleware

MOMENT = datetime(2026, 11, 20, 3, 7, tzinfo=UTC)
ZONES = {"HTI-MPS": "America/Port-au-Prince", "BRA-X": "Nowhere/Land", "CRI-PBL": "../etc/passwd"}


@pytest.fixture(autouse=True)
def _posts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zones, "_zone_of", [lambda post: ZONES.get(post, "")])


def shown(post: str | None) -> str:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(Template("{{ at|date:'j H:i' }}").render(Context({"at": MOMENT})))

    request = RequestFactory().get("/")
    if post is not None:
        request.actor = SimpleNamespace(post=post)  # type: ignore[attr-defined]  # set by access
    answer: Callable[[HttpRequest], object] = ZoneMiddleware(page)
    response = answer(request)
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def test_an_officer_reads_the_time_of_the_post() -> None:
    assert shown("HTI-MPS") == "19 22:07"


@pytest.mark.parametrize("post", [None, "", "XXX-NONE", "BRA-X", "CRI-PBL"])
def test_without_a_known_zone_the_time_is_utc(post: str | None) -> None:
    assert shown(post) == "20 03:07"


def test_one_request_leaves_no_zone_to_the_next() -> None:
    shown("HTI-MPS")
    assert shown(None) == "20 03:07"
