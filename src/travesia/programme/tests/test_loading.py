"""Taking a file in: everything or nothing, the same file twice once, every value back as it was."""

import time
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from travesia.core.events import EntryView
from travesia.programme.domain import Part, Split, SplitForm
from travesia.programme.domain.reading_figures import write_figure
from travesia.programme.domain.results import SchemeView
from travesia.programme.domain.schemes import in_version
from travesia.programme.models import Figure, FigurePart
from travesia.programme.selectors import figures as reading
from travesia.programme.selectors import sources
from travesia.programme.selectors.framework import schemes
from travesia.programme.services import framework
from travesia.programme.services.errors import FiguresRefusedError, ProgrammeError
from travesia.programme.services.keeping import insert_figures
from travesia.programme.services.loading import load_figures
from travesia.programme.tests.cast import OFFICER, a_figure
from travesia.programme.tests.golden_data import seed

Entries = Callable[[], list[EntryView]]
pytestmark = [pytest.mark.storage, pytest.mark.django_db]


def test_thirty_nine_figures_come_back_out_of_the_tables_as_printed(written: Entries) -> None:
    report = load_figures(actor=OFFICER, document=seed(), name="seed")
    assert (report.added, report.unchanged, report.sources) == (39, 0, 5)
    by_code = {one.code: write_figure(one) for one in reading.figures()}
    assert [by_code[entry["id"]] for entry in seed()["figures"]] == seed()["figures"]
    kinds = [entry.kind for entry in written()]
    assert kinds.count("programme.figure_entered") == 39


def test_the_findings_are_those_of_the_file() -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    found, told = sources.findings()
    assert {one.code for one in found if one.severity.value == "error"} == {"opening_adds_nothing"}
    assert len(told) == 15


def test_the_same_file_twice_changes_nothing(written: Entries) -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    entries = len(written())
    report = load_figures(actor=OFFICER, document=seed(), name="seed")
    assert (report.added, report.unchanged) == (0, 39)
    assert len(written()) == entries
    assert len(sources.records("items")) == 35


def _changed(code: str, **change: object) -> dict[str, Any]:
    document: dict[str, Any] = deepcopy(dict(seed()))
    next(f for f in document["figures"] if f["id"] == code).update(change)
    return document


def test_of_a_file_with_one_fault_nothing_is_kept(written: Entries) -> None:
    with pytest.raises(FiguresRefusedError) as refused:
        load_figures(actor=OFFICER, document=_changed("B4.F1", value=3690), name="faulty")
    assert [p.code for p in refused.value.problems] == ["parts_unlike_total"]
    assert (reading.figures(), sources.sources(), written()) == ((), (), [])


def test_another_value_under_a_kept_code_is_no_correction() -> None:
    load_figures(actor=OFFICER, document=seed(), name="seed")
    with pytest.raises(FiguresRefusedError) as refused:
        load_figures(actor=OFFICER, document=_changed("B2.F2", value=194), name="other")
    assert [(p.ref, p.code) for p in refused.value.problems] == [("B2.F2", "differs")]
    assert reading.figure_by_code("B2.F2").value == 193


def test_a_breakdown_changes_after_ten_thousand_observations_and_no_value_is_lost() -> None:
    many = 10_000
    insert_figures([_observation(at) for at in range(many)])
    before = dict(FigurePart.objects.values_list("figure__code", "value"))
    new = SchemeView(
        "sex",
        2,
        ("men", "women", "another", "not_stated"),
        date(2026, 1, 1),
        {"other": "another"},
        {},
    )
    began = time.perf_counter()
    framework.add_scheme_version(actor=OFFICER, scheme=new)
    assert time.perf_counter() - began < 5
    assert Figure.objects.count() == many
    assert FigurePart.objects.count() == 3 * many
    assert dict(FigurePart.objects.values_list("figure__code", "value")) == before
    versions = schemes("sex")
    for figure in reading.figures()[::1000]:
        assert figure.split is not None
        moved = in_version(figure.split, versions, 2)
        assert moved.value_of("another") == figure.split.value_of("other")
        assert figure.split.version == 1


def _observation(at: int) -> Any:
    parts = (Part("men", Decimal(at)), Part("women", Decimal(7)), Part("other", Decimal(3)))
    split = Split("sex", SplitForm.COUNTS, parts)
    return a_figure(code=f"N.F{at}", value=Decimal(at + 10), split=split, entered_by="user:x")


def test_a_new_version_that_forgets_a_category_is_refused() -> None:
    new = SchemeView("sex", 2, ("men", "women"), date(2026, 1, 1), {}, {})
    with pytest.raises(ProgrammeError):
        framework.add_scheme_version(actor=OFFICER, scheme=new)
    assert len(schemes("sex")) == 1
