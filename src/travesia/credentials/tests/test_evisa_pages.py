"""Pages of online applications: by form alone from the offer to the visa, and safe to look at."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.credentials.models import Application, ApplicationUpload
from travesia.credentials.services import evisa
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import offer, picture
from travesia.credentials.tests.pages_cast import sign_in

pytestmark = pytest.mark.django_db
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3604155ZE184226B<<<<<16"
APPLY = "/visa/apply/HTI-TOURISM/?lang=en"
MINE = "/visa/mine/?lang=en"


@pytest.fixture
def public(quick_codes: None) -> Client:
    """Somebody without an account."""
    return Client()


@pytest.fixture
def officer() -> Client:
    """The permit officer of Haiti, who reads English."""
    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    return sign_in(Client(), "permit_officer")


def form_of(**changes: str) -> dict[str, str]:
    arrives = clock.today() + timedelta(days=30)
    fields = {
        "token": str(uuid4()),
        "zone": ZONE,
        "arrives_on": arrives.isoformat(),
        "departs_on": (arrives + timedelta(days=9)).isoformat(),
        "purpose": "To see my sister",
        "contact": "anna@example.org",
    }
    return fields | changes


def keys_in(page: str) -> dict[str, str]:
    """Return reference and code as the page that shows them once says them."""
    reference = re.search(r"EV-[A-Z0-9]{4}-[A-Z0-9]{4}", page)
    code = re.search(r"(?:[A-Z0-9]{4}-){3}[A-Z0-9]{4}", page)
    assert reference
    assert code
    return {"reference": reference[0], "code": code[0]}


def sent(public: Client) -> dict[str, str]:
    """Apply, hand everything in, send and pay, all by form."""
    key = keys_in(public.post(APPLY, form_of()).content.decode())
    for side, kind in enumerate(offer().asks, start=100):
        file = SimpleUploadedFile("any.name", picture(side), content_type="text/html")
        answer = public.post(MINE, {**key, "act": "hand_in", "kind": kind.value, "file": file})
        assert "Kept:" in answer.content.decode()
    assert "Pay" in public.post(MINE, {**key, "act": "send"}).content.decode()
    paying = public.post(MINE, {**key, "act": "pay"})
    link = re.search(r'href="([^"]+)" rel="noreferrer"', paying.content.decode())
    assert link
    assert "no money moves" in public.get(f"{link[1]}?lang=en").content.decode()
    done = public.post(f"{link[1]}?lang=en", {"outcome": "paid"})
    assert "Paid in the simulator" in done.content.decode()
    return key


def test_from_the_offer_to_the_visa_by_form_alone(public: Client, officer: Client) -> None:
    assert "50.00 USD" in public.get("/visa/?lang=en").content.decode()
    key = sent(public)
    queue = officer.get("/authorisations/applications/").content.decode()
    assert key["reference"] in queue
    assert "in time" in queue
    assert "ERIKSSON" not in queue
    one = f"/authorisations/applications/{Application.objects.get().pk}/"
    page = officer.get(one).content.decode()
    assert "ERIKSSON" in page
    assert page.count("Agrees") == 8
    first = clock.today() + timedelta(days=30)
    given = {
        "valid_from": first.isoformat(),
        "valid_until": (first + timedelta(days=89)).isoformat(),
        **{"entries_allowed": "1", "days_per_stay": "30", "conditions": ""},
    }
    answer = officer.post(f"{one}approve/", given)
    assert answer.status_code == 302, answer.content.decode()
    own = public.post(MINE, key).content.decode()
    number = re.search(r"E[34679ACDEFGHJKLMNPRTUVWXY]{8}", own)
    assert number
    assert "Approved" in own
    found = officer.get("/authorisations/", {"q": "L898902C3"}).content.decode()
    assert number[0] in found
    printed = officer.get(f"/authorisations/{Application.objects.get().authorisation_id}/print/")
    assert number[0] in printed.content.decode()


def test_public_pages_set_no_cookie_and_need_no_script(public: Client) -> None:
    for page in ("/visa/", APPLY, MINE):
        answer = public.get(page)
        assert "<script" not in answer.content.decode()
        assert not answer.cookies
    answer = public.post(APPLY, form_of())
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_zone_that_was_mistyped_is_said_at_its_field_and_nothing_is_lost(public: Client) -> None:
    wrong = form_of(zone=ZONE.replace("L898902C36", "L898902C35"), contact="", address="Hotel")
    answer = public.post(APPLY, wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing is kept yet" in page
    assert 'id="id_zone_error"' in page
    assert "Hotel" in page
    assert not Application.objects.exists()


def test_fields_may_be_typed_instead_of_the_zone(public: Client) -> None:
    typed = form_of(
        zone="",
        primary="Brevaire",
        secondary="Lune",
        birth_date="1988-02-29",
        nationality="uto",
        document_issuer="UTO",
        document_number="U7654321",
    )
    assert keys_in(public.post(APPLY, typed).content.decode())


def test_own_people_and_other_documents_are_told_at_the_field(public: Client) -> None:
    page = public.post(APPLY, form_of(nationality="HTI")).content.decode()
    assert "not offered to this nationality" in page
    assert 'id="id_nationality_error"' in page


def test_wrong_code_shows_nothing_and_keeps_the_reference(public: Client) -> None:
    key = keys_in(public.post(APPLY, form_of()).content.decode())
    answer = public.post(MINE, {**key, "code": "no"})
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "do not belong together" in page
    assert key["reference"] in page
    assert "Step 2" not in page


def test_code_is_kept_by_a_slow_hash() -> None:
    Client().post(APPLY, form_of())
    assert Application.objects.get().code_hash.startswith("scrypt$")


def test_file_over_the_limit_is_refused_in_words_and_the_page_stays(public: Client) -> None:
    key = keys_in(public.post(APPLY, form_of()).content.decode())
    file = SimpleUploadedFile("big.pdf", b"%PDF-1.4" + bytes(evisa.MOST_BYTES + 100_000))
    answer = public.post(MINE, {**key, "act": "hand_in", "kind": "photo", "file": file})
    assert "larger than 5 MB" in answer.content.decode()
    assert "Step 2" in answer.content.decode()


def test_document_opens_apart_from_our_pages_and_each_look_is_written(
    public: Client, officer: Client, written: Entries
) -> None:
    key = keys_in(public.post(APPLY, form_of()).content.decode())
    pdf = SimpleUploadedFile("a.pdf", b"%PDF-1.4 <script>alert(1)</script> %%EOF")
    public.post(MINE, {**key, "act": "hand_in", "kind": "ticket", "file": pdf})
    row = ApplicationUpload.objects.get()
    at = f"/authorisations/applications/{row.application_id}/documents/{row.pk}/"
    answer = officer.get(at)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert [entry.kind for entry in written()][-1] == "journal.looked_at"


def test_question_and_refusal_reach_the_applicant_in_their_language(
    public: Client, officer: Client
) -> None:
    key = sent(public)
    one = f"/authorisations/applications/{Application.objects.get().pk}/"
    officer.post(f"{one}ask/", {"text": "When do you leave?"})
    assert "When do you leave?" in public.post(MINE, key).content.decode()
    said = public.post(MINE, {**key, "act": "answer", "answer": "On Sunday"}).content.decode()
    assert "keeps its place" in said
    assert officer.post(f"{one}refuse/", {"reason": "", "note": "x"}).status_code == 422
    officer.post(f"{one}refuse/", {"reason": "means_not_shown", "note": "No statement"})
    page = public.post("/visa/mine/?lang=es", key).content.decode()
    assert "art. 12 (3)" in page
    assert "30 días" in page
    assert "No statement" in page
    refund = re.search(r'action="([^"]+/return/)"', officer.get(one).content.decode())
    assert refund
    officer.post(refund[1])
    assert "Returned" in officer.get(one).content.decode()


def test_notice_comes_by_signature_alone(public: Client) -> None:
    answer = public.post("/visa/payments/simulator/", b"{}", content_type="application/json")
    assert answer.status_code == 400
    assert answer.json() == {"code": "credentials.notice_refused"}


def test_form_never_leads_to_another_site(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    key = keys_in(public.post(APPLY, form_of()).content.decode())
    away = "https://pay.example.org/?a=1&b=2"
    monkeypatch.setattr(evisa, "start_payment", lambda **_said: away)
    answer = public.post(MINE, {**key, "act": "pay"})
    assert answer.status_code == 200
    assert "Location" not in answer
    link = 'href="https://pay.example.org/?a=1&amp;b=2" rel="noreferrer"'
    assert link in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_each_state_lists_in_the_queue(officer: Client) -> None:
    for state in ("", "begun", "unpaid", "asked", "approved", "refused", "withdrawn", "nonsense"):
        assert officer.get("/authorisations/applications/", {"state": state}).status_code == 200


def test_where_nothing_can_be_paid_only_what_is_free_can_be_asked_for(
    public: Client, settings: object
) -> None:
    settings.PAYMENT_ADAPTER = ""  # type: ignore[attr-defined]  # pytest-django's settings
    assert public.get(APPLY).status_code == 404
    assert "cannot be paid online" in public.get("/visa/?lang=en").content.decode()
    assert public.get("/visa/apply/HTI-HUMANITARIAN/").status_code == 200
