"""Import of areas into the register: versions follow each other, nothing unresolved slips in."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from travesia.access.domain import Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.core.errors import NotFoundError
from travesia.journal import selectors as journal
from travesia.places import selectors
from travesia.places import services as places
from travesia.places.domain import AreaImport, PlacesError
from travesia.places.tests.factories import REGISTRAR, area_table
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

CAYO = "BZ,BZ02,Cayo,2019-01-01,"
CITY = "ADM0_PCODE,ADM1_PCODE,ADM2_ES,ADM2_PCODE,validOn\nBZ,{parent},Belmopán,BZ0201,2019-01-01\n"


def take(*rows: str) -> AreaImport:
    return places.import_areas(actor=REGISTRAR, table=area_table(*rows), source="areas.csv")


def found(report: AreaImport) -> list[tuple[str, str]]:
    return [(problem.code, problem.pcode) for problem in report.problems]


def test_areas_of_a_table_are_found_by_country_level_and_day() -> None:
    report = take(CAYO, "BZ,BZ06,Toledo,2019-01-01,", "HN,HN05,Cortés,2019-01-01,")
    assert (report.read, report.added, report.problems) == (3, 3, ())
    assert [area.name for area in selectors.areas_of("BLZ")] == ["Cayo", "Toledo"]
    assert selectors.areas_of("BLZ", level=2) == ()
    assert selectors.areas_of("BLZ", on=date(2018, 12, 31)) == ()
    assert selectors.area_by_pcode("HN05").country == "HND"


def test_import_is_journalled_with_its_counts() -> None:
    report = take(CAYO, "QX,QX01,Streslau,2019-01-01,")
    (entry,) = journal.entries_after(0, kinds={"places.areas_imported"})
    assert entry.body is not None
    assert entry.body["sha256"] == report.sha256
    assert (entry.body["added"], entry.body["refused"]) == (1, 1)


def test_same_table_again_changes_nothing() -> None:
    take(CAYO)
    report = take(CAYO)
    assert (report.added, report.unchanged) == (0, 1)
    assert len(selectors.areas_of("BLZ")) == 1


def test_next_edition_that_says_the_same_changes_nothing() -> None:
    take(CAYO)
    assert take("BZ,BZ02,Cayo,2023-01-01,").unchanged == 1
    assert selectors.area_by_pcode("BZ02").valid_from == date(2019, 1, 1)


def test_renamed_area_gets_a_new_version_and_the_former_one_ends_the_day_before() -> None:
    take(CAYO)
    assert take("BZ,BZ02,Cayo Nuevo,2023-01-01,").renewed == 1
    before = selectors.area_by_pcode("BZ02", on=date(2022, 12, 31))
    after = selectors.area_by_pcode("BZ02", on=date(2023, 1, 1))
    assert (before.name, before.valid_to) == ("Cayo", date(2022, 12, 31))
    assert (after.name, after.valid_to) == ("Cayo Nuevo", None)


def test_what_does_not_resolve_is_reported_and_left_out() -> None:
    report = take(
        CAYO,
        "BZ,BZ02,Cayo again,2019-01-01,",
        "BZ,BZ02,Cayo later,2020-01-01,",
        "BZ,GT03,Elsewhere,2019-01-01,",
        "QX,QX01,Streslau,2019-01-01,",
    )
    assert found(report) == [
        ("duplicate_code", "BZ02"),
        ("overlapping_validity", "BZ02"),
        ("bad_prefix", "GT03"),
        ("unknown_country", "QX01"),
    ]
    assert [area.name for area in selectors.areas_of("BLZ")] == ["Cayo"]


def test_version_that_reaches_into_a_known_one_is_reported() -> None:
    take("BZ,BZ02,Cayo,2019-01-01,2021-12-31")
    assert found(take("BZ,BZ02,Cayo B,2021-06-01,")) == [("overlapping_validity", "BZ02")]


def test_orphan_is_left_out_until_its_parent_is_known() -> None:
    table = CITY.format(parent="BZ02").encode()
    orphan = places.import_areas(actor=REGISTRAR, table=table, source="two.csv")
    assert found(orphan) == [("orphan", "BZ0201")]
    take(CAYO)
    report = places.import_areas(actor=REGISTRAR, table=table, source="two.csv")
    assert (report.level, report.added) == (2, 1)
    assert [area.name for area in selectors.areas_of("BLZ", parent="BZ02")] == ["Belmopán"]


def test_file_that_is_no_table_is_refused_and_nothing_is_journalled() -> None:
    for table, code in ((b"\xff\xfe\x00", "no_text"), (b"a,b\n1,2\n", "no_codes")):
        with pytest.raises(PlacesError) as refused:
            places.import_areas(actor=REGISTRAR, table=table, source="x.csv")
        assert refused.value.code == f"places.import_{code}"
        assert "x.csv" in refused.value.message
    assert not list(journal.entries_after(0, kinds={"places.areas_imported"}))


def test_table_with_a_country_outside_the_scope_is_refused_whole() -> None:
    belize = actor("belize", Role.NODE_ADMINISTRATOR, scope=Scope(country="BLZ"))
    with pytest.raises(AccessDeniedError):
        places.import_areas(
            actor=belize, table=area_table(CAYO, "HN,HN05,Cortés,2019-01-01,"), source="x"
        )
    assert selectors.areas_of("BLZ") == ()


def test_unknown_area_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFoundError):
        selectors.area_by_pcode("BZ99")


def test_command_reports_as_json(tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_bytes(area_table(CAYO, "QX,QX01,Streslau,2019-01-01,"))
    out = StringIO()
    call_command("places_import_cod_ab", str(file), "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert (report["source"], report["added"]) == ("areas.csv", 1)
    assert report["problems"][0]["code"] == "unknown_country"


def test_command_names_what_does_not_resolve(tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_bytes(area_table(CAYO, "QX,QX01,Streslau,2019-01-01,"))
    out = StringIO()
    call_command("places_import_cod_ab", str(file), stdout=out)
    assert "1 areas added" in out.getvalue()
    assert "line 3: unknown_country QX01 QX" in out.getvalue()


def test_command_ends_with_bad_input_for_a_missing_or_wrong_file(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n", "ascii")
    for file in (tmp_path / "missing.csv", wrong):
        with pytest.raises(CommandError) as refused:
            call_command("places_import_cod_ab", str(file))
        assert refused.value.returncode == 65
        assert file.name in str(refused.value)
