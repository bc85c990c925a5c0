"""Presenting a visa, card or seal: kept once, journalled without what it says."""

import io
from datetime import date
from uuid import UUID, uuid4

import pytest

from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import Decision, Level, Source, Trust
from travesia.border.models import Inspection, Presentation
from travesia.border.services import presenting
from travesia.border.tests.cast import (
    COLLEAGUE,
    NEIGHBOUR,
    OFFICER,
    POST,
    SECOND,
    SPECIMEN,
    STRANGER,
    admit,
    opened,
    zone,
)
from travesia.border.tests.presented_cast import (
    OTHER_DAY,
    PERMIT,
    TRUST,
    Answer,
    card,
    identity_card,
    seal,
    small_document,
    visa,
)
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.seals.symbols import write_data_matrix, write_qr
from travesia.testing import TODAY

pytestmark = pytest.mark.storage


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the node a trust list and a status list."""
    monkeypatch.setattr(presenting, "trust_here", lambda: TRUST)


def shown(inspection_id: UUID, text: str) -> services.PresentationReceipt:
    return services.present_document(actor=OFFICER, inspection_id=inspection_id, text=text)


def view_of(inspection_id: UUID) -> selectors.InspectionView:
    return selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)


@pytest.mark.parametrize("text", [identity_card(), small_document()])
def test_documents_of_every_size_open_with_their_whole_number(desk: FixedClock, text: str) -> None:
    view = view_of(opened(text))
    assert view.reading is not None
    assert view.reading.conforms
    assert view.document.number == ("D23145890ABC12" if text.count("\n") == 2 else "X1234567")
    assert view.document.mrz == text
    assert view.verdict.likely is Decision.ADMIT


def test_the_longest_number_and_name_of_a_card_fit_the_tables(desk: FixedClock) -> None:
    number = "D23145890ABCDEFGHIJK12"
    row = Inspection.objects.get(pk=opened(identity_card(number, surname="Q" * 29, given_names="")))
    assert row.document_number == number
    row.full_clean(exclude=["client_nonce", "hits", "birth_date", "lists", "basis", "noted"])


def test_a_visa_card_and_seal_are_kept_with_the_inspection_in_order(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    for text in (visa(), card(), seal()):
        shown(inspection_id, text)
    view = view_of(inspection_id)
    assert [one.kind for one in view.presented] == ["visa", "card", "seal"]
    assert [one.state for one in view.presented] == ["in_date", "verified", "not_checked"]
    assert view.presented[1].read is not None
    assert view.presented[1].read.card is not None
    assert view.presented[1].read.card.card.permit == PERMIT


def test_the_journal_keeps_that_it_was_read_and_nothing_that_it_says(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    shown(inspection_id, card())
    entry = next(journal.entries_after(0, kinds=("border.document_presented",)))
    assert entry.body == {
        "inspection_id": str(inspection_id),
        "post": POST,
        "country": "HTI",
        "document": "card",
        "state": "verified",
    }


def test_the_same_card_read_twice_is_one_row_and_one_entry(desk: FixedClock) -> None:
    inspection_id, text = opened(zone()), card()
    assert not shown(inspection_id, text).repeated
    assert shown(inspection_id, text + "\n").repeated
    assert Presentation.objects.count() == 1
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.document_presented") == 1


def test_findings_join_the_verdict_and_never_bar_or_ask_for_a_ground(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    revoked = Trust(keys=TRUST.keys, status=Answer(1))
    monkeypatch.setattr(presenting, "trust_here", lambda: revoked)
    inspection_id = opened(zone())
    shown(inspection_id, card())
    view = view_of(inspection_id)
    assert view.verdict.level is Level.STOP
    assert (view.verdict.lead.code, view.verdict.lead.source) == (
        "card.revoked",
        Source.PRESENTED,
    )
    assert view.verdict.likely is Decision.SECOND_LINE
    assert not view.needs_ground
    assert not view.bar
    admit(inspection_id, ground="")


def test_what_fails_in_the_travel_document_leads_before_an_expired_visa(desk: FixedClock) -> None:
    inspection_id = opened(zone().replace("900102", "900103"))
    shown(inspection_id, visa(expiry_date=date(2026, 1, 1)))
    lead = view_of(inspection_id).verdict.lead
    assert (lead.code, lead.source) == ("digit.disagrees", Source.DOCUMENT)


def test_a_verified_card_leaves_nothing_against_admitting(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    shown(inspection_id, card())
    assert view_of(inspection_id).verdict.likely is Decision.ADMIT


def test_what_was_found_stays_as_it_was_when_the_lists_change(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection_id = opened(zone())
    shown(inspection_id, card())
    monkeypatch.setattr(presenting, "trust_here", Trust)
    desk.set(desk.now().replace(year=2028))
    assert view_of(inspection_id).presented[0].state == "verified"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (visa()[:-3], "border.visa_not_read"),
        (card()[:-4], "border.card_not_read"),
        (seal()[:-20], "border.seal_not_read"),
        ("garbage ☃", "border.zone_not_read"),
        ("", "border.zone_not_read"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_kept(
    desk: FixedClock, text: str, code: str
) -> None:
    inspection_id = opened(zone())
    with pytest.raises(services.ZoneNotReadError) as caught:
        shown(inspection_id, text)
    assert caught.value.code == code
    assert caught.value.facts["faults"]
    assert "kept" in caught.value.message
    assert not Presentation.objects.exists()


def test_a_second_travel_document_is_not_presented(desk: FixedClock) -> None:
    with pytest.raises(services.BorderError) as caught:
        shown(opened(zone()), SPECIMEN)
    assert caught.value.code == "border.second_document"


def test_nothing_is_presented_after_a_decision(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    admit(inspection_id, ground="")
    with pytest.raises(services.BorderConflictError) as caught:
        shown(inspection_id, card())
    assert caught.value.code == "border.already_decided"


def test_a_stack_that_never_ends_is_stopped(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "MOST", 2)
    inspection_id = opened(zone())
    shown(inspection_id, visa("V1"))
    shown(inspection_id, visa("V2"))
    with pytest.raises(services.BorderConflictError):
        shown(inspection_id, visa("V3"))
    assert shown(inspection_id, visa("V1")).repeated


@pytest.mark.parametrize("who", [NEIGHBOUR, STRANGER])
def test_nobody_from_elsewhere_presents_anything_here(desk: FixedClock, who: object) -> None:
    inspection_id = opened(zone())
    with pytest.raises(AccessDeniedError):
        services.present_document(actor=who, inspection_id=inspection_id, text=card())  # type: ignore[arg-type]  # actors of the cast


def test_a_look_at_what_was_presented_is_written_for_who_did_not_open(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    shown(inspection_id, card())
    selectors.access_inspection(actor=COLLEAGUE, inspection_id=inspection_id)
    look = list(journal.entries_after(0, kinds=("journal.looked_at",)))[-1]
    assert look.body is not None
    assert "presented" in str(look.body["fields"])


@pytest.mark.parametrize("text", [visa(), card(), seal()])
def test_before_a_travel_document_it_is_kept_and_asked_for(desk: FixedClock, text: str) -> None:
    with pytest.raises(services.DocumentFirstError) as caught:
        opened(text)
    assert "kept here" in caught.value.message
    assert not Inspection.objects.exists()


def test_the_seal_of_an_emergency_document_opens_it_and_is_presented(desk: FixedClock) -> None:
    text = seal("emergency_travel_document", text=small_document())
    nonce = uuid4()
    first, second = (
        services.open_inspection(actor=OFFICER, post_code=POST, nonce=nonce, zone=text)
        for _ in range(2)
    )
    view = view_of(first)
    assert first == second
    assert view.document.number == "X1234567"
    assert [one.kind for one in view.presented] == ["seal"]
    assert {row["relation"] for row in view.presented[0].compared} == {"agrees"}


def test_shredding_takes_what_was_presented_with_its_inspection(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    shown(inspection_id, visa(birth_date=OTHER_DAY))
    late = desk.now().replace(year=2031)
    assert services.shred_inspections(late, 10) == 1
    assert not Presentation.objects.exists()


def test_second_line_reads_a_card_of_somebody_who_was_referred(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    services.refer_to_second_line(actor=OFFICER, inspection_id=inspection_id, reason="document")
    receipt = services.present_document(actor=SECOND, inspection_id=inspection_id, text=card())
    assert receipt.state == "verified"


def test_a_picture_gives_the_text_of_its_card_and_the_digits_of_its_seal() -> None:
    text, digits = card(), seal()
    assert services.read_picture(write_qr(text).png(), today=TODAY.date()) == (text,)
    matrix = write_data_matrix(bytes.fromhex(digits))
    assert services.read_picture(matrix.png(), today=TODAY.date()) == (digits,)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "border.picture_not_read"),
        (b"%PDF-1.7 not a picture", "border.picture_not_read"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "border.picture_not_read"),
    ],
)
def test_a_file_that_is_no_picture_is_said(content: bytes, code: str) -> None:
    with pytest.raises(services.ZoneNotReadError) as caught:
        services.read_picture(content, today=TODAY.date())
    assert caught.value.code == code
    assert caught.value.facts["faults"]


def test_a_picture_without_a_code_and_one_with_another_code_are_said() -> None:
    from PIL import Image

    empty = io.BytesIO()
    Image.new("L", (200, 200), 255).save(empty, "PNG")
    with pytest.raises(services.ZoneNotReadError) as caught:
        services.read_picture(empty.getvalue(), today=TODAY.date())
    assert caught.value.code == "border.no_code_in_picture"
    with pytest.raises(services.ZoneNotReadError):
        services.read_picture(write_qr("https://example.org/").png(), today=TODAY.date())
