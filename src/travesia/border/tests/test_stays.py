"""Entry and exit matched: what is proved, what is not recorded, and what an officer has to say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.models import Crossing, Stay, StayConfirmation
from travesia.border.tests.cast import (
    FOREIGN_POST,
    NEIGHBOUR,
    OFFICER,
    OTHER_POST,
    POST,
    SECOND,
    STRANGER,
)
from travesia.border.tests.staying_cast import (
    ANA,
    HEAD,
    PASSPORT,
    RENEWED,
    bring,
    facts,
    moved,
    root_of,
    stay,
)
from travesia.core.clock import FixedClock
from travesia.core.errors import DeniedError
from travesia.people import services as people
from travesia.people.domain import Evidence, HeldDocument

pytestmark = [pytest.mark.storage, pytest.mark.usefixtures("desk")]

IN, OUT = f"+2026-05-01T10:00@{POST}", f"-2026-05-10T10:00@{POST}"
REASON = "renewed at the consulate, both shown"


def states() -> list[str]:
    return list(Stay.objects.order_by("entered_at", "left_at").values_list("state", flat=True))


def test_an_exit_ends_the_entry_before_it_with_its_rule() -> None:
    bring(moved(IN), moved(OUT))
    row = stay()
    assert (row.state, row.standing, row.days) == ("closed", "within", 10)
    assert row.rule == "ANY-VISITOR@2024-01-01"
    assert row.last_day == date(2026, 7, 29)


def test_an_entry_alone_is_open_and_nothing_is_said_of_its_length() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"))
    row = stay()
    assert (row.state, row.standing, row.overstay_days) == ("open", "", 0)
    assert row.last_day == date(2026, 4, 9)


def test_leaving_too_late_is_reckoned_at_exit_by_the_rule() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"), moved(f"-2026-04-12T10:00@{OTHER_POST}"))
    row = stay()
    assert (row.standing, row.overstay_days, row.rule) == (
        "overstayed",
        3,
        "ANY-VISITOR@2024-01-01",
    )


def test_an_exit_comes_later_and_ends_the_stay_that_was_open() -> None:
    bring(moved(IN))
    bring(moved(OUT))
    assert states() == ["closed"]


def test_seen_again_without_an_exit_is_not_recorded_and_never_too_long() -> None:
    bring(moved(f"+2025-10-01T10:00@{POST}"), moved(IN))
    first = Stay.objects.get(state="exit_missing")
    assert (first.standing, first.overstay_days, first.last_day) == ("not_recorded", 0, None)
    assert Stay.objects.filter(state="open").count() == 1


def test_an_exit_without_an_entry_is_not_recorded() -> None:
    bring(moved(OUT))
    row = stay()
    assert (row.state, row.standing, row.id) == ("entry_missing", "not_recorded", row.exit_root)


def test_each_country_matches_its_own_movements() -> None:
    bring(moved(IN), moved(f"+2026-05-03T10:00@{FOREIGN_POST}"), moved(OUT))
    found = {row.country: row.state for row in Stay.objects.all()}
    assert found == {"HTI": "closed", "CRI": "open"}


def test_whoever_was_turned_back_did_not_stay() -> None:
    bring(moved(IN, decision="refused"))
    assert not Stay.objects.exists()


def test_another_document_at_exit_waits_for_an_officer_who_is_shown_both() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"), moved(OUT, document=RENEWED))
    row = stay()
    assert (row.state, row.standing, row.overstay_days) == ("to_confirm", "to_confirm", 0)
    (asked,) = selectors.access_changed_documents(actor=OFFICER, country="HTI", post=POST)
    assert asked.entry_document == "FRA X1234567"
    assert asked.exit_document == "FRA Y7654321"


def test_the_same_traveller_by_an_officers_word_is_a_stay_and_is_reckoned() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"), moved(OUT, document=RENEWED))
    receipt = services.answer_stay_document(
        actor=OFFICER,
        stay_id=stay().id,
        exit_root=root_of("exit"),
        same_traveller=True,
        reason=REASON,
    )
    row = stay()
    assert (row.state, row.standing, row.overstay_days) == ("closed", "overstayed", 31)
    again = services.answer_stay_document(
        actor=OFFICER,
        stay_id=row.id,
        exit_root=root_of("exit"),
        same_traveller=True,
        reason="once more",
    )
    assert again == services.StayReceipt(receipt.number, repeated=True)
    assert StayConfirmation.objects.count() == 1


def test_another_traveller_by_an_officers_word_leaves_the_entry_open() -> None:
    bring(moved(IN), moved(OUT, document=RENEWED))
    services.answer_stay_document(
        actor=OFFICER,
        stay_id=stay().id,
        exit_root=root_of("exit"),
        same_traveller=False,
        reason="two sisters",
    )
    assert sorted(states()) == ["entry_missing", "open"]
    bring(moved(f"-2026-05-20T10:00@{POST}"))
    assert sorted(states()) == ["closed", "entry_missing"]


@pytest.mark.parametrize(
    ("by", "reason", "error"),
    [
        (STRANGER, REASON, DeniedError),
        (NEIGHBOUR, REASON, DeniedError),
        (OFFICER, "  ", services.BorderError),
    ],
)
def test_an_answer_needs_the_post_and_a_reason(by: object, reason: str, error: type) -> None:
    bring(moved(IN), moved(OUT, document=RENEWED))
    with pytest.raises(error):
        services.answer_stay_document(
            actor=by,  # type: ignore[arg-type]  # actors of the cast
            stay_id=stay().id,
            exit_root=root_of("exit"),
            same_traveller=True,
            reason=reason,
        )
    assert stay().state == "to_confirm"


def test_two_crossings_that_stand_together_no_longer_cannot_be_answered() -> None:
    bring(moved(IN), moved(OUT))
    with pytest.raises(services.BorderConflictError):
        services.answer_stay_document(
            actor=OFFICER,
            stay_id=stay().id,
            exit_root=root_of("exit"),
            same_traveller=False,
            reason=REASON,
        )


def test_records_that_an_officer_linked_are_one_traveller_and_unlinked_two_again() -> None:
    bring(moved(IN), moved(OUT, "anna", document=RENEWED))
    assert sorted(states()) == ["entry_missing", "open"]
    persons = Crossing.objects.order_by("occurred_at").values_list("person_id", flat=True)
    link = people.link_persons(
        actor=SECOND,
        person_id=persons[0],
        other_id=persons[1],
        evidence=Evidence.DOCUMENT_INSPECTED,
        reason="both passports shown",
        purpose=Purpose.SECOND_LINE_INSPECTION,
    )
    services.catch_up()
    assert states() == ["closed"]
    people.unlink_persons(
        actor=SECOND,
        link_id=link.id,
        reason="two sisters",
        purpose=Purpose.SECOND_LINE_INSPECTION,
    )
    services.catch_up()
    assert sorted(states()) == ["entry_missing", "open"]


def test_one_document_on_two_records_is_matched_by_the_document() -> None:
    bring(moved(IN), moved(OUT, traveller="registered again"))
    assert Crossing.objects.values("person_id").distinct().count() == 2
    assert states() == ["closed"]


def test_one_document_with_two_names_is_matched_by_nobody_until_somebody_says() -> None:
    other = replace(ANA, primary="MERCADER", secondary="LUCIA")
    bring(moved(IN), moved(OUT, traveller="lucia", claim=other))
    assert states() == ["closed"]  # an import asks nothing
    people.find_duplicates(actor=Actor.system("duplicates", {"people.raise_question"}))
    services.catch_up()
    assert sorted(states()) == ["entry_missing", "open"]


def test_a_birth_date_that_was_corrected_parts_records_of_one_document() -> None:
    bring(moved(IN), moved(OUT, traveller="registered again"))
    assert states() == ["closed"]
    row = Crossing.objects.get(direction="exit")
    people.correct_claim(
        actor=SECOND,
        person_id=row.person_id,
        claim=replace(ANA, birth_date="1961-07-30"),
        expected_revision=1,
        reason="read wrongly",
        purpose=Purpose.SECOND_LINE_INSPECTION,
    )
    services.catch_up()
    assert sorted(states()) == ["entry_missing", "open"]


def test_a_corrected_crossing_is_matched_anew() -> None:
    bring(moved(IN), moved(OUT))
    row = Crossing.objects.get(direction="exit")
    correction = services.Correction(
        Direction.ENTRY, row.occurred_at, "", "", "FRA", "F", "wrong lane"
    )
    services.correct_crossing(
        actor=OFFICER, crossing_id=row.id, seen_version=1, correction=correction
    )
    services.catch_up()
    assert states() == ["exit_missing", "open"]


def test_a_time_that_was_corrected_changes_what_was_reckoned() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"), moved(f"-2026-04-12T10:00@{POST}"))
    row = Crossing.objects.get(direction="exit")
    earlier = row.occurred_at - timedelta(days=10)
    correction = services.Correction(Direction.EXIT, earlier, "", "", "FRA", "F", "clock was wrong")
    services.correct_crossing(
        actor=OFFICER, crossing_id=row.id, seen_version=1, correction=correction
    )
    services.catch_up()
    assert (stay().standing, stay().overstay_days) == ("within", 0)


def test_erased_crossings_leave_no_stay_behind(desk: FixedClock) -> None:
    bring(moved(IN), moved(OUT, document=RENEWED))
    services.answer_stay_document(
        actor=OFFICER,
        stay_id=stay().id,
        exit_root=root_of("exit"),
        same_traveller=True,
        reason=REASON,
    )
    assert services.shred_crossings(desk.now() + timedelta(days=4 * 365), 10) == 2
    assert not Stay.objects.exists()
    assert not StayConfirmation.objects.exists()


def test_stays_past_their_period_go_and_younger_ones_stay(desk: FixedClock) -> None:
    bring(moved(IN), moved(OUT), moved(f"+2026-06-01T10:00@{POST}"))
    assert services.shred_stays(desk.now() - timedelta(days=3 * 365), 10) == 0
    assert services.shred_stays(desk.now(), 10) == 1
    assert states() == ["open"]


def test_reports_count_what_is_open_and_what_a_month_brought() -> None:
    bring(
        moved(f"+2026-01-10T10:00@{POST}", "a", document=other("A1")),
        moved(f"+2026-11-01T10:00@{POST}", "b", document=other("B1")),
        moved(f"+2026-01-10T10:00@{OTHER_POST}", "c", document=other("C1")),
        moved(f"-2026-04-30T10:00@{OTHER_POST}", "c", document=other("C1")),
        moved(f"-2026-04-02T10:00@{POST}", "d", document=other("D1")),
    )
    report = selectors.open_report(
        actor=HEAD, country="HTI", on=date(2026, 11, 20), purpose=Purpose.SUPERVISION
    )
    assert [(one.post, one.open, one.past_last_day) for one in report.posts] == [(POST, 2, 1)]
    month = selectors.month_report(
        actor=HEAD, country="HTI", month="2026-04", purpose=Purpose.SUPERVISION
    )
    seen = {one.post: (one.exits, one.exits_without_entry, one.overstays) for one in month.posts}
    assert seen == {POST: (1, 1, 0), OTHER_POST: (1, 0, 1)}
    assert month.nationalities == {"FRA": (0, 2)}
    with pytest.raises(DeniedError):
        selectors.open_report(
            actor=OFFICER, country="HTI", on=date(2026, 11, 20), purpose=Purpose.SUPERVISION
        )


def other(number: str) -> HeldDocument:
    return replace(PASSPORT, number=number)


def test_stays_are_the_same_after_settling_twice() -> None:
    bring(moved(IN), moved(OUT))
    before = facts()
    assert services.settle({stay().person_id}) == 0
    assert facts() == before
