"""Files come in whole or not at all, the same file twice once, and what goes out comes back."""

import io
import json
import zipfile
from datetime import date

import pytest

from travesia.access.domain import Actor, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.directory import services
from travesia.directory.domain import DirectoryError
from travesia.directory.models import MODELS, Service
from travesia.directory.services.exporting import export_everything
from travesia.directory.tests.factories import HUB, KEEPER, SHELTER, directory, load, one, text_of
from travesia.journal import selectors as journal
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]


def everything() -> dict[str, list[dict[str, object]]]:
    """Return all rows of all tables but what changes with each write."""
    skip = {"last_modified", "revision"}
    return {
        name: [
            {key: value for key, value in row.items() if key not in skip}
            for row in model._default_manager.order_by("pk").values()
        ]
        for name, model in MODELS.items()
    }


def imports() -> list[dict[str, object]]:
    return [
        dict(entry.body or {}) for entry in journal.entries_after(0, kinds={"directory.imported"})
    ]


def test_every_entry_comes_in_with_its_parts() -> None:
    report = load()
    assert report.rejects == ()
    assert report.added["service"] == 3
    assert report.added["schedule"] == 2
    hub = Service.objects.get(pk=HUB)
    assert (hub.kind, hub.owner, hub.language) == ("hub", "Desk of Río Claro", "en")
    assert hub.review_due == date(2027, 1, 30)
    (body,) = imports()
    assert body["rejected"] == 0


def test_the_same_file_twice_changes_nothing() -> None:
    load()
    before = everything()
    report = load()
    assert (report.added, report.changed, report.removed, report.revision) == ({}, {}, {}, 0)
    assert everything() == before
    assert len(imports()) == 1


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_what_goes_out_whole_comes_back_the_same(form: str) -> None:
    load()
    before = everything()
    content = export_everything(actor=KEEPER, form=form)
    again = services.import_file(actor=KEEPER, content=content, source=f"directory.{form}")
    assert (again.rejects, again.added, again.changed, again.removed) == ((), {}, {}, {})
    Service.objects.all().delete()
    for name in ("location", "organization"):
        MODELS[name]._default_manager.all().delete()
    MODELS["x_text"]._default_manager.all().delete()
    services.import_file(actor=KEEPER, content=content, source=f"directory.{form}")
    assert everything() == before
    assert export_everything(actor=KEEPER, form=form) == content


def test_an_entry_with_one_bad_part_is_set_aside_whole_and_the_others_come_in() -> None:
    document = directory()
    document["services"][1]["phones"][0]["number"] = ""  # type: ignore[index]  # a list in JSON
    report = load(document)
    assert not Service.objects.filter(pk=SHELTER).exists()
    assert Service.objects.count() == 2
    assert MODELS["phone"]._default_manager.count() == 1
    codes = {(reject.table, reject.where, reject.column, reject.code) for reject in report.rejects}
    assert ("phone", "services[1].phones[0]", "number", "missing") in codes
    assert ("service", "services[1]", "phone", "part_set_aside") in codes


def test_all_or_nothing_takes_nothing() -> None:
    document = directory()
    document["services"][1]["status"] = "open"  # type: ignore[index]  # a list in JSON
    report = load(document, all_or_nothing=True)
    assert [reject.code for reject in report.rejects if reject.column] == ["bad_choice"]
    assert Service.objects.count() == 0
    assert imports() == []


def test_what_refers_to_an_entry_set_aside_is_set_aside_too() -> None:
    document = directory()
    document["locations"][1]["latitude"] = 91  # type: ignore[index]  # a list in JSON
    report = load(document)
    assert not Service.objects.filter(pk=SHELTER).exists()
    assert MODELS["location"]._default_manager.count() == 1
    assert "not_on_earth" in {reject.code for reject in report.rejects}
    assert "refers_to_what_was_set_aside" in {reject.code for reject in report.rejects}


def test_a_part_that_is_gone_from_its_entry_goes() -> None:
    load()
    document = directory()
    document["services"][0]["languages"] = []  # type: ignore[index]  # a list in JSON
    report = load(document)
    assert report.removed == {"language": 1}
    assert MODELS["language"]._default_manager.filter(service_id=HUB).count() == 0


def test_a_file_never_brings_back_what_was_taken_out_of_sight() -> None:
    load()
    Service.objects.filter(pk=HUB).update(hidden=True)
    document = directory()
    document["services"][0]["x_hidden"] = False  # type: ignore[index]  # a list in JSON
    load(document)
    assert Service.objects.get(pk=HUB).hidden


def test_ids_that_are_no_uuids_get_the_same_one_each_time() -> None:
    csv = b"id,name,status,x_country\n17,Water point (example),active,GTM\n"
    for _time in range(2):
        services.import_file(actor=KEEPER, content=csv, source="service.csv", owner="Desk")
    (service,) = Service.objects.all()
    assert service.owner == "Desk"
    assert service.id.version == 5


def test_a_foreign_service_that_sounds_sensitive_is_told_of_by_phone_only() -> None:
    csv = b"id,name,status\n1,Albergue San Jos\xc3\xa9 (ejemplo),active\n2,Library,active\n"
    services.import_file(actor=KEEPER, content=csv, source="service.csv")
    assert dict(Service.objects.values_list("name", "visibility")) == {
        "Albergue San José (ejemplo)": "phone_only",
        "Library": "",
    }


def test_rows_of_a_table_are_named_by_their_line() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("service.csv", "id,name,status\n1,A,active\n2,,active\n")
        archive.writestr("schedule.csv", "id,service_id,opens_at,closes_at\n1,1,08:00,99:00\n")
    report = services.import_file(actor=KEEPER, content=out.getvalue(), source="package.zip")
    said = {(reject.where, reject.column, reject.code) for reject in report.rejects}
    assert ("service, line 3", "name", "missing") in said
    assert ("schedule, line 2", "closes_at", "bad_time") in said
    assert Service.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "directory.file_unknown_form"),
        (b"hello", "directory.file_unknown_form"),
        (b"{", "directory.file_broken"),
        (b"[" * 100_000, "directory.file_broken"),
        (b'{"a": 1}', "directory.file_no_tables"),
        (b"PK\x03\x04broken", "directory.file_broken"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(DirectoryError) as refused:
        services.import_file(actor=KEEPER, content=content, source="file")
    assert refused.value.code == code
    assert "file" in refused.value.message


def test_an_editor_of_another_country_brings_nothing_in() -> None:
    belize = actor("belize", Role.EDITOR, scope=Scope(country="BLZ"))
    content = json.dumps(directory()).encode()
    with pytest.raises(AccessDeniedError):
        services.import_file(actor=belize, content=content, source="invented.json")
    assert Service.objects.count() == 0


def test_an_entry_cannot_be_moved_out_of_a_country_by_somebody_of_another() -> None:
    load()
    belize = actor("belize", Role.EDITOR, scope=Scope(country="BLZ"))
    moved = {"services": [{**text_of("hub"), "x_country": "BLZ", "organization_id": ""}]}
    with pytest.raises(AccessDeniedError):
        services.import_file(actor=belize, content=json.dumps(moved).encode(), source="m.json")
    assert Service.objects.get(pk=HUB).country == "GTM"


def test_nobody_else_takes_the_whole_out(officer: Actor) -> None:
    with pytest.raises(AccessDeniedError):
        export_everything(actor=officer, form="json")


def test_a_change_counts_the_directory_up_and_marks_the_services_it_reaches(
    frozen_clock: FixedClock,
) -> None:
    first = load().revision
    document = directory()
    document["locations"][0]["name"] = "New town hall"  # type: ignore[index]  # a list in JSON
    second = load(document).revision
    assert second == first + 1
    marked = Service.objects.filter(revision=second).values_list("pk", flat=True)
    assert set(marked) == {HUB, one("refuge")}
