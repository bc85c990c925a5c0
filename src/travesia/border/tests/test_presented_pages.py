"""The screens for visas, cards and seals: what an officer reads, and that nothing read is lost."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from travesia.border.domain import Trust
from travesia.border.models import Inspection, Presentation
from travesia.border.services import presenting
from travesia.border.tests.cast import zone
from travesia.border.tests.presented_cast import (
    OTHER_DAY,
    PERMIT,
    SOMEBODY,
    TRUST,
    Answer,
    card,
    identity_card,
    seal,
    small_document,
    visa,
)
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core import clock
from travesia.seals.symbols import write_qr
from travesia.testing import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, monkeypatch: pytest.MonkeyPatch, frozen_clock: clock.FixedClock) -> Client:
    """A first-line officer at the desk, who reads English, on a node with a trust list."""
    monkeypatch.setattr(presenting, "trust_here", lambda: TRUST)
    frozen_clock.set(TODAY)
    make_post_and_people()
    sign_in(client, "border_officer")
    client.get("/desk/?lang=en")
    return client


def read(client: Client, text: str, **more: object) -> HttpResponse:
    sent = {"zone": text, "direction": "entry", "nonce": str(uuid4()), **more}
    return client.post("/desk/read/", sent)  # type: ignore[return-value]  # the test client's response


def page_with(client: Client, *texts: str) -> str:
    """Open the cast's passport, present each text, and return the page."""
    where = str(read(client, zone())["Location"])
    for text in texts:
        answer = client.post(f"{where}present/", {"zone": text})
        assert answer.status_code == 302, answer.content.decode()
    return client.get(where).content.decode()


def panel(page: str) -> str:
    found = re.search(r'aria-labelledby="with">(.*?)</section>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1]))


def test_an_identity_card_shows_its_three_lines_and_its_long_number(desk: Client) -> None:
    page = desk.get(str(read(desk, identity_card())["Location"])).content.decode()
    assert "Document, field by field" in page
    assert "Document number D23145890ABC12" in page
    zone_shown = re.search(r'<p class="mrz mono".*?</p>', page, re.DOTALL)
    assert zone_shown is not None
    assert zone_shown[0].count("<span>") == 3
    assert "Nothing speaks against admitting" in page


def test_a_failing_long_number_is_marked_where_it_stands(desk: Client) -> None:
    text = small_document(number="D23145890AB12").replace("D23145890", "D23145891")
    page = desk.get(str(read(desk, text)["Location"])).content.decode()
    first, rest = re.findall(r"<mark>(.*?)</mark>", page)
    assert first == "D23145891"
    assert re.fullmatch("AB12[0-9]", rest)


def test_a_verified_card_says_so_with_the_permit_and_whose_it_is(desk: Client) -> None:
    said = panel(page_with(desk, card()))
    assert "Card: verified" in said
    assert PERMIT.number in said
    assert "coffee" in said
    assert "1 Nov 2026 – 18 May 2027" in said
    assert "Name as in the travel document" in said


def test_nothing_of_a_person_but_what_is_compared_is_shown(desk: Client) -> None:
    said = page_with(desk, card(person=SOMEBODY))
    assert "555-0100" not in said
    assert panel(said).index("JUAN PEREZ") < panel(said).index("Signed by")
    assert "seems to be another person" in said
    assert '<summary><span class="mark is-caution">' in said


@pytest.mark.parametrize(
    ("trust", "title", "lead"),
    [
        (Trust(), "Card: not checked", "Nothing speaks against admitting"),
        (Trust(keys=TRUST.keys, status=Answer(1)), "Card: revoked", "The card is revoked"),
        (
            Trust(keys=TRUST.keys, status=Answer(0, fresh=False)),
            "Card: status valid on 20 Nov 2026",
            "Valid on 20 Nov 2026: the status list is too old",
        ),
        (Trust(keys=TRUST.keys), "Card: status not known here", "Nobody here knows"),
    ],
)
def test_each_verdict_leads_with_a_sentence_and_a_word(
    desk: Client, monkeypatch: pytest.MonkeyPatch, trust: Trust, title: str, lead: str
) -> None:
    monkeypatch.setattr(presenting, "trust_here", lambda: trust)
    page = page_with(desk, card())
    assert title in panel(page)
    heading = re.search(r'<h1 id="v">(.*?)</h1>', page)
    assert heading is not None
    assert lead in heading[1]


def test_an_expired_visa_leads_and_names_itself(desk: Client) -> None:
    from datetime import date

    page = page_with(desk, visa(expiry_date=date(2026, 1, 31)))
    assert "Visa expired on 31 January 2026" in page
    assert "Visa: expired" in panel(page)
    assert 'data-v="stop"' in page
    assert '<option value="document" selected>' in page


def test_a_visa_of_somebody_else_suggests_the_reason_identity(desk: Client) -> None:
    page = page_with(desk, visa(surname="Kvist", given_names="Nils", birth_date=OTHER_DAY))
    assert "The visa seems to be another person" in page
    assert 'data-v="caution"' in page
    assert '<option value="identity" selected>' in page


def test_a_seal_names_its_document_its_issuer_and_the_passport(desk: Client) -> None:
    said = panel(page_with(desk, seal()))
    assert "Seal, Residence permit: not checked" in said
    assert "For passport X12345" in said
    assert "Document: X12345" in said


def test_the_same_card_twice_is_said_and_kept_once(desk: Client) -> None:
    text = card()
    where = str(read(desk, zone())["Location"])
    desk.post(f"{where}present/", {"zone": text})
    answer = desk.post(f"{where}present/", {"zone": text}, follow=True)
    assert "read before with this traveller" in answer.content.decode()
    assert Presentation.objects.count() == 1


def test_a_cut_scan_comes_back_with_its_sentence_and_its_text(desk: Client) -> None:
    where = str(read(desk, zone())["Location"])
    answer = desk.post(f"{where}present/", {"zone": visa()[:-5]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The visa was not read whole" in page
    assert "5 missing" in page
    assert '<dialog id="present" aria-labelledby="present-h" data-open>' in page
    assert "LINDQVIST&lt;&lt;BERTA" in page
    assert '<dialog id="said"' not in page


def test_a_picture_of_a_card_is_read_like_the_card(desk: Client) -> None:
    where = str(read(desk, zone())["Location"])
    picture = SimpleUploadedFile("card.png", write_qr(card()).png(), "image/png")
    desk.post(f"{where}present/", {"zone": "", "picture": picture})
    assert Presentation.objects.get().state == "verified"


def test_a_file_that_is_no_picture_is_said_in_the_dialog(desk: Client) -> None:
    where = str(read(desk, zone())["Location"])
    picture = SimpleUploadedFile("card.png", b"no picture", "image/png")
    answer = desk.post(f"{where}present/", {"zone": "", "picture": picture})
    assert answer.status_code == 422
    assert "The picture could not be read" in answer.content.decode()


def test_what_comes_before_the_document_waits_and_is_presented_with_it(desk: Client) -> None:
    first = read(desk, card())
    page = first.content.decode()
    assert first.status_code == 200
    assert "A card was read and is kept here. Now read the travel document." in page
    assert "Kept for the next document: Card" in page
    kept = re.findall(r'<textarea name="also" hidden>(.*?)</textarea>', page, re.DOTALL)
    second = read(desk, visa(), also=kept)
    page = second.content.decode()
    assert "Kept for the next document: Card, Visa" in page
    kept = [
        text.replace("&lt;", "<")
        for text in re.findall(r'<textarea name="also" hidden>(.*?)</textarea>', page, re.DOTALL)
    ]
    answer = read(desk, zone(), also=kept)
    assert answer.status_code == 302
    assert [row.kind for row in Presentation.objects.all()] == ["card", "visa"]


def test_what_is_kept_survives_a_document_that_cannot_be_read(desk: Client) -> None:
    text = card()
    page = read(desk, zone()[:-3], also=[text]).content.decode()
    assert "3 missing" in page
    assert f'<textarea name="also" hidden>{text}</textarea>' in page


def test_what_is_kept_can_be_put_away(desk: Client) -> None:
    page = read(desk, "", also=[card()], forget="1").content.decode()
    assert 'name="also"' not in page
    assert "Ready: read a document" in page
    assert not Inspection.objects.exists()


def test_a_kept_thing_that_is_broken_does_not_hold_the_document_up(desk: Client) -> None:
    answer = read(desk, zone(), also=["V<UTO broken"])
    assert answer.status_code == 302
    page = desk.get(str(answer["Location"])).content.decode()
    assert "not a whole machine-readable zone" in page


def test_a_picture_opens_the_desk_too(desk: Client) -> None:
    picture = SimpleUploadedFile("card.png", write_qr(card()).png(), "image/png")
    page = read(desk, "", picture=picture).content.decode()
    assert "A card was read and is kept here" in page


@pytest.mark.parametrize("language", ["es", "fr", "ht", "pt"])
def test_the_panel_speaks_every_language(desk: Client, language: str) -> None:
    where = str(read(desk, zone())["Location"])
    for text in (card(), visa(), seal()):
        desk.post(f"{where}present/", {"zone": text})
    assert desk.get(f"{where}?lang={language}").status_code == 200


def test_programs_present_by_the_same_verb(desk: Client) -> None:
    opened = desk.post(
        "/api/border/inspections",
        {"mrz": zone(), "nonce": str(uuid4())},
        content_type="application/json",
    ).json()
    address = f"/api/border/inspections/{opened['id']}/presented"
    found = desk.post(address, {"text": card()}, content_type="application/json").json()
    assert found["presented"] == [{"kind": "card", "state": "verified"}]
    assert found["likely"] == "admit"
    wrong = desk.post(address, {"text": card()[:-4]}, content_type="application/json")
    assert wrong.status_code == 422
    assert wrong.json()["code"] == "border.card_not_read"
