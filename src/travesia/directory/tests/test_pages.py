"""Pages of those who keep the directory: what is typed stands, what is wrong is said."""

import pytest
from django.test import Client

from travesia.directory import selectors
from travesia.directory.domain import Audience
from travesia.directory.models import Organization, Schedule, Service, Text, Visit
from travesia.directory.tests.cast import sign_in
from travesia.directory.tests.factories import HOUSE, HUB, SHELTER, load, one

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


@pytest.fixture
def editor(client: Client) -> Client:
    load()
    return sign_in(client, "editor")


def typed(**changes: object) -> dict[str, object]:
    """Return a service as somebody types it."""
    return {
        "name": "Water point (example)",
        "language": "en",
        "kind": "service",
        "status": "active",
        "organization": str(one("municipality")),
        "country": "GTM",
        "places": [str(HOUSE)],
        "topics": ["food_water"],
        "description": "Clean water.",
        "phones": "+502 1111 1111\n+502 2222 2222",
        "documents": "None",
        "languages": "es, en",
        "owner": "Desk of Río Claro",
        "review_due": "2027-02-01",
        **changes,
    }


def test_the_list_is_closed_to_the_public_and_to_other_roles(client: Client) -> None:
    load()
    assert client.get("/directory/").status_code in {302, 401}
    assert sign_in(client, "list_manager").get("/directory/").status_code == 403


def test_services_are_listed_and_chosen_by_topic_and_words(editor: Client) -> None:
    page = editor.get("/directory/").content.decode()
    assert "3 services" in page
    page = editor.get("/directory/?topic=shelter").content.decode()
    assert "1 service<" in page
    assert "Telephone only" in page
    assert "No service fits" in editor.get("/directory/?words=zebra").content.decode()
    assert "No service fits" in editor.get("/directory/?hidden=on").content.decode()


def test_a_service_is_entered_and_changed(editor: Client) -> None:
    answer = editor.post("/directory/service/new/", typed(), follow=True)
    assert "Water point (example)" in answer.content.decode()
    row = Service.objects.get(name="Water point (example)")
    card = selectors.service_card(row.id, "en")
    assert [phone.number for phone in card.phones] == ["+502 1111 1111", "+502 2222 2222"]
    assert card.topics == (("food_water", "Food and water"),)
    assert set(card.languages) == {"es", "en"}
    address = f"/directory/service/{row.id}/edit/"
    assert "+502 1111 1111" in editor.get(address).content.decode()
    editor.post(address, typed(phones="+502 1111 1111", topics=["food_water", "hygiene"]))
    card = selectors.service_card(row.id, "en")
    assert [phone.number for phone in card.phones] == ["+502 1111 1111"]
    assert len(card.topics) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"country": "Utopia"}, "at most 3 characters"),
        ({"country": "XQX"}, "A country is a code"),
        ({"email": "nobody"}, "An e-mail address is like"),
        ({"review_due": "soon"}, "A day is like"),
        ({"minimum_age": "30", "maximum_age": "12"}, "highest age is below"),
        ({"url": "javascript:alert(1)"}, "begins with https"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    editor: Client, changes: dict[str, str], said: str
) -> None:
    answer = editor.post("/directory/service/new/", typed(**changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Clean water." in page
    assert Service.objects.count() == 3


def test_a_place_keeps_what_the_form_does_not_show(editor: Client) -> None:
    address = f"/directory/place/{HOUSE}/"
    page = editor.get(address).content.decode()
    assert "1a Avenida 2-30" in page
    form = {
        "name": "Town hall, new",
        "location_type": "physical",
        "address_1": "2a Avenida 1-1",
        "city": "Río Claro",
        "country": "GTM",
        "latitude": "14.61",
        "longitude": "-90.5",
        "accessibility": "Ramp\nLift",
    }
    assert "Saved." in editor.post(address, form, follow=True).content.decode()
    (place,) = selectors.service_card(HUB, "es").places
    assert place.street == ("2a Avenida 1-1",)
    assert {one.text for one in place.accessibility} == {"Ramp", "Lift"}
    assert Schedule.objects.filter(location_id=HOUSE).count() == 1


def test_an_organisation_is_entered(editor: Client) -> None:
    form = {"name": "Clinic (example)", "description": "Cares.", "kind": "other", "country": "BLZ"}
    editor.post("/directory/organisation/new/", form)
    assert Organization.objects.get(name="Clinic (example)").country == "BLZ"


def test_texts_stand_side_by_side_and_are_saved_in_each_language(editor: Client) -> None:
    address = f"/directory/service/{HUB}/texts/"
    page = editor.get(address).content.decode()
    assert 'lang="ht"' in page
    assert "Biwo enfòmasyon (egzanp)" in page
    form = {"status": "active", "name-en": "Hub", "name-fr": "Guichet (exemple)", "name-ht": "Biwo"}
    editor.post(address, {**form, "description-en": "What hub does."})
    assert selectors.service_card(HUB, "fr").name.text == "Guichet (exemple)"
    assert selectors.service_card(HUB, "es").name.language == "en"
    assert Text.objects.filter(link_id=HUB).count() == 2


def test_papers_to_bring_are_said_in_other_languages_as_a_whole_list(editor: Client) -> None:
    """Who reads Creole gets the papers in Creole, or is told in which language they stand."""
    address = f"/directory/service/{HUB}/edit/"
    form = typed(name="Hub", kind="hub", topics=["information"], documents="Passport\nPhoto")
    editor.post(address, form)
    card = selectors.service_card(HUB, "ht")
    assert {(one.text, one.language) for one in card.documents} == {
        ("Passport", "en"),
        ("Photo", "en"),
    }
    at = f"/directory/service/{HUB}/texts/"
    assert "Passport" in editor.get(at).content.decode()
    said = {"status": "active", "name-en": "Hub", "description-en": "What hub does."}
    editor.post(at, {**said, "required_document-ht": "Paspò\nYon foto\nKat vaksen"})
    card = selectors.service_card(HUB, "ht")
    assert [(one.text, one.language) for one in card.documents] == [
        ("Paspò", "ht"),
        ("Yon foto", "ht"),
        ("Kat vaksen", "ht"),
    ]
    assert {one.language for one in selectors.service_card(HUB, "fr").documents} == {"en"}
    editor.post(address, {**form, "documents": ""})
    assert selectors.service_card(HUB, "ht").documents == ()


def test_hide_now_and_reviewed_today_from_the_page(editor: Client) -> None:
    page = editor.get(f"/directory/service/{SHELTER}/").content.decode()
    assert "Hide it now" in page
    assert 'href="/directory/"' in page  # the menu is there
    form = {"why": "Threats", "service": str(SHELTER)}
    page = editor.post(f"/directory/service/{SHELTER}/hide/", form, follow=True).content.decode()
    assert "The public sees nothing of this service." in page
    assert selectors.service_card(SHELTER, "en", audience=Audience.STAFF).hidden
    page = editor.post(f"/directory/service/{HUB}/review/", follow=True).content.decode()
    assert "Due again on 2027-02-18" in page


def test_the_board_counts_by_desk_what_is_due(editor: Client) -> None:
    Service.objects.filter(pk=HUB).update(review_due="2026-11-20")
    Service.objects.filter(pk=SHELTER).update(review_due="2026-01-01")
    editor.post(f"/directory/service/{one('refuge')}/review/")
    Service.objects.update(revision=99)
    page = editor.get("/directory/freshness/").content.decode()
    assert "Desk of Río Claro" in page
    assert "Long overdue" in page


def test_visits_are_planned_and_called_off(editor: Client) -> None:
    address = f"/directory/service/{HUB}/visits/"
    form = {"on": "2026-12-03", "place": "San Marcos", "country": "GTM", "opens_at": "09:00"}
    assert "belong together" in editor.post(address, form).content.decode()
    page = editor.post(address, {**form, "closes_at": "15:00"}, follow=True).content.decode()
    assert "San Marcos" in page
    visit = Visit.objects.get()
    assert [found.place for found in selectors.visits(country="GTM")] == ["San Marcos"]
    editor.post(address, {"cancel": str(visit.pk)})
    assert selectors.visits(country="GTM")[0].cancelled
