"""The pages of results: who may open which, what they say, what they refuse to say."""

from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.access.services.demo import DEMO_PERMISSIONS, demo_id
from travesia.programme.domain import FigureState, Part, Split, SplitForm
from travesia.programme.selectors import figures as reading
from travesia.programme.services import figures as services
from travesia.programme.services.loading import load_figures
from travesia.programme.tests.cast import COLLEAGUE, OFFICER, a_figure
from travesia.programme.tests.golden_data import seed

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.usefixtures("framework")
_FORM = {
    "indicator": "people_trained",
    "subject": "officers of the port",
    "qualifier": "exact",
    "value": "30",
    "kind": "output",
    "basis": "attendance",
    "first": "2026-07-01",
    "last": "2026-09-30",
    "geography": "GTM",
    "women": "18",
    "men": "12",
    "evidence": "attendance list of 3 July",
}


def signed_in(role: str) -> Client:
    """Return the browser of the demonstration's person with this role."""
    access.ensure_demo_people(actor=Actor.system("demo", DEMO_PERMISSIONS))
    client = Client()
    user = get_user_model().objects.get(pk=demo_id(f"{role}@demo.example"))
    client.force_login(user, backend=_BACKEND)
    return client


@pytest.fixture
def office(framework: None) -> Client:
    """The browser of a programme officer."""
    return signed_in("programme_officer")


def _text(client: Client, path: str) -> str:
    response = client.get(
        path if "lang=" in path else f"{path}{'&' if '?' in path else '?'}lang=en"
    )
    assert response.status_code == 200
    return response.content.decode()


def test_an_officer_enters_a_figure_and_finds_it_in_the_indicator(office: Client) -> None:
    response = office.post("/programme/figures/new/", _FORM)
    assert response.status_code == 302
    [figure] = reading.figures()
    assert figure.value == 30
    assert figure.geography == ("GTM",)
    assert figure.unit == "person"
    assert figure.split is not None
    assert figure.split.value_of("women") == 18
    assert figure.split.value_of("other") is None
    page = _text(office, "/programme/indicators/people_trained/")
    assert figure.code in page
    assert "15 % of the way" in page


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(office: Client) -> None:
    response = office.post("/programme/figures/new/?lang=en", _FORM | {"men": "13"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "The parts add up to 31, the total says 30." in text
    assert 'value="officers of the port"' in text
    assert reading.figures() == ()


def test_a_correction_needs_its_reason(office: Client) -> None:
    office.post("/programme/figures/new/", _FORM)
    [figure] = reading.figures()
    path = f"/programme/figures/{figure.code}/correct/"
    assert office.post(path, _FORM | {"men": "13", "value": "31"}).status_code == 422
    changed = _FORM | {"men": "13", "value": "31", "reason": "a list came late"}
    assert office.post(path, changed).status_code == 302
    assert reading.figure_by_code(figure.code).value == 31


def test_nobody_verifies_their_own_figure_and_a_colleague_does(office: Client) -> None:
    office.post("/programme/figures/new/", _FORM)
    [own] = reading.figures()
    assert "I looked at the proof" not in _text(office, f"/programme/figures/{own.code}/")
    assert office.post(f"/programme/figures/{own.code}/verify/").status_code == 403
    other = services.enter_figure(actor=COLLEAGUE, new=a_figure())
    assert office.post(f"/programme/figures/{other.code}/verify/").status_code == 302
    assert reading.figure_by_code(other.code).state is FigureState.VERIFIED


def test_a_withdrawn_figure_says_so(office: Client) -> None:
    figure = services.enter_figure(actor=COLLEAGUE, new=a_figure())
    path = f"/programme/figures/{figure.code}/withdraw/"
    assert office.post(path, {"reason": ""}).status_code == 422
    assert office.post(path, {"reason": "lists of another year"}).status_code == 302
    assert "Withdrawn" in _text(office, f"/programme/figures/{figure.code}/")


def test_two_others_of_a_country_are_on_no_page(office: Client) -> None:
    parts = (Part("men", Decimal(20)), Part("women", Decimal(38)), Part("other", Decimal(2)))
    split = Split("sex", SplitForm.COUNTS, parts)
    figure = services.enter_figure(actor=COLLEAGUE, new=a_figure(split=split))
    page = _text(office, f"/programme/figures/{figure.code}/")
    assert "hidden, too few" in page
    assert '<td class="num">20</td>' not in page
    assert '<td class="num">38</td>' in page


def test_the_register_shows_what_each_figure_counts_and_where_it_was_printed(
    office: Client,
) -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    page = _text(office, "/programme/figures/?source=B2")
    assert "46 %, which is 2,859 to 2,921" in page
    assert "B4.F1" not in page
    assert office.get("/programme/figures/figures.json").json()["figures"]


def test_quality_names_both_sources_of_an_error(office: Client) -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    page = _text(office, "/programme/quality/")
    assert "B2.F11 (B2, line 13)" in page
    assert "B4.F7 (B4, line 68)" in page


def test_the_public_sees_verified_figures_only_and_no_sum_of_people(client: Client) -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    assert "No results are published yet" in _text(client, "/results/?lang=en")
    for code in ("B1.F1", "B2.F1", "B3.F1", "B4.F1"):
        services.verify_figure(actor=COLLEAGUE, code=code)
    response = client.get("/results/?lang=en")
    page = response.content.decode()
    assert "6,282" in page
    assert "18,986: the sum of 4 figures; a person may be in several" in page
    assert not response.cookies


@pytest.mark.parametrize("language", ["es", "en", "fr", "ht", "pt"])
def test_the_sum_is_nowhere_called_a_number_of_people(client: Client, language: str) -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    for code in ("B1.F1", "B2.F1", "B3.F1", "B4.F1"):
        services.verify_figure(actor=COLLEAGUE, code=code)
    page = _text(client, f"/results/?lang={language}")
    for number in ("18,986", "18 986", "18\u00a0986", "18.986", "18\u202f986"):
        for line in page.splitlines():
            if number in line:
                assert line.count(number) == 1
                assert line.split(number)[1].lstrip("\u00a0\u202f ").startswith(":")


def test_the_file_with_small_groups_is_for_those_who_keep_figures() -> None:
    assert signed_in("analyst").get("/programme/figures/").status_code == 200
    assert signed_in("analyst").get("/programme/figures/figures.json").status_code == 403


@pytest.mark.parametrize("role", ["border_officer", "hub_attendant"])
def test_other_desks_do_not_see_the_register(role: str) -> None:
    assert signed_in(role).get("/programme/figures/").status_code == 403


def test_the_frame_of_results_shows_indicators_and_the_goals_they_serve(office: Client) -> None:
    page = _text(office, "/programme/framework/")
    assert "Migration management" in page
    assert "Global Compact, objectives 11" in page
    assert "Personas capacitadas" in _text(office, "/programme/framework/?lang=es")
