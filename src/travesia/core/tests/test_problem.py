"""Every error says what happened, what was kept and what to do next; faults give nothing away."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.utils import translation

from travesia.core import problem, views
from travesia.core.errors import ConflictError, DomainError
from travesia.core.middleware import LanguageMiddleware, chosen


@pytest.fixture
def ask() -> Callable[..., HttpRequest]:
    def make(path: str = "/x/", accept: str = "text/html", **cookies: str) -> HttpRequest:
        request = RequestFactory().get(path, headers={"accept": accept})
        request.user = AnonymousUser()
        request.COOKIES.update(cookies)
        return request

    return make


def test_a_program_gets_problem_json_with_the_stable_code(ask: Callable[..., HttpRequest]) -> None:
    error = ConflictError("border.saved_by_other", "Saved by %(who)s.", who="second officer")
    response = problem.answer(ask("/api/x"), error)
    body = json.loads(response.content)
    assert response.status_code == 409
    assert response.headers["Content-Type"] == "application/problem+json"
    assert (body["code"], body["title"]) == ("border.saved_by_other", "Saved by second officer.")
    assert body["facts"] == {"who": "second officer"}


def test_a_fault_tells_a_reference_and_no_detail(ask: Callable[..., HttpRequest]) -> None:
    response = problem.answer(ask("/api/x"), ValueError("name of a traveller"))
    assert response.status_code == 500
    assert b"traveller" not in response.content
    assert b"urn:travesia:reference:" in response.content


def test_a_page_says_what_was_kept_and_what_to_do(ask: Callable[..., HttpRequest]) -> None:
    response = views.not_found(ask(), Http404("secret"))
    page = response.content.decode()
    assert response.status_code == 404
    assert "secret" not in page
    assert "Everything recorded before is kept" in page
    assert "Go to the entrance" in page


def test_what_does_not_exist_and_what_is_closed_look_alike(
    ask: Callable[..., HttpRequest],
) -> None:
    bodies = {json.dumps(problem.problem_of(Http404(text)).as_dict()) for text in ("a", "b")}
    assert len(bodies) == 1


def test_a_broken_error_page_still_answers(
    ask: Callable[..., HttpRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(request: HttpRequest, error: BaseException) -> None:
        raise RuntimeError("the template is broken too")

    monkeypatch.setattr(views, "answer", broken)
    response = views.fault(ask())
    assert response.status_code == 500
    assert b"is kept" in response.content


def test_errors_have_exit_codes() -> None:
    assert DomainError("x.y", "m").exit_code == 65


@pytest.mark.parametrize("code", ["es", "en", "fr", "ht", "pt"])
def test_the_address_chooses_the_language_without_a_cookie(
    ask: Callable[..., HttpRequest], code: str
) -> None:
    assert chosen(ask(f"/x/?lang={code}")) == code


def test_a_language_nobody_speaks_falls_back(ask: Callable[..., HttpRequest]) -> None:
    assert chosen(ask("/x/?lang=xx")) in {"es", "en", "fr", "ht", "pt"}


def test_the_response_declares_its_language(ask: Callable[..., HttpRequest]) -> None:
    def page(request: HttpRequest) -> object:
        return views.not_found(request)

    response = LanguageMiddleware(page)(ask("/x/?lang=ht"))  # type: ignore[arg-type]  # a plain view will do
    assert response.headers["Content-Language"] == "ht"
    assert b'<html lang="ht">' in getattr(response, "content", b"")
    assert translation.get_language() != "ht"
