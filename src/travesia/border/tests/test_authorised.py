"""Letting in on a visa, permit or pass: counted with the crossing, undone with it, never silent."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.models import Crossing
from travesia.border.services import presenting
from travesia.border.tests.authorised_cast import BERTA, ISSUER, issued, revoke
from travesia.border.tests.cast import OFFICER, SUPERVISOR, admit, opened, zone
from travesia.border.tests.presented_cast import TRUST, card
from travesia.credentials import selectors as credentials
from travesia.credentials import services as credential_services
from travesia.credentials.domain import AuthorisationView, Kind, State, StickerFacts
from travesia.credentials.domain import Size as StickerSize
from travesia.credentials.domain import zone_of as sticker_zone
from travesia.journal import selectors as journal

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("desk")]
TODAY = date(2026, 11, 20)


def enter(inspection_id: UUID, view: AuthorisationView | None, **more: object) -> UUID:
    """Admit an entry on an authorisation and return the crossing."""
    fields: dict[str, object] = {
        "journey": services.Journey(
            Direction.ENTRY, authorisation_id=None if view is None else view.id
        ),
        "ground": "",
    }
    return admit(inspection_id, by=OFFICER, **(fields | more)).crossing_id


def standing(view: AuthorisationView) -> credentials.Record:
    return credentials.access_authorisation(
        actor=ISSUER, authorisation_id=view.id, purpose=Purpose.AUTHORISATION
    )


def seen(inspection_id: UUID) -> tuple[AuthorisationView, ...]:
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)
    return selectors.authorisations_of(
        actor=OFFICER, view=view, on=TODAY, purpose=Purpose.BORDER_INSPECTION
    )


def correction(crossing_id: UUID, **changes: object) -> services.Correction:
    row = Crossing.objects.get(pk=crossing_id)
    fields: dict[str, object] = {
        "direction": Direction(row.direction),
        "occurred_at": row.occurred_at,
        "purpose_of_travel": "",
        "conveyance": "",
        "nationality": row.nationality,
        "sex": row.sex,
        "reason": "Wrong lane",
    }
    return services.Correction(**(fields | changes))  # type: ignore[arg-type]  # fields by name


def corrected(crossing_id: UUID, **changes: object) -> UUID:
    return services.correct_crossing(
        actor=SUPERVISOR,
        crossing_id=crossing_id,
        seen_version=1,
        correction=correction(crossing_id, **changes),
        purpose=Purpose.SUPERVISION,
    ).crossing_id


def test_an_entry_is_counted_on_the_visa_that_the_officer_chose() -> None:
    visa, other = issued(), issued(Kind.RESIDENCE_PERMIT, entries_allowed=None)
    crossing = enter(opened(zone()), visa)
    record = standing(visa)
    assert (record.view.entries_left, record.uses[0].crossing_id) == (1, crossing)
    assert standing(other).uses == ()


def test_the_same_form_sent_twice_counts_one_entry() -> None:
    visa, inspection, nonce = issued(), opened(zone()), uuid4()
    enter(inspection, visa, nonce=nonce)
    enter(inspection, visa, nonce=nonce)
    assert standing(visa).view.entries_used == 1


def test_an_exit_uses_no_entry_whatever_was_chosen() -> None:
    visa = issued()
    journey = services.Journey(Direction.EXIT, authorisation_id=visa.id)
    enter(opened(zone()), visa, journey=journey)
    assert standing(visa).view.entries_used == 0


def test_a_visa_revoked_while_the_page_was_open_leaves_nothing_recorded() -> None:
    visa, inspection = issued(), opened(zone())
    revoke(visa)
    with pytest.raises(credential_services.CredentialConflictError):
        enter(inspection, visa)
    assert Crossing.objects.count() == 0
    assert [one.state for one in seen(inspection)] == [State.REVOKED]
    enter(inspection, None)
    assert standing(visa).uses == ()


def test_the_last_entry_cannot_be_used_twice() -> None:
    visa = issued(entries_allowed=1)
    enter(opened(zone()), visa)
    with pytest.raises(credential_services.CredentialConflictError):
        enter(opened(zone()), visa)
    assert Crossing.objects.count() == 1


def test_another_travellers_visa_is_never_counted() -> None:
    visa = issued(holder=replace(BERTA, document_number="Y7654321"))
    inspection = opened(zone())
    assert seen(inspection) == ()
    with pytest.raises(credential_services.CredentialConflictError) as refused:
        enter(inspection, visa)
    assert refused.value.code == "credentials.another_holder"
    assert Crossing.objects.count() == 0


def test_without_the_journal_neither_crossing_nor_entry_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visa, inspection = issued(), opened(zone())

    def torn(*_all: object, **_rest: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("travesia.credentials.services.using.tell", torn)
    with pytest.raises(OSError, match="disk"):
        enter(inspection, visa)
    monkeypatch.undo()
    assert Crossing.objects.count() == 0
    assert standing(visa).uses == ()


def test_an_entry_corrected_into_an_exit_frees_the_entry_in_the_same_transaction() -> None:
    visa = issued(entries_allowed=1)
    crossing = enter(opened(zone()), visa)
    assert standing(visa).view.state is State.USED_UP
    corrected(crossing, direction=Direction.EXIT)
    record = standing(visa)
    assert (record.view.state, record.view.entries_left) == (State.GRANTED, 1)
    assert record.uses[0].undone


def test_a_corrected_entry_stays_counted_on_its_true_day_though_revoked_since() -> None:
    visa = issued(entries_allowed=1)
    crossing = enter(opened(zone()), visa)
    revoke(visa)
    row = Crossing.objects.get(pk=crossing)
    new = corrected(crossing, occurred_at=row.occurred_at - timedelta(days=1))
    uses = [use for use in standing(visa).uses if not use.undone]
    assert [(use.crossing_id, use.entered_on) for use in uses] == [(new, TODAY - timedelta(days=1))]


def test_the_look_at_the_panel_is_written_down_also_when_there_is_nothing() -> None:
    inspection = opened(zone())
    before = journal_looks()
    assert seen(inspection) == ()
    assert journal_looks() == before + 1


def journal_looks() -> int:
    return sum(1 for entry in journal.entries_after(0) if entry.kind == "journal.looked_at")


def zone_as_printed(view: AuthorisationView, **changes: object) -> str:
    holder = replace(view.holder, **changes)  # type: ignore[arg-type]  # fields by name
    facts = StickerFacts(view.number, view.issuer, holder, view.terms.valid_until)
    return "\n".join(sticker_zone(facts, StickerSize.MRV_A))


def findings_of(inspection_id: UUID) -> dict[str, str]:
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)
    return {item.code: item.level.value for item in view.verdict.findings}


def test_a_visa_that_is_read_is_compared_with_what_was_issued() -> None:
    visa, inspection = issued(), opened(zone())
    services.present_document(actor=OFFICER, inspection_id=inspection, text=zone_as_printed(visa))
    assert findings_of(inspection)["visa.as_issued"] == "ok"


def test_a_changed_visa_leads_in_red_and_bars_nothing() -> None:
    visa, inspection = issued(), opened(zone())
    text = zone_as_printed(visa, birth_date="1991-01-02")
    services.present_document(actor=OFFICER, inspection_id=inspection, text=text)
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    assert view.verdict.lead.code == "visa.not_as_issued"
    assert view.verdict.lead.facts["fields"] == "birth_date"
    assert not view.bar
    assert not view.needs_ground


def test_a_visa_of_this_country_that_nobody_issued_is_a_caution() -> None:
    visa = issued()
    text = zone_as_printed(replace(visa, number="V44444444"))
    inspection = opened(zone())
    services.present_document(actor=OFFICER, inspection_id=inspection, text=text)
    assert findings_of(inspection)["visa.not_in_ledger"] == "caution"


def test_a_card_that_was_read_stands_among_the_authorisations_with_the_age_of_its_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(presenting, "trust_here", lambda: TRUST)
    inspection = opened(zone())
    services.present_document(actor=OFFICER, inspection_id=inspection, text=card())
    (held,) = seen(inspection)
    assert (held.kind, held.lets_in) == (Kind.WORK_PERMIT, True)
    assert "list_fresh" in [note.code for note in held.notes]
