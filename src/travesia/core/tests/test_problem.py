"""Every error says what happened, what was kept and what to do next; faults give nothing away."""

import errno
import json
from collections.abc import Callable

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from travesia.core import problem, views
from travesia.core.errors import ConflictError, DeniedError, DomainError
from travesia.core.middleware import LanguageMiddleware, carried_over, chosen


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


@pytest.mark.parametrize(
    ("error", "code", "status", "exit_code"),
    [
        (OperationalError("database or disk is full"), "core.disk_full", 507, 74),
        (OSError(errno.ENOSPC, "No space left on device"), "core.disk_full", 507, 74),
        (OperationalError("attempt to write a readonly database"), "core.read_only", 503, 74),
        (OSError(errno.EROFS, "Read-only file system"), "core.read_only", 503, 74),
        (OperationalError("database is locked"), "core.busy", 503, 75),
        (OperationalError("connection refused"), "core.no_database", 503, 74),
        (IntegrityError("duplicate key"), "core.fault", 500, 70),
        (PermissionError("x"), "core.fault", 500, 70),
        (KeyboardInterrupt(), "core.fault", 500, 130),
        (ConflictError("x.y", "m"), "x.y", 409, 65),
        (DeniedError("x.y", "m"), "x.y", 403, 77),
    ],
)
def test_what_is_wrong_with_the_machine_is_said(
    error: BaseException, code: str, status: int, exit_code: int
) -> None:
    found = problem.problem_of(error)
    assert (found.code, found.status) == (code, status)
    assert found.title
    assert found.next
    assert problem.exit_code_of(error) == exit_code


def test_a_fault_is_told_by_what_broke(ask: Callable[..., HttpRequest]) -> None:
    try:
        raise OperationalError("database or disk is full")
    except OperationalError:
        response = views.fault(ask())
    assert response.status_code == 507
    assert "disk of this machine is full" in response.content.decode()


def test_without_a_database_the_page_still_looks_like_one(
    ask: Callable[..., HttpRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(problem, "render", broken)
    response = problem.answer(ask(), OperationalError("connection refused"))
    page = response.content.decode()
    assert response.status_code == 503
    assert "components.css" in page
    assert "The database does not answer." in page


def test_a_part_of_a_page_is_answered_with_the_sentence_alone(
    ask: Callable[..., HttpRequest],
) -> None:
    request = ask()
    request.META["HTTP_HX_REQUEST"] = "true"
    response = problem.answer(request, ConflictError("x.y", "Somebody was first."))
    assert json.loads(response.content)["title"] == "Somebody was first."


class _Form(forms.Form):
    expiry = forms.CharField(required=False)


@pytest.mark.parametrize(("field", "at"), [("expiry", "expiry"), ("other", "__all__")])
def test_a_broken_rule_stands_beside_its_field(field: str, at: str) -> None:
    form = _Form({})
    problem.onto_form(form, DomainError("x.y", "Over since %(when)s.", when="2012", field=field))
    assert form.errors == {at: ["Over since 2012."]}


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


def arrived(
    ask: Callable[..., HttpRequest], path: str, before: str, **cookies: str
) -> HttpResponse:
    request = ask(path)
    request.META["HTTP_REFERER"] = before
    answer = LanguageMiddleware(lambda _request: HttpResponse("page"))(request)
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_link_that_forgot_the_language_is_asked_again_in_it(
    ask: Callable[..., HttpRequest],
) -> None:
    answer = arrived(ask, "/figures/?year=2026", "http://testserver/?lang=ht")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/figures/?year=2026&lang=ht"
    assert not answer.cookies


@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("/figures/?lang=fr", "http://testserver/?lang=ht"),
        ("/figures/", "http://elsewhere.example/?lang=ht"),
        ("/figures/", "http://testserver/?lang=xx"),
        ("/figures/", "http://testserver/"),
        ("/api/figures/", "http://testserver/?lang=ht"),
    ],
)
def test_other_addresses_are_answered_at_once(
    ask: Callable[..., HttpRequest], path: str, before: str
) -> None:
    assert arrived(ask, path, before).status_code == 200


def test_somebody_with_a_session_is_not_sent_round(ask: Callable[..., HttpRequest]) -> None:
    request = ask("/figures/", sessionid="x")
    request.META["HTTP_REFERER"] = "http://testserver/?lang=ht"
    assert carried_over(request) == ""
