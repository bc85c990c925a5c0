"""Files through the browser: looked through first, faults named, nothing half in the tables."""

import io
import json
import zipfile
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from travesia.access.domain import Actor, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.core import jobs
from travesia.core.errors import ConflictError, NotFoundError
from travesia.core.models import JobRun, JobState
from travesia.core.spreadsheet import Sheet, workbook
from travesia.directory import services
from travesia.directory.domain import DirectoryError
from travesia.directory.domain.flat import Target
from travesia.directory.models import MODELS, Layout, Service, Upload
from travesia.directory.selectors import uploads
from travesia.directory.selectors.uploads import UploadView
from travesia.directory.services import upload_work
from travesia.directory.services.upload_files import path_of
from travesia.directory.tests.cast import sign_in
from travesia.directory.tests.factories import HUB, SHELTER, directory, load, text_of
from travesia.journal import selectors as journal
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]

ANA = actor("ana", Role.EDITOR, scope=Scope(country="GTM"))
LUZ = actor("luz", Role.EDITOR, scope=Scope(country="GTM"))
ABROAD = actor("abroad", Role.EDITOR, scope=Scope(country="BLZ"))

LIST = """Nombre;Institución;Municipio;Dirección;Teléfonos;Temas;Idiomas;Requisitos
Oficina de orientación (ejemplo);Red inventada;Río Claro;1a Calle 2;+502 1;salud;español, ht;DPI
Comedor (ejemplo);Red inventada;Río Claro;;+502 2; Alimentos y agua;es;
"""


@pytest.fixture(autouse=True)
def folder(settings: object, tmp_path: Path) -> None:
    """Keep sent files where the test ends."""
    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings


def sent(content: bytes | str | object, name: str, by: Actor = ANA) -> UUID:
    """Send a file and let the job look through it."""
    raw = content if isinstance(content, bytes | str) else json.dumps(content)
    pieces = [raw.encode() if isinstance(raw, str) else raw]
    one = services.take_in(actor=by, source="Network", name=name, pieces=pieces)
    work()
    return one


def work() -> None:
    """Do what waits, as the worker does, on the connection of the test."""
    for one in JobRun.objects.filter(state=JobState.WAITING).values_list("pk", flat=True):
        jobs.run_job.func(str(one))


def seen(one: UUID, by: Actor = ANA) -> UploadView:
    return uploads.access_upload(actor=by, upload_id=one)


def only(name: str, **more: object) -> dict[str, object]:
    """Return a document with one service without a place or an organisation."""
    return {"services": [{**text_of(name), "organization_id": "", **more}]}


def kinds() -> list[str]:
    return [entry.kind for entry in journal.entries_after(0) if entry.kind.startswith("directory.")]


def test_a_file_is_looked_through_and_nothing_of_it_stands_before_it_is_released() -> None:
    one = sent(only("water"), "water.json")
    view = seen(one)
    assert (view.state, view.added, view.second_look) == ("checked", {"service": 1}, ())
    assert not Service.objects.exists()
    services.release(actor=ANA, upload_id=one)
    assert not Service.objects.exists()  # the job does it
    work()
    assert seen(one).state == "done"
    assert Service.objects.count() == 1
    assert kinds() == ["directory.file_approved", "directory.imported"]
    assert not path_of(one).exists()


def test_what_would_change_is_what_changes() -> None:
    load()
    document = directory()
    document["services"] = document["services"][:1]  # type: ignore[index]  # a list in JSON
    document["services"][0]["name"] = "New name"  # type: ignore[index]  # a list in JSON
    document["services"][0]["languages"] = []  # type: ignore[index]  # a list in JSON
    one = sent(document, "hub.json")
    foreseen = seen(one)
    assert (foreseen.changed, foreseen.removed) == ({"service": 1}, {"language": 1})
    assert Service.objects.get(pk=HUB).name == "Service hub (example)"
    services.release(actor=ANA, upload_id=one)
    work()
    done = seen(one)
    assert (done.added, done.changed, done.removed) == (
        foreseen.added,
        foreseen.changed,
        foreseen.removed,
    )
    assert Service.objects.get(pk=HUB).name == "New name"
    again = seen(sent(document, "hub.json"))
    assert not again.differs


def test_every_fault_is_named_with_row_column_and_reason(client: Client) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("service.csv", "id,name,status,x_country\n1,A,open,GTM\n2,,active,GTM\n")
        archive.writestr("phone.csv", "id,service_id,number\n1,9,+502\n")
    view = seen(sent(out.getvalue(), "package.zip"))
    said = {(one.where, one.column, one.code) for one in view.rejects}
    assert said >= {
        ("service, line 2", "status", "bad_choice"),
        ("service, line 3", "name", "missing"),
        ("phone, line 2", "service_id", "unknown_reference"),
    }
    page = sign_in(client, "editor").get(f"/directory/files/{view.id}/set-aside.csv")
    assert "service, line 3" in page.content.decode("utf-8-sig")


def test_a_list_of_somebody_elses_columns_is_read_and_its_layout_remembered() -> None:
    one = sent(LIST, "lista.csv")
    view = seen(one)
    assert view.state == "arrived"
    assert view.columns["town"] == "Municipio"
    chosen = {Target(name): header for name, header in view.columns.items()}
    services.name_columns(actor=ANA, upload_id=one, columns=chosen, country="GTM")
    work()
    view = seen(one)
    faults = {(aside.where, aside.column, aside.code) for aside in view.rejects}
    assert ("line 3", "Dirección", "missing") in faults  # the kitchen has no street
    services.release(actor=ANA, upload_id=one)
    work()
    (office,) = Service.objects.all()
    assert (office.name, office.country) == ("Oficina de orientación (ejemplo)", "GTM")
    spoken = MODELS["language"]._default_manager.values_list("code", flat=True)
    assert set(spoken) == {"es", "ht"}
    assert MODELS["attribute"]._default_manager.count() == 1
    assert Layout.objects.count() == 1
    mended = LIST.replace("Río Claro;;", "Río Claro;Plaza 1;")
    later = seen(sent(mended, "lista 2.csv", LUZ), LUZ)
    assert (later.state, later.rejects) == ("checked", ())
    assert later.added["service"] == 1  # the office stands already, under the same id


def test_a_workbook_with_a_sheet_of_any_name_is_a_list_too() -> None:
    rows = [["Name", "Country", "Phone"], ["Line (example)", "Guatemala", "+502 3"]]
    view = seen(sent(workbook([Sheet("Hoja 1", rows)]), "list.xlsx"))
    assert view.columns == {"name": "Name", "country": "Country", "phones": "Phone"}
    columns = {Target(name): header for name, header in view.columns.items()}
    services.name_columns(actor=ANA, upload_id=view.id, columns=columns, country="")
    work()
    assert seen(view.id).rejects == ()
    assert Upload.objects.get().countries == ["GTM"]


def test_what_is_sensitive_waits_for_a_second_person() -> None:
    load()
    Service.objects.filter(pk=SHELTER).update(name="House")
    document = only("water")
    document["services"] += [{"id": str(SHELTER), "status": "inactive", "name": "House"}]  # type: ignore[operator]  # a list in JSON
    one = sent(document, "both.json")
    assert seen(one).second_look == ("sensitive",)
    with pytest.raises(DirectoryError, match="Another person"):
        services.release(actor=ANA, upload_id=one)
    services.send(actor=ANA, upload_id=one)
    with pytest.raises(DirectoryError, match="Another person"):
        services.release(actor=ANA, upload_id=one)
    with pytest.raises(AccessDeniedError):
        services.release(actor=ABROAD, upload_id=one)
    with pytest.raises(DirectoryError, match="Say why"):
        services.give_back(actor=LUZ, upload_id=one, note=" ")
    services.release(actor=LUZ, upload_id=one)
    work()
    assert Service.objects.get(pk=SHELTER).status == "inactive"
    assert kinds()[-3:] == [
        "directory.file_sent",
        "directory.file_approved",
        "directory.imported",
    ]


def test_a_list_that_only_sounds_like_a_shelter_waits_too() -> None:
    view = seen(sent("id,name,status,x_country\n1,Albergue (ejemplo),active,GTM\n", "service.csv"))
    assert view.second_look == ("sensitive",)


def test_many_changed_entries_wait_for_a_second_person() -> None:
    many = {"services": [only(f"s{n}")["services"][0] for n in range(50)]}  # type: ignore[index]  # a list in JSON
    load(many)
    for one in many["services"]:
        one["status"] = "inactive"
    assert seen(sent(many, "many.json")).second_look == ("many",)


def test_a_file_given_back_says_why_and_brings_nothing_in() -> None:
    load()
    one = sent(only("refuge", status="inactive"), "refuge.json")
    services.send(actor=ANA, upload_id=one)
    services.give_back(actor=LUZ, upload_id=one, note="Ask the operator first.")
    assert (seen(one).state, seen(one).note) == ("checked", "Ask the operator first.")
    assert Service.objects.filter(status="inactive").count() == 0
    assert kinds()[-1] == "directory.file_given_back"


def test_a_fault_while_writing_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sent(directory(), "all.json")
    services.send(actor=ANA, upload_id=one)
    services.release(actor=LUZ, upload_id=one)

    def broken(**_said: object) -> int:
        raise OSError("the disk is full")

    monkeypatch.setattr(upload_work, "settle", broken)
    work()
    assert not any(
        MODELS[name]._default_manager.exists() for name in ("organization", "location", "service")
    )
    view = seen(one)
    assert (view.state, view.problem) == ("checked", "core.job_failed")


def test_a_directory_that_changed_meanwhile_is_looked_at_again() -> None:
    load()
    document = {"services": [{**text_of("hub", "information", "documents"), "name": "Newer"}]}
    one = sent(document, "hub.json")
    services.release(actor=ANA, upload_id=one)
    Service.objects.filter(pk=HUB).update(name="Newer")
    work()
    view = seen(one)
    assert (view.state, view.problem) == ("checked", "directory.changed_meanwhile")
    assert kinds()[-1] == "directory.file_approved"


def test_an_editor_of_another_country_sees_and_releases_nothing() -> None:
    one = sent(only("water"), "water.json")
    with pytest.raises(NotFoundError):
        seen(one, ABROAD)
    with pytest.raises(AccessDeniedError):
        services.release(actor=ABROAD, upload_id=one)
    with pytest.raises(AccessDeniedError):
        services.discard(actor=ABROAD, upload_id=one)


def test_a_file_twice_released_is_brought_in_once() -> None:
    one = sent(only("water"), "water.json")
    services.release(actor=ANA, upload_id=one)
    with pytest.raises(ConflictError):
        services.release(actor=LUZ, upload_id=one)
    work()
    assert kinds().count("directory.imported") == 1


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "empty.csv", "directory.file_unknown_form"),
        (b"just words", "words.txt", "directory.file_unknown_form"),
        (b"PK\x03\x04broken", "x.zip", "directory.file_broken"),
        (b"name,phone\n", "list.csv", "directory.file_no_tables"),
    ],
)
def test_what_is_no_table_leaves_nothing_behind(content: bytes, name: str, code: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        sent(content, name)
    assert refused.value.code == code
    assert not Upload.objects.exists()


def test_json_that_breaks_off_says_so_on_its_page() -> None:
    one = sent(b'{"services": [', "cut.json")
    assert (seen(one).state, seen(one).problem) == ("checked", "directory.file_broken")
    assert not seen(one).differs


def test_the_pages_lead_from_the_file_to_the_directory(client: Client) -> None:
    editor = sign_in(client, "editor")
    file = io.BytesIO(LIST.encode())
    file.name = "lista.csv"
    said = {"source": "Network", "language": "es", "file": file}
    page = editor.post("/directory/files/", said, follow=True)
    (one,) = Upload.objects.all()
    assert "Which column holds what" in page.content.decode()
    columns = {f"column_{name}": header for name, header in one.columns.items()}
    where = f"/directory/files/{one.pk}/"
    page = editor.post(f"{where}columns/", {**columns, "country": "gtm"}, follow=True)
    assert "Being looked through" in page.content.decode()
    work()
    page = editor.get(where)
    assert "line 3" in page.content.decode()
    assert "Dirección" in page.content.decode()
    editor.post(f"{where}step/", {"step": "release"})
    work()
    assert "What the file changed" in editor.get(where).content.decode()
    assert "lista.csv" in editor.get("/directory/files/").content.decode()
    refused = editor.post("/directory/files/", {"source": "Network"})
    assert (refused.status_code, "Choose a file" in refused.content.decode()) == (422, True)
