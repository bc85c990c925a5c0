"""Specimens that standards, issuers and other projects published, read as they say."""

from dataclasses import dataclass

import pytest

from travesia.documents import MrzFormat
from travesia.documents.tests.cases import codes, read


@dataclass(frozen=True)
class Case:
    """A published zone and what it says."""

    source: str
    format: MrzFormat
    text: str
    number: str
    name: tuple[str, str]
    optional: tuple[str, str | None]


CASES = [
    Case(
        "Doc 9303-5, TD1",
        MrzFormat.TD1,
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "D23145890",
        ("ERIKSSON", "ANNA MARIA"),
        ("", ""),
    ),
    Case(
        "Doc 9303-6, TD2",
        MrzFormat.TD2,
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "D23145890",
        ("ERIKSSON", "ANNA MARIA"),
        ("", None),
    ),
    Case(
        "Doc 9303-7, MRV-A",
        MrzFormat.MRV_A,
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        "L8988901C",
        ("ERIKSSON", "ANNA MARIA"),
        ("6ZE184226B", None),
    ),
    Case(
        "Doc 9303-7, MRV-B",
        MrzFormat.MRV_B,
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<",
        "L8988901C",
        ("ERIKSSON", "ANNA MARIA"),
        ("", None),
    ),
    Case(
        "Doc 9303-11, TD1 with a long number",
        MrzFormat.TD1,
        "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        "D23145890734",
        ("STEVENSON", "PETER JOHN"),
        ("", ""),
    ),
    Case(
        "Doc 9303-11, TD2 with a long number",
        MrzFormat.TD2,
        "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8",
        "D23145890734",
        ("STEVENSON", "PETER JOHN"),
        ("", None),
    ),
    Case(
        "Doc 9303-11, TD2",
        MrzFormat.TD2,
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "D23145890",
        ("ERIKSSON", "ANNA MARIA"),
        ("", None),
    ),
    Case(
        "Swiss identity card (specimen in cheminfo/mrz)",
        MrzFormat.TD1,
        "IDCHEA1234567<6<<<<<<<<<<<<<<<\n7510256M2009018CHE<<<<<<<<<<<8\nSMITH<<JOHN<ALBERT<<<<<<<<<<<<",
        "A1234567",
        ("SMITH", "JOHN ALBERT"),
        ("", ""),
    ),
    Case(
        "optional data of TD1 (cheminfo/mrz)",
        MrzFormat.TD1,
        "I<UTOD231458907ABC<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<1\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "D23145890",
        ("ERIKSSON", "ANNA MARIA"),
        ("ABC", ""),
    ),
    Case(
        "long number before optional data (cheminfo/mrz)",
        MrzFormat.TD1,
        "I<UTOD23145890<1240<XYZ<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<8\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "D23145890124",
        ("ERIKSSON", "ANNA MARIA"),
        ("XYZ", ""),
    ),
    Case(
        "Belgian identity card of 2020 (Arg0s1080/mrz, pull request 41)",
        MrzFormat.TD1,
        "IDBEL000590696<1015<<<<<<<<<<<\n9401013F2710017BEL000101123453\nSPECIMEN<<SPECIMEN<<<<<<<<<<<<",
        "000590696101",
        ("SPECIMEN", "SPECIMEN"),
        ("", "00010112345"),
    ),
    Case(
        "long number of ten characters (snifter/MRZCode.NET, issue 9)",
        MrzFormat.TD1,
        "IDUTO123456789<07<<<<<<<<<<<<<\n8601012M3001019UTO<<<<<<<<<<<6\nSPECIMEN<<JANE<<<<<<<<<<<<<<<<",
        "1234567890",
        ("SPECIMEN", "JANE"),
        ("", ""),
    ),
    Case(
        "German identity card",
        MrzFormat.TD1,
        "IDD<<T220001293<<<<<<<<<<<<<<<\n6408125<2010315D<<<<<<<<<<<<<4\nMUSTERMANN<<ERIKA<<<<<<<<<<<<<",
        "T22000129",
        ("MUSTERMANN", "ERIKA"),
        ("", ""),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.source)
def test_published_zone_reads_as_its_source_says(case: Case) -> None:
    reading = read(case.text)
    assert reading.format is case.format
    assert reading.document_number == case.number
    assert (reading.surname, reading.given_names) == case.name
    assert (reading.optional_data, reading.optional_data_2) == case.optional
    assert reading.all_digits_agree, reading.checks
    assert reading.conforms, codes(reading)
