"""Reading of COD-AB tables: what is taken, what is reported, what is refused as a whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.places.domain import CodTable, PlacesError, Version, merge_version, read_cod_ab

HEADER = "ADM0_ES,ADM0_PCODE,ADM1_ES,ADM1_PCODE,date,validOn,validTo\n"
HEADER2 = "ADM0_PCODE,ADM1_PCODE,ADM2_ES,ADM2_FR,ADM2_PCODE,validOn,validTo\n"


def read(text: str) -> CodTable:
    return read_cod_ab(text, refuse=lambda code: PlacesError(code, code))


def codes(table: CodTable) -> list[str]:
    return [problem.code for problem in table.problems]


def test_row_of_the_first_level_is_read() -> None:
    table = read(HEADER + "Honduras,HN,Cortés,HN05,2019-01-01,2019-10-22,\n")
    (row,) = table.rows
    assert (row.pcode, row.name, row.level, row.country) == ("HN05", "Cortés", 1, "HND")
    assert (row.parent, row.valid_from, row.valid_to) == ("", date(2019, 10, 22), None)
    assert row.names == {"es": "Cortés"}
    assert table.problems == ()


def test_row_of_the_second_level_names_its_parent_and_its_languages() -> None:
    (row,) = read(HEADER2 + "HT,HT01,Puerto Príncipe,Port-au-Prince,HT0111,2020-01-01,\n").rows
    assert (row.level, row.parent) == (2, "HT01")
    assert row.names == {"es": "Puerto Príncipe", "fr": "Port-au-Prince"}


def test_newer_column_names_dates_with_time_and_byte_order_mark_are_read() -> None:
    text = "\ufeffadm0_pcode,adm1_name,adm1_pcode,valid_on,valid_to\n"
    (row,) = read(text + "PAN,Colón,PA03,2021/05/04 00:00:00,2030-01-01\n").rows
    assert (row.country, row.name) == ("PAN", "Colón")
    assert (row.valid_from, row.valid_to) == (date(2021, 5, 4), date(2030, 1, 1))


def test_table_with_semicolons_is_read() -> None:
    text = HEADER + "Honduras,HN,Cortés,HN05,2019-01-01,2019-10-22,\n"
    assert [row.pcode for row in read(text.replace(",", ";")).rows] == ["HN05"]


def test_name_in_quotes_may_hold_a_comma_and_a_line_break() -> None:
    (row,) = read(HEADER + 'Honduras,HN,"Cortés,\nNorte",HN05,,2019-10-22,\n').rows
    assert row.name == "Cortés,\nNorte"


def test_line_of_hxl_tags_is_not_an_area() -> None:
    tags = "#country+name,#country+code,#adm1+name,#adm1+code,#date,#date,#date\n"
    table = read(HEADER + tags + "Belize,BZ,Cayo,BZ02,,2019-01-01,\n")
    assert [row.pcode for row in table.rows] == ["BZ02"]
    assert table.read == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Honduras,HN,Cortés,,,2019-01-01,", "incomplete"),
        ("Honduras,HN,,HN05,,2019-01-01,", "incomplete"),
        ("Ruritania,QX,Streslau,QX01,,2019-01-01,", "unknown_country"),
        ("Honduras,HN,Cortés,GT05,,2019-01-01,", "bad_prefix"),
        ("Honduras,HN,Cortés,HN05,,,", "bad_date"),
        ("Honduras,HN,Cortés,HN05,,31.12.2019,", "bad_date"),
        ("Honduras,HN,Cortés,HN05,,2019-01-01,2018-01-01", "bad_date"),
    ],
)
def test_row_that_cannot_stand_is_reported_with_its_line(line: str, problem: str) -> None:
    table = read(HEADER + "Honduras,HN,Valle,HN17,,2019-01-01,\n" + line + "\n")
    assert codes(table) == [problem]
    assert table.problems[0].line == 3
    assert [row.pcode for row in table.rows] == ["HN17"]
    assert table.read == 2


def test_row_without_a_parent_is_an_orphan() -> None:
    assert codes(read(HEADER2 + "HT,,Delmas,Delmas,HT0112,2020-01-01,\n")) == ["orphan"]


def test_code_that_does_not_begin_with_its_parent_is_taken_and_reported() -> None:
    table = read(HEADER2 + "HT,HT01,Delmas,Delmas,HT0912,2020-01-01,\n")
    assert codes(table) == ["unusual_prefix"]
    assert len(table.rows) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_codes"),
        ("name,code\nCayo,BZ02\n", "no_codes"),
        ("ADM0_PCODE,ADM0_ES\nBZ,Belice\n", "no_codes"),
        ("ADM0_PCODE,ADM1_PCODE,ADM1_EN\nBZ,BZ02,Cayo\n", "no_validity"),
        ('ADM0_PCODE,ADM1_PCODE,validOn\nBZ,"BZ02\n', "no_table"),
    ],
)
def test_file_that_is_no_such_table_is_refused_as_a_whole(text: str, code: str) -> None:
    with pytest.raises(PlacesError) as refused:
        read(text)
    assert refused.value.code == code


@given(st.text(max_size=400))
def test_reading_raises_nothing_else_whatever_the_text(text: str) -> None:
    try:
        table = read(HEADER + text)
    except PlacesError:
        return
    assert table.read >= len(table.rows)


def version(since: str, until: str = "", says: str = "a") -> Version:
    end = date.fromisoformat(until) if until else None
    return Version(date.fromisoformat(since), end, (says,))


OPEN = version("2019-01-01")
ENDED = version("2015-01-01", "2018-12-31", "old")


@pytest.mark.parametrize(
    ("new", "meaning"),
    [
        (OPEN, "unchanged"),
        (ENDED, "unchanged"),
        (version("2022-01-01"), "unchanged"),
        (version("2022-01-01", says="b"), "renewed"),
        (version("2022-01-01", "2030-12-31"), "renewed"),
        (version("2018-12-31", "2018-12-31", "b"), "overlapping_validity"),
        (version("2019-01-01", says="b"), "duplicate_code"),
        (version("2018-06-01", "2018-07-01", "b"), "overlapping_validity"),
        (version("2018-06-01", says="b"), "overlapping_validity"),
        (version("2012-01-01", "2014-12-31", "b"), "added"),
        (version("2012-01-01", says="b"), "overlapping_validity"),
    ],
)
def test_new_version_beside_the_known_ones(new: Version, meaning: str) -> None:
    assert merge_version([ENDED, OPEN], new) == meaning


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2001, 1, 1))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS, st.sampled_from("ab")), max_size=12))
def test_versions_taken_one_after_another_never_overlap(
    given_versions: list[tuple[date, date | None, str]],
) -> None:
    known: list[Version] = []
    for since, until, says in given_versions:
        if until is not None and until < since:
            continue
        new = Version(since, until, (says,))
        meaning = merge_version(known, new)
        if meaning == "renewed":
            last = next(item for item in known if item.valid_to is None)
            known.remove(last)
            ended = date.fromordinal(since.toordinal() - 1)
            known.append(Version(last.valid_from, ended, last.says))
        if meaning in {"added", "renewed"}:
            known.append(new)
    for number in range(date(2000, 1, 1).toordinal(), date(2001, 1, 2).toordinal()):
        day = date.fromordinal(number)
        holding = [v for v in known if v.valid_from <= day <= (v.valid_to or date.max)]
        assert len(holding) <= 1
