"""Sheets of activities: taken whole, or set aside whole with every line that is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core.spreadsheet import Cell, Sheet, workbook
from travesia.programme.domain.activities import ActivityKind, ActivityState, ActivityTopic
from travesia.programme.models import Activity, SheetLayout
from travesia.programme.selectors import activities as selectors
from travesia.programme.selectors import attendance
from travesia.programme.services.importing_sheets import ImportReport, import_activities
from travesia.programme.services.sheets import UnknownLayoutError
from travesia.programme.tests.activity_cast import ANALYST, IN_HONDURAS, OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
HEAD = (
    *("Código", "Nombre de la actividad", "Tipo", "Fecha de inicio", "Fecha de fin", "País"),
    *("Tema", "Socios", "Donante", "Aporte %", "Total", "Mujeres", "Hombres", "Otros"),
)


def a_row(reference: str = "A-1", **more: Cell) -> list[Cell]:
    """Return a row of the office's sheet."""
    said: dict[str, Cell] = {
        "reference": reference,
        "title": "Taller inventado",
        "kind": "Taller",
        "begins": "03/06/2024",
        "ends": "05/06/2024",
        "country": "Guatemala",
        "topic": "Trata",
        "partners": "OCAM; RCM",
        "donor": "Donante inventado",
        "share": "50",
        "total": 26,
        "women": 15,
        "men": 11,
        "other": "",
        **more,
    }
    return list(said.values())


def brought(*rows: list[Cell], actor: object = OFFICER) -> ImportReport:
    """Bring rows in as a workbook with a title above."""
    sheet = Sheet("Actividades", [("Informe inventado",), HEAD, *rows])
    return import_activities(
        actor=actor,  # type: ignore[arg-type]  # one of the cast
        content=workbook([Sheet("Portada", [("Nada",)]), sheet]),
        source="informe.xlsx",
        outcome="partnerships",
    )


@pytest.mark.storage
def test_a_workbook_of_an_office_becomes_activities_with_their_counts() -> None:
    report = brought(a_row(), a_row("A-2", begins=45446, ends="", kind="Curso", total="", other=1))
    assert (report.lines, report.added, report.taken) == (2, 2, True)
    one = selectors.activity_by_reference("A-1")
    assert one is not None
    assert (one.begins_on, one.ends_on) == (date(2024, 6, 3), date(2024, 6, 5))
    assert (one.kind, one.topic) == (ActivityKind.WORKSHOP, ActivityTopic.TRAFFICKING)
    assert (one.countries, one.outcome, one.cost_share) == (("GTM",), "partnerships", Decimal(50))
    assert one.partners == ("OCAM", "RCM")
    head = attendance.attendance_of(one.id).head
    assert head is not None
    assert (head.total, head.parts["sex"]["women"]) == (26, 15)
    two = selectors.activity_by_reference("A-2")
    assert two is not None
    assert two.begins_on == two.ends_on == date(2024, 6, 3)
    counted = attendance.attendance_of(two.id).head
    assert counted is not None
    assert counted.total == 27


def test_the_same_sheet_again_changes_nothing_and_a_corrected_one_only_what_it_corrects() -> None:
    brought(a_row(), a_row("A-2"))
    again = brought(a_row(), a_row("A-2"))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    other = brought(a_row(), a_row("A-2", title="Otro título"))
    assert (other.changed, other.unchanged) == (1, 1)


def test_rows_without_a_reference_are_not_doubled_by_a_second_look() -> None:
    brought(a_row(""))
    assert brought(a_row("")).unchanged == 1
    assert Activity.objects.count() == 1


def test_one_wrong_line_leaves_everything_out_and_every_fault_is_named() -> None:
    report = brought(
        a_row("A-1"),
        a_row("A-1"),
        a_row("A-3", total=27),
        a_row("A-4", ends="01/06/2024"),
        a_row("A-5", kind="Fiesta", country="Atlántida"),
        a_row("A-6", title=""),
        a_row("A-7", begins="30/02/2024"),
    )
    assert [(one.line, one.problem.code) for one in report.rejects] == [
        (4, "same_reference"),
        (5, "parts_not_total"),
        (6, "ends_before_it_begins"),
        (7, "bad_choice"),
        (7, "bad_country"),
        (8, "missing"),
        (9, "bad_day"),
    ]
    assert not Activity.objects.exists()


def test_a_sheet_of_another_layout_is_refused_and_nothing_remembered() -> None:
    content = b"Invoice;Amount\n1;20\n"
    with pytest.raises(UnknownLayoutError) as refused:
        import_activities(actor=OFFICER, content=content, source="x.csv", outcome="partnerships")
    assert refused.value.missing == ("title", "kind", "begins_on")
    assert not SheetLayout.objects.exists()


def test_what_lies_ahead_comes_in_as_a_plan() -> None:
    brought(a_row(begins="01/12/2026", ends="", total="", women="", men=""))
    one = selectors.activity_by_reference("A-1")
    assert one is not None
    assert one.state is ActivityState.PLANNED
    assert attendance.attendance_of(one.id).head is None


def test_a_sheet_with_a_country_outside_the_scope_is_refused_whole() -> None:
    for actor in (IN_HONDURAS, ANALYST):
        with pytest.raises(AccessDeniedError):
            brought(a_row("A-1", country="Honduras"), a_row("A-2"), actor=actor)
    assert not Activity.objects.exists()
