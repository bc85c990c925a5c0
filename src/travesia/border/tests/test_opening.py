"""Opening an inspection: a document in hand, nothing decided, nothing typed lost."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import Decision, InspectionState, Level
from travesia.border.models import Crossing, Inspection
from travesia.border.models import Decision as DecisionRow
from travesia.border.tests.cast import (
    FOREIGNER,
    MONITOR,
    NEIGHBOUR,
    OFFICER,
    POST,
    SPECIMEN,
    STRANGER,
    FakeLists,
    admit,
    answer_all,
    hit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.people.domain import Claim, HeldDocument

pytestmark = pytest.mark.storage


def test_the_specimen_is_read_and_reported_expired(desk: FixedClock) -> None:
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened())
    assert view.verdict.level is Level.STOP
    assert view.verdict.lead.code == "document.expired"
    assert view.claim == Claim("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO")
    assert view.reading is not None
    assert view.reading.all_digits_agree


def test_opening_decides_nothing_and_registers_nobody(desk: FixedClock) -> None:
    inspection = Inspection.objects.get(pk=opened())
    assert inspection.state == InspectionState.OPENED
    assert inspection.person_id is None
    assert not DecisionRow.objects.exists()
    assert not Crossing.objects.exists()


def test_opening_is_one_entry_with_the_list_versions_as_basis(desk: FixedClock) -> None:
    opened()
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.inspection_opened") == 1
    assert Inspection.objects.get().basis == {"national": "3"}


def test_the_same_form_sent_twice_opens_one_inspection(desk: FixedClock) -> None:
    nonce = uuid4()
    first, second = (
        services.open_inspection(actor=OFFICER, post_code=POST, nonce=nonce, zone=SPECIMEN)
        for _ in range(2)
    )
    assert first == second
    assert Inspection.objects.count() == 1


def test_two_forms_that_meet_in_the_database_open_one_inspection(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from travesia.border.services import opening

    nonce = uuid4()
    first = services.open_inspection(actor=OFFICER, post_code=POST, nonce=nonce, zone=SPECIMEN)
    monkeypatch.setattr(opening, "_opened_before", lambda *_given: None)
    second = services.open_inspection(actor=OFFICER, post_code=POST, nonce=nonce, zone=SPECIMEN)
    assert second == first


@pytest.mark.parametrize("met_in_the_database", [False, True])
def test_a_used_form_never_answers_with_the_traveller_before(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch, met_in_the_database: bool
) -> None:
    from travesia.border.services import opening

    nonce = uuid4()
    services.open_inspection(actor=OFFICER, post_code=POST, nonce=nonce, zone=SPECIMEN)
    if met_in_the_database:
        monkeypatch.setattr(opening, "_opened_before", lambda *_given: None)
    with pytest.raises(services.BorderConflictError) as caught:
        services.open_inspection(actor=OFFICER, post_code=POST, nonce=nonce, zone=zone())
    assert caught.value.status == 409
    assert Inspection.objects.count() == 1


@pytest.mark.parametrize("who", [NEIGHBOUR, FOREIGNER, MONITOR, STRANGER])
def test_nobody_from_elsewhere_opens_an_inspection_here(desk: FixedClock, who: object) -> None:
    with pytest.raises(AccessDeniedError):
        services.open_inspection(actor=who, post_code=POST, nonce=uuid4(), zone=SPECIMEN)  # type: ignore[arg-type]  # actors of the cast


@pytest.mark.parametrize(
    "text",
    ["", "P<UTO", SPECIMEN.split("\n")[0], SPECIMEN[:-1], "\x00\x1b garbage ☃" * 9, "A" * 9000],
)
def test_what_is_no_zone_is_said_and_nothing_is_opened(desk: FixedClock, text: str) -> None:
    with pytest.raises(services.ZoneNotReadError) as caught:
        opened(text)
    assert caught.value.facts["faults"]
    assert "kept" in caught.value.message
    assert not Inspection.objects.exists()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_from_a_reader_is_answered_with_a_sentence(desk: FixedClock, text: str) -> None:
    with pytest.raises(services.ZoneNotReadError):
        opened(text)


def test_a_wrong_check_digit_is_opened_and_stops(desk: FixedClock) -> None:
    view = selectors.access_inspection(
        actor=OFFICER, inspection_id=opened(SPECIMEN.replace("7408122F", "7408123F"))
    )
    assert view.verdict.level is Level.STOP
    assert view.needs_ground


def test_a_typed_document_is_taken_and_said_to_be_typed(desk: FixedClock) -> None:
    inspection_id = services.open_inspection(
        actor=OFFICER,
        post_code=POST,
        nonce=uuid4(),
        claim=Claim(" eriksson ", "Anna", "1974", "f", "uto"),
        document=HeldDocument("P", "UTO", "L898902C3", None),
    )
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)
    assert view.reading is None
    assert "document.typed" in {item.code for item in view.findings}


def test_typed_fields_that_cannot_be_are_named(desk: FixedClock) -> None:
    with pytest.raises(services.BorderError) as caught:
        services.open_inspection(
            actor=OFFICER,
            post_code=POST,
            nonce=uuid4(),
            claim=Claim("", "", "1974-02-31", "F", "UTO"),
            document=HeldDocument("P", "UTO", "", None),
        )
    problems = caught.value.facts["problems"]
    assert isinstance(problems, tuple)
    assert {"name_missing", "number_missing", "birth_date_malformed"} <= set(problems)


def test_a_returning_traveller_is_known_with_earlier_crossings(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    desk.set(desk.now().replace(day=21))
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert view.is_known
    assert view.verdict.likely is Decision.ADMIT
    assert Inspection.objects.exclude(person=None).count() == 2


def test_a_known_number_with_another_birth_date_is_a_question(desk: FixedClock) -> None:
    from travesia.documents import PartialDate

    admit(opened(zone()), ground="")
    view = selectors.access_inspection(
        actor=OFFICER, inspection_id=opened(zone(birth_date=PartialDate(1991, 1, 2)))
    )
    assert view.verdict.lead.code == "person.differs"
    assert view.verdict.likely is Decision.SECOND_LINE


def test_a_hit_waits_and_the_traveller_is_looked_at_closer(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.hits = (hit(),)
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert view.bar == "border.answer_first"
    assert view.verdict.lead.code == "list.waits"
    assert view.hits[0].shown["comparison"][0]["note"] == "one_letter_off"


def test_an_answered_hit_is_kept_by_the_list_with_the_person(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.hits = (hit(),)
    inspection_id = opened(zone())
    answer_all(inspection_id)
    (answer,) = fake_lists.answers
    assert answer[1] == "not_same"
    assert answer[2] == Inspection.objects.get().person_id


def test_a_list_of_last_week_never_says_nobody(desk: FixedClock, fake_lists: FakeLists) -> None:
    fake_lists.published_at = fake_lists.published_at.replace(day=1)
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert view.verdict.lead.code == "list.stale"
    assert view.verdict.level is Level.STOP
    assert view.verdict.likely is Decision.SECOND_LINE
    assert not any(one.code == "list.nobody_alike" for one in view.verdict.findings)


def test_a_list_that_is_not_ready_never_says_nobody(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.ready = False
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert view.verdict.lead.code == "list.silent"
    assert Inspection.objects.get().basis == {}


def test_another_officers_look_at_an_open_inspection_is_written_down(desk: FixedClock) -> None:
    from travesia.border.tests.cast import COLLEAGUE

    inspection_id = opened()
    before = journal.head().seq
    selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)
    assert journal.head().seq == before
    selectors.access_inspection(actor=COLLEAGUE, inspection_id=inspection_id)
    assert journal.head().seq == before + 1
