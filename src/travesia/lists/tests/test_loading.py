"""Bringing whole files in: in batches, with progress, nothing in force before all was read."""

import io
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import jobs
from travesia.core.models import JobRun
from travesia.lists import selectors, services
from travesia.lists.domain import MOST_ENTRIES, ListPurpose, NewListEntry, VersionState
from travesia.lists.domain.feeds import Defaults, Row
from travesia.lists.models import ListEntry, ListVersion, RejectedRow
from travesia.lists.selectors.rows import source_row
from travesia.lists.services import loading, preparing, uploading, writing
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, crowd, national_list

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

FEEDS = Path(__file__).parent / "feeds"
HEAD = "number,names,birth,sex,documents,purpose,instruction,review_due"


def table(*numbers: int) -> bytes:
    rows = (f'{n},"ZQ{n:05}X, VW{n:05}K",1974,F,,inform,Call.,' for n in numbers)
    return "\n".join((HEAD, *rows)).encode()


@pytest.fixture
def source(connector: Actor) -> None:
    """A list that comes from elsewhere."""
    services.register_source(actor=connector, key="table", label="A table", owner="Somebody")


def load(actor: Actor, raw: bytes, **more: object) -> services.LoadReport:
    return services.load_file(
        actor=actor,
        source_key="table",
        stream=io.BytesIO(raw),
        form="csv",
        **more,  # type: ignore[arg-type]  # keyword arguments of the function
    )


class Steps:
    """A meter that keeps what it was told."""

    def __init__(self) -> None:
        self.whole, self.done, self.notes = 0, 0, [""]

    def total(self, count: int) -> None:
        self.whole = count

    def advance(self, count: int, note: str = "") -> None:
        self.done += count
        self.notes.append(note)


@pytest.mark.usefixtures("source")
def test_connector_s_file_is_in_force_and_its_index_made_before(connector: Actor) -> None:
    meter = Steps()
    report = load(connector, table(*range(2500)), publish=True, meter=meter)
    assert (report.new, report.taken, report.version.state) == (True, 2500, VersionState.PUBLISHED)
    assert preparing.newest_file(report.version.id, changes=0) is not None
    assert (meter.done, meter.whole) == (5200, 5200)
    assert "2500" in meter.notes[-2]
    assert not JobRun.objects.exists()


@pytest.mark.usefixtures("source")
def test_person_s_file_waits_for_another_person(manager: Actor) -> None:
    report = load(manager, table(1, 2), publish=True)
    assert report.version.waits_because == "second_person"
    assert selectors.list_ages() == ()


@pytest.mark.usefixtures("source")
def test_connector_s_file_of_another_size_waits_too(connector: Actor) -> None:
    load(connector, table(*range(100)), publish=True)
    report = load(connector, table(*range(79)), publish=True)
    assert report.version.waits_because == "size_changed"
    assert report.version.difference.removed == 21
    assert [age.version for age in selectors.list_ages()] == [1]


@pytest.mark.usefixtures("source")
def test_same_content_in_another_order_only_makes_the_list_younger(
    connector: Actor, written: Entries
) -> None:
    load(connector, table(1, 2, 3), publish=True)
    (before,), count = selectors.list_ages(), len(written())
    report = load(connector, table(3, 1, 2), publish=True)
    (after,) = selectors.list_ages()
    assert (report.new, report.version.number, after.version) == (False, 1, 1)
    assert after.published_at > before.published_at
    assert len(written()) == count
    assert ListVersion.objects.count() == 1
    assert ListEntry.objects.count() == 3


@pytest.mark.usefixtures("source")
def test_rows_set_aside_are_counted_named_and_kept_for_the_page(
    connector: Actor, manager: Actor
) -> None:
    raw = table(1, 2) + b"\n1,TWICE,1974,F,,inform,Call.,\n,,,,,,,"
    report = load(connector, raw)
    assert (report.taken, report.rejected, report.problems["number_twice"]) == (2, 2, 1)
    rows = selectors.rejects_of(actor=manager, version_id=report.version.id)
    assert [(row.line, row.number) for row in rows] == [(4, "1"), (5, "")]
    assert report.version.rejected_rows == 2


@pytest.mark.usefixtures("source")
@pytest.mark.parametrize(
    "raw", [b"", HEAD.encode(), HEAD.encode() + b'\n2,"never closed', b"\xff\xff"]
)
def test_file_that_breaks_off_leaves_nothing(
    connector: Actor, raw: bytes, written: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH", 1)
    with pytest.raises(services.ListError):
        load(connector, raw)
    assert not ListVersion.objects.exists()
    assert not ListEntry.objects.exists()
    assert not RejectedRow.objects.exists()
    assert not [entry for entry in written() if entry.kind == "lists.version_proposed"]


@pytest.mark.usefixtures("source")
def test_load_that_another_one_overtook_gives_up(connector: Actor) -> None:
    row = source_row("table")
    first = writing.begin(connector, row)
    second = writing.begin(connector, row)
    with pytest.raises(services.ListConflictError), transaction.atomic():
        writing.write(first, crowd(1), [])
    writing.write(second, crowd(1), [])


@pytest.mark.usefixtures("source")
def test_list_larger_than_any_is_refused(connector: Actor) -> None:
    version = writing.begin(connector, source_row("table"))
    version.count = MOST_ENTRIES
    with pytest.raises(services.ListError) as refusal:
        writing.write(version, crowd(1), [])
    assert refusal.value.code == "lists.too_many_entries"


@pytest.mark.usefixtures("source")
def test_version_that_is_still_loading_cannot_be_published(
    connector: Actor, manager: Actor
) -> None:
    version = writing.begin(connector, source_row("table"))
    with pytest.raises(services.ListConflictError):
        services.approve_version(actor=manager, version_id=version.id)


def test_sorter_keeps_the_first_rejects_and_counts_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "REJECTS_KEPT", 2)
    sorter = writing.Sorter(tuple(ListPurpose))
    sorter.sort(Row(place, NewListEntry(number="")) for place in range(5))
    assert (sorter.rejected, len(sorter.rejects)) == (5, 2)


def test_council_s_list_is_loaded_by_the_command_and_asked(officer: Actor) -> None:
    said = StringIO()
    call_command(
        "lists_load",
        str(FEEDS / "un.xml"),
        "--source=un-sc",
        "--ban-regime=HT",
        "--json",
        stdout=said,
    )
    report = json.loads(said.getvalue())
    assert (report["state"], report["entries"], report["rejected"]) == ("published", 2, 3)
    (hit,) = services.search(actor=officer, query=ANNA, purpose=Purpose.BORDER_INSPECTION).hits
    assert (hit.entry_number, hit.purpose_code) == ("HTi.901", ListPurpose.BAN)
    assert hit.nationalities == ("UTO",)


def test_list_that_is_off_is_read_only_when_somebody_switches_it_on() -> None:
    file = str(FEEDS / "ofac.xml")
    with pytest.raises(services.ListError) as refusal:
        call_command("lists_load", file, "--source=ofac-sdn", stdout=StringIO())
    assert "no travel ban" in refusal.value.message
    said = StringIO()
    call_command("lists_load", file, "--source=ofac-sdn", "--switch-on", stdout=said)
    assert "is in force" in said.getvalue()
    assert "not_for_the_desk" in said.getvalue()
    call_command("lists_load", file, "--source=ofac-sdn", stdout=said)
    assert "nothing was changed" in said.getvalue()


def test_own_list_from_the_command_waits_and_needs_its_format(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes(table(1))
    with pytest.raises(CommandError, match="--format"):
        call_command("lists_load", str(file), "--source=national", stdout=StringIO())
    said = StringIO()
    call_command("lists_load", str(file), "--source=national", "--format=csv", stdout=said)
    assert "waits for a person" in said.getvalue()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command(
            "lists_load", str(tmp_path / "none"), "--source=n", "--format=csv", stdout=StringIO()
        )


@pytest.mark.parametrize("key", sorted(services.CONNECTORS))
def test_every_connector_says_what_an_officer_is_to_do(key: str, connector: Actor) -> None:
    found = services.connect(actor=connector, key=key, switch_on=True)
    assert len(str(found.instruction)) > 40
    assert found.defaults() == Defaults(
        found.purposes[0].value, str(found.instruction), found.owner
    )


@pytest.fixture
def somebody() -> Actor:
    """A list manager who has an account here."""
    maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
    people = access.ensure_demo_people(actor=maker)
    found = next(one for one in people if one.username.startswith("list_manager"))
    from travesia.access import selectors as accounts

    return accounts.actor_for(accounts.user_by_id(found.id), None)


@pytest.mark.usefixtures("source", "own_folder")
def test_file_from_a_page_is_loaded_by_a_job_and_removed(somebody: Actor) -> None:
    ref = services.take_upload(
        actor=somebody, source_key="table", form="csv", pieces=[table(1), b"\n"]
    )
    assert list(uploading._incoming().iterdir())
    run = JobRun.objects.get(pk=ref.id)
    services.load_upload(**run.arguments, meter=jobs.Progress(run))
    (version,) = selectors.versions_of(actor=somebody, source_key="table")
    assert (version.proposed_by, version.waits_because) == (somebody.id, "second_person")
    assert not list(uploading._incoming().iterdir())
    run.refresh_from_db()
    assert run.total >= 2


@pytest.mark.usefixtures("source", "own_folder")
def test_upload_that_is_too_large_or_of_no_kind_leaves_nothing(
    somebody: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "LARGEST_UPLOAD", 10)
    for form in ("csv", "pdf"):
        with pytest.raises(services.ListError):
            services.take_upload(actor=somebody, source_key="table", form=form, pieces=[table(1)])
    assert not JobRun.objects.exists()
    assert not list(uploading._incoming().iterdir())


@pytest.mark.parametrize(
    ("form", "name", "count"), [("un-xml", "un.xml", 5), ("csv", "own.csv", 6)]
)
def test_number_of_records_is_told_beforehand(form: str, name: str, count: int) -> None:
    with (FEEDS / name).open("rb") as stream:
        assert loading._about(stream, form) == count
        assert stream.tell() == 0


def test_list_in_force_is_compared_with_the_new_one(connector: Actor, manager: Actor) -> None:
    national_list(connector, *crowd(10))
    new = national_list(manager, *crowd(12)[1:])
    assert (new.difference.added, new.difference.removed, new.difference.changed) == (2, 1, 0)
