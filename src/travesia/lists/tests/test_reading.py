"""Reading lists from CSV: what is taken, what is rejected with its line, what is no list at all."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from travesia.access.domain import Actor, Purpose
from travesia.lists import selectors, services
from travesia.lists.domain import ListDocument, VersionState
from travesia.lists.tests.factories import ANNA
from travesia.screening import Name

HEAD = "number,names,birth,sex,documents,purpose,instruction,review_due"
GOOD = (
    '0417,"ERIKSON, ANNA; ERIKSON<<ANNA<MARIA;Anna Erikson",1974,F,UTO:D23145890;X99999,'
    "inform,Call 214.,2027-03-01"
)


def table(*lines: str) -> bytes:
    return "\n".join((HEAD, *lines)).encode()


def test_row_becomes_an_entry_with_all_its_names_and_documents() -> None:
    (entry,) = services.read_list(b"\xef\xbb\xbf" + table(GOOD)).entries
    assert entry.number == "0417"
    assert entry.names == (
        Name("ERIKSON", "ANNA"),
        Name("ERIKSON", "ANNA MARIA"),
        Name("Anna Erikson"),
    )
    assert entry.documents == (ListDocument("D23145890", "UTO"), ListDocument("X99999"))
    assert (entry.birth_dates, entry.sex, entry.purpose_code) == (("1974",), "F", "inform")
    assert entry.review_due == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("1,,1974,F,,inform,Call.,", "name_missing"),
        ("1,ANNA,12.08.1974,F,,inform,Call.,", "birth_date_malformed"),
        ("1,ANNA,1974,?,,inform,Call.,", "sex_unknown"),
        ("1,ANNA,1974,F,,detain,Call.,", "purpose_not_of_this_list"),
        ("1,ANNA,1974,F,,inform,,", "instruction_missing"),
        (",ANNA,1974,F,,inform,Call.,", "number_missing_or_too_long"),
        ("1,ANNA,1974,F,,inform,Call.,soon", "review_due_malformed"),
        ("1,ANNA,1974,F,,inform,Call.,,extra", "too_many_columns"),
        ("1,ANNA", "purpose_not_of_this_list"),
        ("0417,ANNA,1974,F,,inform,Call.,", "number_twice"),
    ],
)
def test_bad_row_is_rejected_with_its_line_and_stops_nothing(line: str, problem: str) -> None:
    file = services.read_list(table(GOOD, line))
    assert [entry.number for entry in file.entries] == ["0417"]
    (reject,) = file.rejects
    assert reject.line == 3
    assert problem in reject.problems


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "lists.file_columns_missing"),
        (b"a,b\n1,2", "lists.file_columns_missing"),
        (b"\xff\xfe\x00", "lists.file_not_utf8"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(services.ListError) as refusal:
        services.read_list(content)
    assert refusal.value.code == code
    assert str(refusal.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for data in (content, HEAD.encode() + b"\n" + content):
        try:
            services.read_list(data)
        except services.ListError:
            continue


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    """A file with one good row and one bad."""
    path = tmp_path / "list.csv"
    path.write_bytes(table(GOOD, "1,,,,,,,"))
    return path


@pytest.mark.django_db
@pytest.mark.storage
def test_command_proposes_and_a_person_publishes(
    csv_file: Path, manager: Actor, officer: Actor
) -> None:
    said = StringIO()
    call_command("lists_import", str(csv_file), "--json", stdout=said)
    report = json.loads(said.getvalue())
    assert (report["state"], report["entries"]) == ("proposed", 1)
    assert [reject["line"] for reject in report["rejects"]] == [3]
    (version,) = selectors.versions_of(actor=manager, source_key="national")
    services.approve_version(actor=manager, version_id=version.id)
    found = services.search(actor=officer, query=ANNA, purpose=Purpose.BORDER_INSPECTION)
    assert [hit.entry_number for hit in found.hits] == ["0417"]


@pytest.mark.django_db
def test_command_publishes_at_once_only_where_people_are_invented(
    csv_file: Path, manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("lists_import", str(csv_file), "--publish", stdout=StringIO())
    (version,) = selectors.versions_of(actor=manager, source_key="national")
    assert version.state is VersionState.PUBLISHED
    national = SimpleNamespace(value="national")
    monkeypatch.setattr("django.conf.settings.ROLE", national)
    with pytest.raises(CommandError, match="Leave --publish out"):
        call_command("lists_import", str(csv_file), "--publish", stdout=StringIO())


@pytest.mark.django_db
def test_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("lists_import", str(tmp_path / "none.csv"))
