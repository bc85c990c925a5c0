"""Fillers at the end of a name that were read as letters."""

import pytest

from travesia.documents import parse_mrz
from travesia.documents.tails import find_tail
from travesia.documents.tests.cases import SPECIMEN, TODAY, codes, read

FIRST, SECOND = SPECIMEN.split("\n")


@pytest.mark.parametrize(
    ("name", "start", "found"),
    [
        ("ERIKSSON<<ANNA<MARIA<<<<<<<KKKKKKEKKKEK", 27, "KKKKKKEKKKEK"),
        ("ERIKSSON<<ANNA<MARIAKKKKKKEKKKEKSKKKKKK", 20, "KKKKKKEKKKEKSKKKKKK"),
        ("ERIKSSON<<ANNA<MARIA<KKKCK<KKKKKKKKKKKK", 21, "KKKCK<KKKKKKKKKKKK"),
        ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<K<<<<", 34, "K"),
        ("ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<S", 38, "S"),
        ("ERIKSSON<<ANNA<<E<<<<<<<<<<<<<<<<<<<<<<", 16, "E"),
        ("ARKFREITH<<<CKC<<<<<<<<<<<<<<<<<<<<<<<<", 12, "CKC"),
        ("ARKFREITH<<<<<<<<<K<<<<<<<<<<<<<<<<<<<<", 18, "K"),
    ],
)
def test_plain_tail_is_found(name: str, start: int, found: str) -> None:
    tail = find_tail(name)
    assert tail is not None
    assert (tail.start, tail.found, tail.plain) == (start, found, True)


@pytest.mark.parametrize(
    "name",
    ["ERIKSSON<<ANNA<MARIEKKKKKKEKKKEKSKKKKKK", "ERIKSSON<<ANNESKKKKKK", "DOE<<MIKEKKKKKKKKK"],
)
def test_tail_after_a_name_that_may_end_in_such_a_letter_is_not_plain(name: str) -> None:
    tail = find_tail(name)
    assert tail is not None
    assert not tail.plain


@pytest.mark.parametrize(
    "name",
    [
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "ERIKSSON<<ANNA<MARIKE<<<<<<<<<<<<<<<<<<",
        "ERIKSSON<<K<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "ERIKSSON<<KES<SEC<<<<<<<<<<<<<<<<<<<<<<",
        "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<<D<KE",
        "ERIKSSON<<ANNA<<MARIA<<<<<<<<<<<<<<<<<<",
        "KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK",
        "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
    ],
)
def test_names_as_they_should_be_have_no_misread_tail(name: str) -> None:
    assert find_tail(name) is None


def test_tail_is_put_right_with_a_finding_and_only_when_asked() -> None:
    damaged = f"{FIRST[:32]}KKKKKKEKKKEK\n{SECOND}"
    reading = parse_mrz(damaged, today=TODAY, repair=True)
    assert "\n".join(reading.lines) == SPECIMEN
    assert (reading.given_names, reading.name_truncated) == ("ANNA MARIA", False)
    (repair,) = reading.repairs
    assert (repair.field, repair.line, repair.column) == ("name", 1, 33)
    assert (repair.found, repair.put) == ("KKKKKKEKKKEK", "<" * 12)
    assert "repair.tail" in codes(reading, "name")
    assert read(damaged).lines[0] == damaged.split("\n", maxsplit=1)[0]


def test_unclear_tail_is_left_and_said() -> None:
    damaged = f"{FIRST[:24]}E{'K' * 19}\n{SECOND}"
    reading = parse_mrz(damaged, today=TODAY, repair=True)
    assert reading.lines[0] == damaged.split("\n", maxsplit=1)[0]
    assert "repair.tail_unclear" in codes(reading, "name")
    assert reading.repairs == ()
