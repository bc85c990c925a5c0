"""Files of other systems: each row accounted for, nothing twice, nothing guessed of a date."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command

from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.border import services
from travesia.border.domain.columns import DateOrder, Field, order_in, suggest
from travesia.border.domain.foreign_values import read_day
from travesia.border.models import Crossing, ImportRun
from travesia.border.tests.cast import OFFICER, OTHER_POST, POST
from travesia.core.clock import FixedClock

KEEPER = Actor.system("keeper", {"border.import_crossings"})
HEADERS = (
    "Id Movimiento;Apellidos;Nombres;Fecha de nacimiento;Sexo;Nacionalidad;No. Pasaporte;"
    "Puesto;Tipo de movimiento;Fecha;Hora;Motivo"
)
GOOD = (
    f"1;Prueba;Ana;13/01/1990;Mujer;Haití;p0000001;{POST};Entrada;14/10/2026;08:15;Trabajo",
    f"2;Prueba;Ana;13/01/1990;F;HTI;P0000001;{POST};Salida;15/10/2026;17:40;",
)


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> None:
    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings


def _taken(*rows: str, headers: str = HEADERS, encoding: str = "utf-8") -> UUID:
    text = "\r\n".join((headers, *rows, "")).encode(encoding)
    return services.take_file(actor=KEEPER, source="pirs", name="october.csv", pieces=[text])


@pytest.mark.storage
def test_spanish_headers_are_known_and_each_row_becomes_a_crossing(
    desk: FixedClock, tmp_path: Path
) -> None:
    run = _taken(*GOOD)
    report = services.bring_in(run)
    assert (report.rows, report.crossings, report.persons) == (2, 2, 1)
    first = Crossing.objects.get(direction="entry")
    assert first.occurred_at == datetime(2026, 10, 14, 12, 15, tzinfo=UTC)
    assert (first.nationality, first.sex, first.purpose_of_travel) == ("HTI", "F", "work")
    assert (first.origin, first.source, first.document_number) == ("import", "PIRS", "P0000001")
    assert ImportRun.objects.get().state == "done"
    assert not list((tmp_path / "border" / "incoming").iterdir())


@pytest.mark.storage
def test_a_file_sent_again_counts_once_and_a_traveller_stays_one_person(desk: FixedClock) -> None:
    services.bring_in(_taken(*GOOD))
    third = f"3;Prueba;Ana;13/01/1990;F;HTI;P0000001;{OTHER_POST};Entrada;18/10/2026;10:00;"
    report = services.bring_in(_taken(*GOOD, third))
    assert (report.crossings, report.already_there, report.persons) == (1, 2, 0)
    assert Crossing.objects.values("person_id").distinct().count() == 1


def test_what_is_wrong_is_said_by_row_and_field_and_never_what_stood_there(
    desk: FixedClock,
) -> None:
    base = GOOD[0].split(";")
    wrong = {
        6: ("", "number", "document_missing"),
        7: ("Atlantis", "post", "unknown_post"),
        8: ("sideways", "direction", "unknown_direction"),
        9: ("31/02/2026", "day", "day_unreadable"),
        10: ("25:99", "time", "time_unreadable"),
        5: ("Atlántida", "nationality", "unknown_state"),
        4: ("perhaps", "sex", "unknown_sex"),
    }
    rows = [
        ";".join([str(place + 10), *base[1:place], bad, *base[place + 1 :]])
        for place, (bad, _field, _code) in wrong.items()
    ]
    run = _taken(GOOD[0], *rows, GOOD[1].replace(";17:40;", ";17:40;espionage"))
    report = services.bring_in(run)
    assert report.crossings == 2
    found = services.faults_of(actor=KEEPER, run_id=run)
    assert [(one.row, one.field, one.code) for one in found if not one.taken] == [
        (row, name, code) for row, (_bad, name, code) in enumerate(wrong.values(), start=2)
    ]
    # A purpose nobody knows costs the row nothing but the purpose, and is said.
    assert [(one.row, one.field) for one in found if one.taken] == [(9, "purpose")]
    assert "Atlantis" not in str(found)


def test_a_movement_in_the_future_is_left_out_by_its_row(desk: FixedClock) -> None:
    run = _taken(GOOD[0].replace("14/10/2026", "14/10/2027"))
    assert services.bring_in(run).crossings == 0
    (fault,) = services.faults_of(actor=KEEPER, run_id=run)
    assert (fault.row, fault.code) == (1, "time_in_the_future")


def test_dates_that_can_be_read_both_ways_are_asked_about(desk: FixedClock) -> None:
    run = _taken(GOOD[0].replace("14/10/2026", "04/10/2026").replace("13/01", "01/01"))
    with pytest.raises(services.BorderError, match="order"):
        services.bring_in(run)
    services.choose_reading(actor=KEEPER, run_id=run, columns={}, order="mdy", post="")
    assert services.bring_in(run).crossings == 1
    assert Crossing.objects.get().occurred_at.month == 4
    # The next file of the source is read as this one was.
    row = GOOD[0].replace("14/10/2026", "05/10/2026").replace("13/01", "01/01")
    following = _taken(row.replace("1;P", "9;P", 1))
    assert services.bring_in(following).crossings == 1


def test_old_windows_letters_and_a_post_for_the_whole_file(desk: FixedClock) -> None:
    headers = "Surname,Passport No,Nationality,Direction,Date"
    run = _taken("Muñoz,X1,UTO,IN,2026-10-01 09:30", headers=headers, encoding="cp1252")
    with pytest.raises(services.BorderError, match="post"):
        services.bring_in(run)
    services.choose_reading(actor=KEEPER, run_id=run, columns={}, order="", post=POST)
    assert services.bring_in(run).crossings == 1


def test_french_headers_are_known() -> None:
    found = suggest(["Nom", "Prénoms", "N° passeport", "Sens", "Date de passage", "Poste"])
    assert found.missing() == ()
    assert found.columns[Field.NUMBER] == "N° passeport"


def test_only_a_number_over_twelve_decides_the_order() -> None:
    assert order_in(["04/12/2026", "05/11/2026"]) is None
    assert order_in(["04/12/2026", "13/11/2026"]) is DateOrder.DAY_FIRST
    assert order_in(["12/13/2026"]) is DateOrder.MONTH_FIRST
    assert order_in(["2026-12-04"]) is DateOrder.YEAR_FIRST
    assert order_in(["13/01/2026", "01/13/2026"]) is None
    assert order_in(["2026-12-04", "04/12/1990"]) is None
    assert order_in(["2026-12-04", "13/12/1990"]) is DateOrder.DAY_FIRST
    assert read_day("4-dic-2026", DateOrder.MONTH_FIRST) == date(2026, 12, 4)


def test_no_table_is_said_and_leaves_nothing(desk: FixedClock, tmp_path: Path) -> None:
    with pytest.raises(services.BorderError, match="table"):
        services.take_file(actor=KEEPER, source="x", name="x.pdf", pieces=[b"%PDF-1.7"])
    assert not list((tmp_path / "border" / "incoming").iterdir())
    with pytest.raises(AccessDeniedError):
        services.take_file(actor=OFFICER, source="x", name="x.csv", pieces=[b"a,b"])


def test_the_command_writes_a_report_of_what_was_left_out(
    desk: FixedClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, rejects = tmp_path / "october.csv", tmp_path / "rejects.csv"
    bad = GOOD[1].replace("Salida", "sideways")
    file.write_text("\n".join((HEADERS, GOOD[0], bad)), "utf-8")
    call_command("border_import", str(file), source="PIRS", dry_run=True)
    assert Crossing.objects.count() == 0
    call_command("border_import", str(file), source="PIRS", rejects=rejects)
    assert "2 rows: 1 crossings, 0 refusals, 0 there already, 1 left out" in capsys.readouterr().out
    assert rejects.read_text("utf-8").splitlines()[1] == "2,direction,unknown_direction,no"
