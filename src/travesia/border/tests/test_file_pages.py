"""Files in the browser: columns first, then a job; nothing is half brought in unsaid."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from travesia.border.models import Crossing, ImportRun
from travesia.border.tests.signing_in import POST, make_post_and_people, sign_in
from travesia.core import jobs
from travesia.core.models import JobRun

pytestmark = pytest.mark.django_db

HEADERS = "Apellidos;Nombres;Nacionalidad;Pasaporte;Puesto;Movimiento;Fecha;Hora"
GOOD = f"Prueba;Ana;HTI;P0000001;{POST};Entrada;14/10/2025;08:15"
BAD = f"Prueba;Ana;HTI;P0000001;{POST};sideways;15/10/2025;08:15"


@pytest.fixture
def keeper(client: Client, settings: object, tmp_path: Path) -> Client:
    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    make_post_and_people()
    return sign_in(client, "node_administrator")


def _sent(keeper: Client, *rows: str, encoding: str = "utf-8", headers: str = HEADERS) -> str:
    content = "\r\n".join((headers, *rows, "")).encode(encoding)
    file = SimpleUploadedFile("october.csv", content, "text/csv")
    answer = keeper.post("/desk/files/?lang=en", {"source": "pirs", "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)  # type: ignore[attr-defined]  # of a redirect


def test_from_the_upload_to_the_report_of_what_was_left_out(keeper: Client) -> None:
    address = _sent(keeper, GOOD, BAD)
    page = keeper.get(f"{address}?lang=en").content.decode()
    assert "PRUEBA ANA" in page
    assert "2025-10-14 08:15" in page  # by the clock of the post
    assert "Direction: This is neither an entry nor an exit." in page
    assert not Crossing.objects.exists()
    assert keeper.post(f"{address}start/").status_code == 302
    assert (
        ImportRun.objects.get().state,
        JobRun.objects.filter(key="border.bring_in").count(),
    ) == (
        "running",
        1,
    )
    again = keeper.post(f"{address}start/")
    assert again.status_code == 409
    jobs.run_job.func(str(JobRun.objects.get(key="border.bring_in").pk))
    run = ImportRun.objects.get()
    assert (run.state, run.crossings, run.rejected) == ("done", 1, 1)
    report = keeper.get(f"{address}rejects/?lang=en").content.decode("utf-8-sig").splitlines()
    assert report[1] == "2,Direction,Direction: This is neither an entry nor an exit.,no"
    following = keeper.get(f"{_sent(keeper, GOOD, BAD)}?lang=en").content.decode()
    assert "The very same file was brought in on" in following


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("parted", [";", ",", "\t"])
def test_letters_and_delimiters_of_other_programs_are_told_apart(
    keeper: Client, encoding: str, parted: str
) -> None:
    row = GOOD.replace("Prueba", "Muñoz").replace(";", parted)
    address = _sent(keeper, row, encoding=encoding, headers=HEADERS.replace(";", parted))
    assert "MUÑOZ ANA" in keeper.get(address).content.decode()


def test_columns_are_chosen_remembered_and_never_half_kept(keeper: Client) -> None:
    odd = HEADERS.replace("Pasaporte", "Papel")
    address = _sent(keeper, GOOD, headers=odd)
    assert "still needed" in keeper.get(f"{address}?lang=en").content.decode()
    assert keeper.post(f"{address}start/").status_code == 422
    wrong = keeper.post(f"{address}columns/", {"column_surname": "Apellidos"})
    assert wrong.status_code == 422
    chosen = {
        "column_surname": "Apellidos",
        "column_number": "Papel",
        "column_nationality": "Nacionalidad",
        "column_direction": "Movimiento",
        "column_day": "Fecha",
        "post": POST,
        "order": "dmy",
    }
    assert keeper.post(f"{address}columns/", chosen).status_code == 302
    reading = ImportRun.objects.get().reading
    assert reading["columns"]["number"] == "Papel"
    assert "given" not in reading["columns"]
    following = keeper.get(f"{_sent(keeper, GOOD, headers=odd)}?lang=en").content.decode()
    assert "Bring the file in" in following


def test_what_is_no_table_leaves_nothing(keeper: Client, tmp_path: Path) -> None:
    for content in (b"%PDF-1.7", b"PK\x03\x04,\x00\x00,", b""):
        file = SimpleUploadedFile("x.csv", content)
        answer = keeper.post("/desk/files/", {"source": "pirs", "file": file})
        assert answer.status_code == 422
    assert keeper.post("/desk/files/", {"source": "pirs"}).status_code == 422
    assert not ImportRun.objects.exists()
    assert not list((tmp_path / "border" / "incoming").iterdir())


def test_an_upload_that_breaks_off_leaves_nothing(keeper: Client, tmp_path: Path) -> None:
    whole = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na;b\r\n1'
    keeper.generic("POST", "/desk/files/", whole, content_type="multipart/form-data; boundary=x")
    assert not ImportRun.objects.exists()
    assert not (tmp_path / "border").exists() or not list((tmp_path / "border/incoming").iterdir())


def test_a_file_is_removed_and_nobody_else_may_send_one(keeper: Client) -> None:
    address = _sent(keeper, GOOD)
    assert keeper.post(f"{address}discard/").status_code == 302
    assert not ImportRun.objects.exists()
    officer = sign_in(Client(), "border_officer")
    assert officer.get("/desk/files/").status_code == 403
