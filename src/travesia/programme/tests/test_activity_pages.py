"""The pages: a workshop from a telephone to its figure, and a sign-in without account or cookie."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.access.services.demo import DEMO_PERMISSIONS, demo_id
from travesia.core import clock
from travesia.programme.domain.activities import ActivityKind, ActivityTopic
from travesia.programme.domain.activity_views import PartnerKind
from travesia.programme.domain.attendance import AgeBand, Sex
from travesia.programme.domain.facilities import FacilityKind, FacilityStep
from travesia.programme.models import Activity, Attendance, SheetLayout
from travesia.programme.selectors.activity_words import choices
from travesia.programme.selectors.attendance import attendance_of
from travesia.programme.tests.activity_cast import a_list, entered

pytestmark = pytest.mark.django_db
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(role: str) -> Client:
    """Return the browser of the demonstration's person with this role."""
    access.ensure_demo_people(actor=Actor.system("demo", DEMO_PERMISSIONS))
    client = Client()
    user = get_user_model().objects.get(pk=demo_id(f"{role}@demo.example"))
    client.force_login(user, backend=_BACKEND)
    client.get("/")  # begins the session, in the person's own language
    client.get("/?lang=en")
    return client


@pytest.fixture
def office(db: None) -> Client:
    """The programme officer."""
    return signed_in("programme_officer")


def a_form(**more: object) -> dict[str, object]:
    """Return an activity as its form sends it."""
    today = clock.today() - timedelta(days=1)
    return {
        "title": "Taller inventado",
        "kind": "workshop",
        "outcome": "partnerships",
        "topic": "labour",
        "state": "held",
        "modality": "in_person",
        "begins_on": today.isoformat(),
        "ends_on": today.isoformat(),
        "countries": ["GTM", "MEX"],
        "partners": "OCAM inventada\nRCM inventada",
        **more,
    }


def enter(office: Client, **more: object) -> Activity:
    """Enter an activity and return it."""
    got = office.post("/programme/activities/new/", a_form(**more))
    assert got.status_code == 302, got.content.decode()
    return Activity.objects.get()


def text(client: Client, address: str) -> str:
    """Return a page as text."""
    mark = "&" if "?" in address else "?"
    got = client.get(f"{address}{mark}lang=en")
    assert got.status_code == 200
    return re.sub(r"\s+", " ", got.content.decode())


def test_a_workshop_goes_from_the_form_to_the_figure(office: Client) -> None:
    one = enter(office)
    page = text(office, f"/programme/activities/{one.pk}/")
    assert "Nobody said yet" in page
    assert "OCAM inventada" in page
    got = office.post(
        f"/programme/activities/{one.pk}/counts/",
        {"total": 26, "sex_women": 15, "sex_men": 11},
    )
    assert got.status_code == 302
    people = text(office, "/programme/people/")
    assert re.search(r'class="figure-n">\s*26', people)
    assert "15" in text(office, f"/programme/activities/{one.pk}/")
    assert "Taller inventado" in text(office, "/programme/activities/?country=MEX")
    assert "No activity here" in text(office, "/programme/activities/?country=HTI")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"ends_on": "2020-01-01"}, "before it begins"),
        ({"title": ""}, "This field is required"),
        ({"begins_on": "31/12/2025"}, "Write the date as"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    office: Client, more: dict[str, object], says: str
) -> None:
    form = a_form(**more, place="Ayutla inventada")
    got = office.post("/programme/activities/new/?lang=en", form)
    assert got.status_code == 422
    page = got.content.decode()
    assert says in page
    assert "Ayutla inventada" in page
    assert not Activity.objects.exists()


def test_parts_that_do_not_make_the_total_are_shown_with_both_numbers(office: Client) -> None:
    one = enter(office)
    got = office.post(f"/programme/activities/{one.pk}/counts/", {"total": 9, "sex_women": 5})
    assert got.status_code == 422
    assert "The parts make 5, the total says 9" in got.content.decode()
    assert Activity.objects.get().counted is None


def test_somebody_signs_in_without_account_cookie_or_script(office: Client) -> None:
    one = enter(office)
    office.post(f"/programme/activities/{one.pk}/open/")
    poster = text(office, f"/programme/activities/{one.pk}/sign-in/")
    address = re.search(r"http://testserver(/programme/attend/[^/<]+/)", poster)
    assert address
    assert "<svg" in poster
    public = Client(enforce_csrf_checks=True)
    page = public.get(f"{address[1]}?lang=en")
    assert page.status_code == 200
    assert not page.cookies
    assert "<script" not in page.content.decode()
    number = re.search(r'name="id" value="([0-9a-f-]{36})"', page.content.decode())
    assert number
    said = {"id": number[1], "name": "Persona Inventada", "sex": "women", "seeing": "3"}
    birth = {"day": "28", "month": "2", "year": "1990"}
    done = public.post(f"{address[1]}?lang=en", {**said, **birth})
    assert "You are signed in" in done.content.decode()
    assert "Inventada" not in done.content.decode()
    assert not done.cookies
    again = public.post(f"{address[1]}?lang=en", {**said, **birth, "id": str(uuid4())})
    assert "signed in already" in again.content.decode()
    assert Attendance.objects.get().disability == "yes"
    office.post(f"/programme/activities/{one.pk}/close/")
    assert public.get(address[1]).status_code == 410


@pytest.mark.parametrize(
    ("birth", "says"),
    [
        ({"day": "31", "month": "2", "year": "1990"}, "There is no such day"),
        ({"day": "1", "month": "", "year": "1990"}, "Day, month and year"),
        ({"day": "1", "month": "1", "year": "2099"}, "lies ahead"),
    ],
)
def test_a_birth_that_cannot_be_is_asked_again_and_nothing_kept(
    office: Client, birth: dict[str, str], says: str
) -> None:
    one = enter(office)
    office.post(f"/programme/activities/{one.pk}/open/")
    word = Activity.objects.get().sign_in
    said = {"id": str(uuid4()), "name": "Persona Inventada", "sex": "women"}
    got = Client().post(f"/programme/attend/{word}/?lang=en", {**said, **birth})
    assert got.status_code == 422
    assert says in got.content.decode()
    assert not Attendance.objects.exists()


def test_a_list_is_brought_in_and_its_columns_are_told_once(office: Client) -> None:
    one = enter(office)
    address = f"/programme/activities/{one.pk}/list/"
    rows = a_list("Ana Paz;F;28/02/1990", "Luis Sol;M;1985-12-01", head="Quién;Género dado;Cumple")

    def send(content: bytes, **more: str) -> object:
        return office.post(address, {"file": SimpleUploadedFile("lista.csv", content), **more})

    asked = send(rows)
    assert asked.status_code == 422  # type: ignore[attr-defined]  # a response
    assert 'name="col_1"' in asked.content.decode()  # type: ignore[attr-defined]  # a response
    told = send(rows, col_0="name", col_1="sex", col_2="born")
    assert told.status_code == 302  # type: ignore[attr-defined]  # a response
    assert SheetLayout.objects.count() == 1
    assert attendance_of(one.pk).by_list == 2
    wrong = send(a_list("Ana Paz;F;30/02/1990"))
    assert "“30/02/1990” is no day" in wrong.content.decode()  # type: ignore[attr-defined]  # a response


def test_a_forged_form_brings_no_list_in(office: Client) -> None:
    one = enter(office)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = office.cookies
    content = SimpleUploadedFile("lista.csv", a_list("Ana Paz;F;"))
    got = strict.post(f"/programme/activities/{one.pk}/list/", {"file": content})
    assert got.status_code == 403
    assert not Attendance.objects.exists()


def test_small_numbers_are_hidden_from_who_did_not_enter_them(office: Client) -> None:
    one = enter(office)
    head = {"total": 9, "sex_women": 7, "sex_men": 2}
    office.post(f"/programme/activities/{one.pk}/counts/", head)
    reader = signed_in("analyst")
    page = text(reader, f"/programme/activities/{one.pk}/")
    assert "&lt;10" in page
    assert "By sex" not in page
    assert "&lt;10" in text(reader, "/programme/activities/")
    assert reader.get("/programme/activities/new/").status_code == 403


def test_files_are_given_out_and_never_shown_inside_a_page(office: Client) -> None:
    one = enter(office)
    pdf = SimpleUploadedFile("acta ñ.pdf", b"%PDF-1.7 invented")
    assert office.post(f"/programme/activities/{one.pk}/files/", {"file": pdf}).status_code == 302
    page = text(office, f"/programme/activities/{one.pk}/")
    link = re.search(r'href="(/programme/activities/files/[^"]+)"', page)
    assert link
    got = office.get(link[1])
    assert got.headers["Content-Disposition"].startswith("attachment")
    html = SimpleUploadedFile("acta.pdf", b"<script>1</script>")
    refused = office.post(f"/programme/activities/{one.pk}/files/", {"file": html})
    assert refused.status_code == 422


def test_registers_are_kept_and_counted_on_a_day(office: Client) -> None:
    said = {"code": "HTI-CAP", "name": "Puerto inventado", "kind": "border_post", "country": "HTI"}
    assert office.post("/programme/facilities/new/", {**said, "quantity": 1}).status_code == 302
    step = {"step": "inaugurated", "on": "2024-08-01", "known": "day"}
    assert office.post("/programme/facilities/HTI-CAP/step/", step).status_code == 302
    assert office.post("/programme/facilities/HTI-CAP/step/", step).status_code == 409
    assert "not there yet" in text(office, "/programme/facilities/?on=2024-07-31")
    assert "not there yet" not in text(office, "/programme/facilities/?on=2024-08-01")
    partner = {"name": "Dirección inventada", "kind": "government", "avoid": "Direccion Ynventada"}
    assert office.post("/programme/partners/new/", partner).status_code == 302
    publication = {"code": "P-1", "title": "Estudio inventado", "published": "2024-03"}
    assert office.post("/programme/publications/new/", publication).status_code == 302
    page = text(office, "/programme/partners/")
    assert "Direccion Ynventada" in page
    assert "Estudio inventado" in page


def test_a_thread_is_followed_overdue_and_closed(office: Client) -> None:
    said = {"code": "gt-x", "title": "Política inventada", "kind": "policy", "due": "2024-07"}
    opened = {**said, "opened_on": "2024-01-01"}
    assert office.post("/programme/threads/new/", opened).status_code == 302
    assert "overdue" in text(office, "/programme/threads/")
    told = {"on": "2024-08-01", "says": "aprobada", "due": "2024-07"}
    assert office.post("/programme/threads/gt-x/tell/", told).status_code == 302
    closed = {"close-on": "2024-08-02", "close-by": "A-1"}
    assert office.post("/programme/threads/gt-x/close/", closed).status_code == 302
    page = text(office, "/programme/threads/gt-x/")
    assert "A-1" in page
    assert "aprobada" in page


def test_a_sheet_is_refused_with_its_lines_or_taken(office: Client) -> None:
    head = "Nombre de la actividad;Tipo;Fecha;País;Total;Mujeres;Hombres"
    good, bad = "Taller A;taller;03/06/2024;GT;5;3;2", "Taller B;taller;03/06/2024;GT;5;3;3"

    def send(*rows: str) -> str:
        content = "\n".join((head, *rows)).encode()
        form = {"file": SimpleUploadedFile("a.csv", content), "outcome": "partnerships"}
        return office.post("/programme/activities/import/", form, follow=True).content.decode()

    page = send(good, bad)
    assert "The parts make 6, the total says 5" in page
    assert not Activity.objects.exists()
    assert "Taken in: 1 new" in send(good)


def test_what_was_taken_is_taken_back_only_with_a_reason(office: Client) -> None:
    view = entered()
    office.post(f"/programme/activities/{view.id}/counts/", {"total": 9})
    address = f"/programme/activities/{view.id}/take-back/"
    assert office.post(address, {"reason": ""}).status_code == 422
    assert office.post(address, {"reason": "Otra lista"}).status_code == 302
    assert attendance_of(view.id).head is None


def test_every_value_of_every_list_has_a_word_of_its_own() -> None:
    lists = (ActivityKind, ActivityTopic, Sex, AgeBand, FacilityKind, FacilityStep, PartnerKind)
    for one in lists:
        found = [word for _value, word in choices(one)]
        assert len(set(found)) == len(found), one
    assert dict(choices(Sex))["other"] == "Other"
    assert dict(choices(ActivityKind))["equipment"] == "Equipment"
