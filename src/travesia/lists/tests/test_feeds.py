"""Lists as their owners publish them: what is taken, what is set aside by name, what is refused."""

import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.lists.domain import Identifier, ListDocument, ListPurpose, NewListEntry
from travesia.lists.domain.feeds import (
    READERS,
    Defaults,
    FeedError,
    NoticeSearch,
    Reject,
    is_whole,
    split,
)
from travesia.lists.services.writing import Sorter
from travesia.screening import Name

FEEDS = Path(__file__).parent / "feeds"
FILES = {
    "csv": "own.csv",
    "un-xml": "un.xml",
    "interpol-json": "interpol.json",
    "opensanctions-csv": "opensanctions.csv",
    "opensanctions-json": "opensanctions.jsonl",
    "ofac-xml": "ofac.xml",
}
DEFAULTS = Defaults(instruction="Compare, then call.", owner="The owner")


def sorted_out(
    form: str, raw: bytes | None = None, defaults: Defaults = DEFAULTS
) -> tuple[dict[str, NewListEntry], list[Reject]]:
    """Read a file; return the entries by number and the rows that were set aside."""
    content = raw if raw is not None else (FEEDS / FILES[form]).read_bytes()
    rows = READERS[form](io.BytesIO(content), defaults)
    taken, rejects = Sorter(tuple(ListPurpose)).sort(rows)
    return {entry.number: entry for entry in taken}, rejects


def entries(form: str) -> dict[str, NewListEntry]:
    return sorted_out(form)[0]


@pytest.mark.parametrize(
    ("form", "taken", "aside"),
    [
        ("csv", ["0417", "D1", "V1", "S1"], [(6, "S2", "imo_number_wrong")]),
        (
            "un-xml",
            ["HTi.901", "QDi.902"],
            [
                (3, "QDi.903", "name_missing"),
                (4, "QDi.902", "number_twice"),
                (5, "HTe.904", "not_for_the_desk"),
            ],
        ),
        (
            "interpol-json",
            ["2026-90001", "2026-90002"],
            [(3, "2026-90003", "name_missing")],
        ),
        (
            "opensanctions-csv",
            ["uto-1", "uto-2"],
            [
                (4, "uto-3", "not_for_the_desk"),
                (5, "uto-1", "number_twice"),
                (6, "uto-4", "name_missing"),
            ],
        ),
        (
            "opensanctions-json",
            ["uto-1", "uto-2"],
            [
                (3, "uto-3", "not_for_the_desk"),
                (4, "uto-4", "name_missing"),
                (5, "", "not_json"),
            ],
        ),
        (
            "ofac-xml",
            ["90001", "90002"],
            [(3, "90003", "not_for_the_desk"), (4, "90004", "not_for_the_desk")],
        ),
    ],
)
def test_every_record_is_taken_or_set_aside_by_name(
    form: str, taken: list[str], aside: list[tuple[int, str, str]]
) -> None:
    found, rejects = sorted_out(form)
    assert list(found) == taken
    assert [(one.line, one.number) for one in rejects] == [row[:2] for row in aside]
    for one, (_line, _number, problem) in zip(rejects, aside, strict=True):
        assert problem in one.problems


def test_individual_of_the_council_has_every_field_that_a_desk_can_use() -> None:
    anna = entries("un-xml")["HTi.901"]
    assert anna.names == (
        Name("ANNA MARIA ERIKSON"),
        Name("Анна Эриксон"),
        Name("Anna Eriksson"),
        Name("Anne Ericson"),
        Name("Annushka", weak=True),
    )
    assert anna.birth_dates == ("1974-08-12", "1976~", "1970/1973")
    assert (anna.sex, anna.nationalities) == ("F", ("UTO",))
    assert anna.documents == (
        ListDocument("L898902C3", "UTO", "passport"),
        ListDocument("D23145890", "UTO", "national_id"),
    )
    for said in ("Utopia", "2026-01-15", "Harbour master; Printer", "Invented for tests."):
        assert said in anna.reason
    assert "Nowhere Land; unknown" in anna.reason


def test_travel_ban_of_a_regime_is_the_country_s_to_say() -> None:
    assert entries("un-xml")["HTi.901"].purpose_code == "inform"
    here = Defaults("inform", "Call.", "UN", frozenset({"HT"}))
    banned, _rejects = sorted_out("un-xml", defaults=here)
    assert {key: one.purpose_code for key, one in banned.items()} == {
        "HTi.901": "ban",
        "QDi.902": "inform",
    }


def test_notice_has_its_detail_and_drops_numbers_that_are_no_country() -> None:
    found = entries("interpol-json")
    anna = found["2026-90001"]
    assert anna.names == (Name("ERIKSON", "ANNA MARIA"),)
    assert (anna.birth_dates, anna.sex) == (("1974-08-12",), "F")
    assert (anna.nationalities, anna.countries) == (("HTI",), ("BLZ",))
    assert "lending books (HT)" in anna.reason
    assert "As written: 914" in anna.reason
    assert found["2026-90002"].names == (Name("BERGSON"),)
    assert found["2026-90002"].birth_dates == ("1980",)


@pytest.mark.parametrize("form", ["opensanctions-csv", "opensanctions-json"])
def test_target_of_a_collection_is_a_person_with_names_dates_and_papers(form: str) -> None:
    anna = entries(form)["uto-1"]
    assert {name.primary for name in anna.names} >= {"Anna Maria Erikson", "Anna Eriksson"}
    assert anna.birth_dates == ("1974-08-12", "1976")
    assert {one.number for one in anna.documents} == {"L898902C3", "D23145890"}
    assert entries(form)["uto-2"].identifiers[0].scheme == "imo"


def test_value_with_the_mark_of_parting_in_it_stays_whole() -> None:
    names = [name.primary for name in entries("opensanctions-csv")["uto-1"].names]
    assert "Erikson; Anna" in names


def test_nested_target_tells_weak_aliases_and_issuers() -> None:
    anna = entries("opensanctions-json")["uto-1"]
    assert Name("Annushka", weak=True) in anna.names
    assert ListDocument("D23145890", "HTI", "national_id") in anna.documents
    assert (anna.sex, anna.nationalities, anna.countries) == ("F", ("HTI",), ("BLZ",))
    assert "Invented for tests" in anna.reason


def test_financial_list_gives_people_and_ships_and_nothing_else() -> None:
    found = entries("ofac-xml")
    anna, ship = found["90001"], found["90002"]
    assert anna.names == (
        Name("ERIKSON", "Anna Maria"),
        Name("ERIKSSON", "Anna"),
        Name("ANNUSHKA", weak=True),
    )
    assert anna.birth_dates == ("1974-08-12", "1976~", "1970/1973")
    assert [one.number for one in anna.documents] == ["L898902C3", "D23145890"]
    assert ship.identifiers == (
        Identifier("imo", "9074729"),
        Identifier("mmsi", "422044000"),
        Identifier("call_sign", "UTO1"),
    )
    assert ship.countries == ("UTO",)


def test_own_table_has_all_kinds_and_fields() -> None:
    found = entries("csv")
    anna = found["0417"]
    assert anna.names == (
        Name("ERIKSON", "ANNA"),
        Name("Анна Эриксон"),
        Name("Annushka", weak=True),
    )
    assert anna.birth_dates == ("1974-08-12", "1976~", "1970/1973")
    assert (str(anna.valid_from), str(anna.expires_on)) == ("2026-01-01", "2027-12-31")
    assert found["V1"].identifiers[0] == Identifier("plate", "P 123-456", "UTO")


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>'
)


@pytest.mark.parametrize(
    ("form", "raw", "code"),
    [
        ("un-xml", b"", "feed.broken"),
        ("un-xml", b"<CONSOLIDATED_LIST><INDIVIDUALS>", "feed.broken"),
        ("un-xml", b"<sdnList/>", "feed.other_format"),
        ("un-xml", BOMB, "feed.forbidden"),
        ("un-xml", b"<CONSOLIDATED_LIST>" + b"<A>" * 100, "feed.too_large"),
        ("un-xml", b"<CONSOLIDATED_LIST><INDIVIDUAL>" + b"x" * 5_000_000, "feed.too_large"),
        ("un-xml", b'<?xml version="1.0" encoding="klingon"?><A/>', "feed.other_format"),
        ("ofac-xml", b"<CONSOLIDATED_LIST/>", "feed.other_format"),
        ("interpol-json", b"", "feed.broken"),
        ("interpol-json", b"[" * 100_000, "feed.broken"),
        ("interpol-json", b'"text"', "feed.other_format"),
        ("interpol-json", b'{"total": "many"}', "feed.other_format"),
        ("interpol-json", b"\xff\xfe{}", "feed.broken"),
        ("opensanctions-csv", b"id,schema\n", "feed.columns_missing"),
        ("csv", b"\xff\xff", "feed.not_utf8"),
    ],
)
def test_what_is_no_whole_list_is_refused_with_a_code(form: str, raw: bytes, code: str) -> None:
    with pytest.raises(FeedError) as refusal:
        list(READERS[form](io.BytesIO(raw), DEFAULTS))
    assert refusal.value.code == code


def test_list_with_fewer_entries_than_announced_is_refused() -> None:
    raw = (FEEDS / "ofac.xml").read_bytes().replace(b"<Record_Count>4<", b"<Record_Count>5<")
    with pytest.raises(FeedError) as refusal:
        list(READERS["ofac-xml"](io.BytesIO(raw), DEFAULTS))
    assert refusal.value.facts == {"count": 4, "total": 5}


@pytest.mark.parametrize("form", sorted(READERS))
@given(cut=st.integers(0, 6000), byte=st.integers(0, 255), junk=st.binary(max_size=40))
def test_damaged_file_is_read_or_refused_and_nothing_else(
    form: str, cut: int, byte: int, junk: bytes
) -> None:
    whole = (FEEDS / FILES[form]).read_bytes()
    place = cut % len(whole)
    damaged = (
        whole[:place],
        whole[:place] + bytes([byte]) + whole[place + 1 :],
        whole[:place] + junk + whole[place:],
    )
    for raw in damaged:
        with suppress(FeedError):
            sorted_out(form, raw)


@pytest.mark.parametrize("form", sorted(READERS))
def test_file_is_read_as_a_stream_and_left_open(form: str) -> None:
    stream = io.BytesIO((FEEDS / FILES[form]).read_bytes())
    list(READERS[form](stream, DEFAULTS))
    assert not stream.closed


def _leaves(search: NoticeSearch, total_of: dict[NoticeSearch, int]) -> Iterator[NoticeSearch]:
    if is_whole(total_of.get(search, 0)):
        yield search
        return
    for part in split(search, nationalities=("HT", "BZ")):
        yield from _leaves(part, total_of)


def test_search_that_finds_too_many_is_divided_until_it_is_whole() -> None:
    everybody = NoticeSearch()
    men = NoticeSearch(sex="M")
    found = list(_leaves(everybody, {everybody: 6000, men: 161}))
    assert NoticeSearch(sex="F") in found
    assert NoticeSearch(sex="M", age_min=0, age_max=60) in found
    assert men not in found
    one_year = NoticeSearch(sex="M", age_min=30, age_max=30)
    assert {one.nationality for one in split(one_year, nationalities=("HT", "BZ"))} == {"HT", "BZ"}
    assert split(NoticeSearch("HT", "M", 30, 30), nationalities=("HT",)) == ()
    assert everybody.parameters() == {"resultPerPage": "160", "page": "1"}
    assert one_year.parameters()["ageMin"] == "30"
