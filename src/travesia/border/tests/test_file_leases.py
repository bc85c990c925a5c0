"""A worker that was killed over a file: the file is seen to stand still, and goes on once."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from travesia.access.domain import Actor
from travesia.border import services
from travesia.border.models import Crossing, ImportRun
from travesia.border.services import foreign_files
from travesia.border.services.errors import BorderConflictError
from travesia.border.services.importing import Importer
from travesia.border.tests.signing_in import POST, make_post_and_people, sign_in
from travesia.core import clock, jobs
from travesia.core.models import JobRun

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
KEEPER = Actor.system("keeper", {"border.import_crossings"})
HEADERS = "Apellidos;Nombres;Nacionalidad;Pasaporte;Puesto;Movimiento;Fecha;Hora"
ROWS = tuple(
    f"Prueba;Ana;HTI;P000000{number};{POST};Entrada;14/10/2025;08:15" for number in range(4)
)


class _KilledError(BaseException):
    """What a kill leaves: nothing of the program runs after it."""


@pytest.fixture
def keeper(client: Client, settings: object, tmp_path: Path) -> Client:
    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    make_post_and_people()
    return sign_in(client, "node_administrator")


def taken() -> UUID:
    text = "\r\n".join((HEADERS, *ROWS, "")).encode()
    return services.take_file(actor=KEEPER, source="pirs", name="october.csv", pieces=[text])


def killed(run: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bring two of four rows in, and leave the run as a killed worker leaves it."""
    take = Importer.take

    def once(self: Importer, numbered: list[object], **how: bool) -> None:
        if self.report.rows:
            raise _KilledError
        take(self, numbered, **how)  # type: ignore[arg-type]  # rows with their numbers

    with monkeypatch.context() as patch:
        patch.setattr(foreign_files, "_BATCH", 2)
        patch.setattr(Importer, "take", once)
        with pytest.raises(_KilledError):
            foreign_files.bring_in(run)
    ImportRun.objects.filter(pk=run).update(state="running", ended_at=None)


def test_killed_file_is_seen_to_stand_still_and_goes_on_once(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = taken()
    killed(run, monkeypatch)
    address = f"/desk/files/{run}/"
    assert Crossing.objects.count() == 2
    assert keeper.post(f"{address}start/").status_code == 409
    assert "Start it again" not in keeper.get(f"{address}?lang=en").content.decode()
    ImportRun.objects.update(seen_at=clock.now() - timedelta(minutes=6))
    assert "Start it again" in keeper.get(f"{address}?lang=en").content.decode()
    assert "stands still" in keeper.get("/desk/files/?lang=en").content.decode()
    assert keeper.post(f"{address}start/").status_code == 302
    jobs.run_job.func(str(JobRun.objects.get(key="border.bring_in").pk))
    done = ImportRun.objects.get()
    assert (done.state, done.crossings, done.already_there) == ("done", 2, 2)
    assert Crossing.objects.count() == 4


def test_worker_that_was_only_slow_stops_when_somebody_else_took_over(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = taken()
    take = Importer.take

    def slow(self: Importer, numbered: list[object], **how: bool) -> None:
        take(self, numbered, **how)  # type: ignore[arg-type]  # rows with their numbers
        if not ImportRun.objects.filter(asked_by="other").exists():
            ImportRun.objects.update(asked_by="other", seen_at=clock.now() - timedelta(minutes=6))

    other: list[str] = []

    def heard(_done: int, _rows: int) -> None:
        if not other:
            other.append("took over")
            foreign_files.bring_in(run)

    monkeypatch.setattr(foreign_files, "_BATCH", 2)
    monkeypatch.setattr(Importer, "take", slow)
    with pytest.raises(BorderConflictError) as error:
        foreign_files.bring_in(run, heard)
    assert error.value.code == "border.file_taken_over"
    assert ImportRun.objects.get().state == "done"
    assert Crossing.objects.count() == 4


def test_job_that_comes_twice_leaves_a_file_that_is_done_alone(keeper: Client) -> None:
    run = taken()
    foreign_files.bring_in(run)
    with pytest.raises(BorderConflictError):
        foreign_files.bring_in(run)
    assert ImportRun.objects.get().state == "done"
