"""Keeping figures: entered, verified by somebody else, corrected with a reason, never lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core.errors import ConflictError, DeniedError, NotFoundError
from travesia.core.events import EntryView
from travesia.programme.domain import FigureState, Part, Period, Split, SplitForm
from travesia.programme.selectors import figures as reading
from travesia.programme.services import figures as services
from travesia.programme.services.errors import FiguresRefusedError, ProgrammeError
from travesia.programme.tests.cast import COLLEAGUE, IN_GUATEMALA, OFFICER, READER, a_figure

Entries = Callable[[], list[EntryView]]
pytestmark = [pytest.mark.storage, pytest.mark.usefixtures("framework")]


def _codes(error: FiguresRefusedError) -> list[str]:
    return [problem.code for problem in error.problems]


def test_a_figure_is_kept_as_it_was_entered_and_stands_in_the_journal(written: Entries) -> None:
    kept = services.enter_figure(actor=OFFICER, new=a_figure())
    assert replace(kept, code="", entered_by="") == a_figure()
    assert kept.code.startswith("F-")
    assert kept.state is FigureState.ENTERED
    [entry] = written()
    assert entry.kind == "programme.figure_entered"
    assert entry.body is not None
    assert entry.body["parts"] == {"men": "25", "women": "35"}


def test_a_total_unlike_its_parts_is_refused_and_nothing_is_kept(written: Entries) -> None:
    with pytest.raises(FiguresRefusedError) as refused:
        services.enter_figure(actor=OFFICER, new=a_figure(value=Decimal(61)))
    assert _codes(refused.value) == ["parts_unlike_total"]
    assert (reading.figures(), written()) == ((), [])


def test_a_category_that_the_scheme_does_not_know_is_refused() -> None:
    split = Split("sex", SplitForm.COUNTS, (Part("boys", Decimal(60)),))
    with pytest.raises(FiguresRefusedError) as refused:
        services.enter_figure(actor=OFFICER, new=a_figure(split=split))
    assert _codes(refused.value) == ["category_unknown"]


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    period = Period(date(2026, 9, 30), date(2026, 7, 1))
    with pytest.raises(FiguresRefusedError) as refused:
        services.enter_figure(actor=OFFICER, new=a_figure(period=period))
    assert _codes(refused.value) == ["period_reversed"]


def test_one_code_is_one_figure() -> None:
    services.enter_figure(actor=OFFICER, new=a_figure(code="N1.F1"))
    with pytest.raises(ConflictError):
        services.enter_figure(actor=OFFICER, new=a_figure(code="N1.F1"))


def test_nobody_verifies_the_figure_that_they_entered() -> None:
    code = services.enter_figure(actor=OFFICER, new=a_figure()).code
    with pytest.raises(DeniedError):
        services.verify_figure(actor=OFFICER, code=code)
    verified = services.verify_figure(actor=COLLEAGUE, code=code)
    assert (verified.state, verified.verified_by) == (FigureState.VERIFIED, COLLEAGUE.id)


def test_a_corrected_figure_must_be_verified_again(written: Entries) -> None:
    code = services.enter_figure(actor=OFFICER, new=a_figure()).code
    services.verify_figure(actor=COLLEAGUE, code=code)
    split = Split("sex", SplitForm.COUNTS, (Part("men", Decimal(26)), Part("women", Decimal(35))))
    new = a_figure(value=Decimal(61), split=split)
    right = services.correct_figure(actor=OFFICER, code=code, new=new, reason="one list was late")
    assert right.value == 61
    assert (right.state, right.revision) == (FigureState.ENTERED, 2)
    assert right.verified_by == ""
    body = written()[-1].body
    assert body is not None
    assert (body["fields"], body["before"]) == (
        ["parts", "value"],
        {"parts": "men=25; women=35", "value": "60"},
    )


def test_a_correction_needs_a_reason_and_a_change(written: Entries) -> None:
    code = services.enter_figure(actor=OFFICER, new=a_figure()).code
    with pytest.raises(ProgrammeError):
        services.correct_figure(actor=OFFICER, code=code, new=a_figure(note="x"), reason=" ")
    services.correct_figure(actor=OFFICER, code=code, new=a_figure(), reason="nothing")
    assert len(written()) == 1


def test_a_withdrawn_figure_is_in_no_list_and_can_still_be_opened() -> None:
    code = services.enter_figure(actor=OFFICER, new=a_figure()).code
    services.withdraw_figure(actor=OFFICER, code=code, reason="the lists were of another year")
    assert reading.figures() == ()
    assert reading.figure_by_code(code).state is FigureState.WITHDRAWN
    with pytest.raises(ProgrammeError):
        services.verify_figure(actor=COLLEAGUE, code=code)


def test_a_country_officer_keeps_figures_of_that_country_only() -> None:
    services.enter_figure(actor=IN_GUATEMALA, new=a_figure())
    for geography in (("HND",), (), ("GTM", "HND")):
        with pytest.raises(AccessDeniedError):
            services.enter_figure(actor=IN_GUATEMALA, new=a_figure(geography=geography))


def test_who_only_reads_enters_nothing() -> None:
    with pytest.raises(AccessDeniedError):
        services.enter_figure(actor=READER, new=a_figure())


def test_a_figure_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NotFoundError):
        reading.figure_by_code("F-NOTHING")
