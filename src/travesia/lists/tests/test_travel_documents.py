"""Which numbers of a collection can meet a passport, and which never may."""

import json

from travesia.lists.domain import ListDocument
from travesia.lists.tests.reading_feeds import COLUMNS, read


def test_numbers_that_are_of_no_travel_document_never_meet_a_passport() -> None:
    def paper(kind: str, number: str, schema: str = "Identification") -> dict[str, object]:
        properties = {"number": [number], "type": [kind], "country": ["ht"]}
        return {"schema": schema, "properties": properties}

    about = {
        "name": ["Anna"],
        "alias": ["Anne", "Ann"],
        "weakAlias": ["Annushka"],
        "birthDate": ["1974-08-12", "1976", "circa 1980"],
        "passportNumber": ["L898902C3", "123"],
        "idNumber": ["7712345678"],
        "taxNumber": ["123456789"],
        "identificationEntities": [
            paper("Passport", "D2314589"),
            paper("", "A7654321", "Passport"),
            paper("National ID", "UTO-55-1234"),
            paper("Tax ID No.", "A1234567"),
            paper("Driver's License", "B1234567"),
            paper("", "C1234567"),
        ],
    }
    raw = json.dumps({"id": "uto-1", "schema": "Person", "properties": about}).encode()
    anna = read("opensanctions-json", raw)[0]["uto-1"]
    assert set(anna.documents) == {
        ListDocument("D2314589", "HTI", "passport"),
        ListDocument("A7654321", "HTI", "passport"),
        ListDocument("UTO-55-1234", "HTI", "national_id"),
        ListDocument("L898902C3", "", "passport"),
    }
    for number in ("7712345678", "123456789", "A1234567", "B1234567", "C1234567", "123"):
        assert number in anna.reason
    assert anna.birth_dates == ("1974-08-12", "1976", "1980~")
    assert [name.primary for name in anna.names] == ["Anna", "Anne", "Ann", "Annushka"]
    assert anna.names[-1].weak


def test_numbers_of_the_simple_table_count_only_where_they_look_like_a_passport() -> None:
    numbers = "L898902C3;7712345678;123456789;Q1234567;A123;ABCDEFGH1;X-1234567"
    row = f'uto-1,Person,Anna,"Anne;""Anna; the other""",1974;1976,ht,{numbers},Invented'
    anna = read("opensanctions-csv", f"{COLUMNS}\n{row}".encode())[0]["uto-1"]
    assert [one.number for one in anna.documents] == ["L898902C3"]
    for number in ("7712345678", "123456789", "Q1234567", "A123", "ABCDEFGH1", "X-1234567"):
        assert number in anna.reason
    assert [name.primary for name in anna.names] == ["Anna", "Anne", "Anna; the other"]
    assert anna.birth_dates == ("1974", "1976")
