"""Registers of lost documents at the desk: asked beside the opening, answered for by people."""

import pytest
from django.db import connection
from pytest_django import Settings

from travesia.border import selectors, services
from travesia.border.domain import Answer, Level
from travesia.border.models import Inspection, LateHit
from travesia.border.tests.cast import OFFICER, admit, answer_all, opened, zone
from travesia.border.tests.paper_cast import enter
from travesia.border.tests.register_cast import LET_GO
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.lists.domain.document_checks import ask as ask_line
from travesia.lists.services import RegistersAsked
from travesia.lists.services import registers as asking

pytestmark = pytest.mark.storage
HERE = "travesia.border.tests.register_cast"


@pytest.fixture(autouse=True)
def fresh() -> object:
    asking._short_until.clear()
    LET_GO.clear()
    yield
    LET_GO.set()


def use(settings: Settings, name: str) -> None:
    settings.DOCUMENT_REGISTERS = {"sltd": f"{HERE}.{name}"}
    settings.QUESTION_SECONDS = 2.0 if name != "Hangs" else 0.1


def levels(inspection_id: object) -> dict[str, Level]:
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)  # type: ignore[arg-type]  # an id
    return {one.code: one.level for one in view.verdict.findings}


def test_where_no_register_is_set_up_nothing_is_said_and_nothing_written(desk: FixedClock) -> None:
    inspection = opened(zone())
    assert not any(code.startswith("register.") for code in levels(inspection))
    assert Inspection.objects.get().registers == []
    assert "border.register_asked" not in {one.kind for one in journal.entries_after(0)}


def test_a_document_that_nobody_reported_is_said_to_have_been_asked_about(
    desk: FixedClock, settings: Settings
) -> None:
    use(settings, "Reports")
    inspection = opened(zone(number="Y7654321"))
    assert levels(inspection)["register.answered"] is Level.OK
    admit(inspection)


def test_a_reported_document_waits_for_a_comparison_as_a_list_entry_does(
    desk: FixedClock, settings: Settings
) -> None:
    use(settings, "Reports")
    inspection = opened(zone())
    assert levels(inspection)["list.waits"] is Level.CAUTION
    with pytest.raises(services.BorderError) as caught:
        admit(inspection)
    assert caught.value.code == "border.answer_first"
    answer_all(inspection, Answer.MAY_BE_SAME)
    with pytest.raises(services.BorderError) as caught:
        admit(inspection)
    assert caught.value.code == "border.second_line_first"
    (body,) = [one.body for one in journal.entries_after(0) if one.kind == "lists.hit_answered"]
    assert body is not None
    kept = (body["source_key"], body["entry_number"], body["outcome"])
    assert kept == ("sltd", "R-7", "may_be_same")


def test_the_next_officer_sees_what_was_answered_about_the_report(
    desk: FixedClock, settings: Settings
) -> None:
    use(settings, "Reports")
    first = opened(zone())
    answer_all(first)
    admit(first)
    desk.set(desk.now().replace(hour=23))
    (row,) = Inspection.objects.get(pk=opened(zone())).hits.all()
    assert row.shown["earlier"]["outcome"] == "not_same"


@pytest.mark.parametrize(("name", "code"), [("Cut", "register.silent"), ("Hangs", "register.late")])
def test_a_register_without_an_answer_is_red_and_bars_the_first_line(
    desk: FixedClock, settings: Settings, name: str, code: str
) -> None:
    use(settings, name)
    inspection = opened(zone())
    assert levels(inspection)[code] is Level.STOP
    with pytest.raises(services.BorderError) as caught:
        admit(inspection)
    assert caught.value.code == "border.register_silent"
    use(settings, "Reports")
    services.ask_again(actor=OFFICER, inspection_id=inspection)
    assert levels(inspection)["list.waits"] is Level.CAUTION


def test_an_adapter_that_cannot_be_loaded_is_never_taken_for_no_register(
    desk: FixedClock, settings: Settings
) -> None:
    settings.DOCUMENT_REGISTERS = {"sltd": "nowhere.at.all"}
    inspection = opened(zone())
    assert levels(inspection)["register.silent"] is Level.STOP


def test_nobody_waits_for_a_register_while_the_database_is_held(
    desk: FixedClock, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, "Reports")
    held: list[int] = []
    real = RegistersAsked.answers

    def answers(self: RegistersAsked) -> object:
        held.append(len(connection.savepoint_ids))
        return real(self)

    monkeypatch.setattr(RegistersAsked, "answers", answers)
    inspection = opened(zone())
    services.ask_again(actor=OFFICER, inspection_id=inspection)
    assert held == [0, 0]


def test_after_a_line_was_too_late_the_next_traveller_waits_for_it_only_shortly(
    desk: FixedClock, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, "Hangs")
    waits: list[float] = []
    real = ask_line

    def ask(*args: object, time_limit: float, **kwargs: object) -> object:
        waits.append(time_limit)
        return real(*args, time_limit=0.01, **kwargs)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(asking, "ask", ask)
    settings.QUESTION_SECONDS = 10.0
    opened(zone())
    opened(zone(number="Y7654321"))
    assert waits[0] > 5
    assert waits[1] == asking.SHORT_WAIT


def test_the_journal_says_what_each_register_answered_and_that_it_is_a_simulator(
    desk: FixedClock, settings: Settings
) -> None:
    use(settings, "Reports")
    opened(zone())
    (body,) = [one.body for one in journal.entries_after(0) if one.kind == "border.register_asked"]
    assert body is not None
    assert (body["register"], body["state"], body["reason"], body["simulated"]) == (
        "sltd",
        "hit",
        "stolen",
        True,
    )


def test_a_report_found_of_a_form_on_paper_becomes_a_late_hit(
    desk: FixedClock, settings: Settings
) -> None:
    use(settings, "Reports")
    receipt = enter()
    assert receipt.late_hits == 1
    assert LateHit.objects.get().hit.shown["register"] == "sltd"


def test_a_register_without_an_answer_is_said_of_a_form_on_paper_too(
    desk: FixedClock, settings: Settings
) -> None:
    use(settings, "Cut")
    assert [row["how"] for row in enter().registers] == ["silent"]


def test_words_of_a_report_say_that_the_issuing_country_confirms_first() -> None:
    from travesia.border.views.asks import asks_of

    said = asks_of({"register": "sltd", "reported": "stolen"})
    assert "stolen" in said
    assert "issuing country confirms" in said
