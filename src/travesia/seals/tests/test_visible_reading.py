"""What is wrong with a seal is a finding, or the one error of the room."""

from datetime import date

import pytest

from travesia.seals.errors import SealError
from travesia.seals.tests.vds_cases import vectors
from travesia.seals.visible import parse_seal
from travesia.seals.visible.c40 import encode_c40
from travesia.seals.visible.dates import decode_date, encode_date
from travesia.seals.visible.reading import MAX_MESSAGES, MAX_SEAL
from travesia.seals.visible.tlv import message_bytes, read_messages

PERMIT = vectors()["residentPermit"]
START = 18
"""Where the first message of that seal begins."""
DATES = PERMIT[10:16]
SIGNATURE = message_bytes([(0xFF, bytes(64))])


def head(text: str, *, version: int = 3, ref: int = 0xFB06) -> bytes:
    """Write a header with any text in place of signer, length and reference."""
    return (
        bytes((0xDC, version))
        + encode_c40("UTO")
        + encode_c40(text[:6])
        + (encode_c40(text[6:]) + DATES + ref.to_bytes(2, "big"))
    )


def codes(data: bytes) -> list[tuple[str, str | None]]:
    return [(found.code, found.field) for found in parse_seal(data).findings]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "seal.empty"),
        (b"\xdc" * (MAX_SEAL + 1), "seal.too_large"),
        (b"hello", "seal.not_a_seal"),
        (b"\xdc", "seal.cut_short"),
        (b"\xdc\x04" + PERMIT[2:], "seal.version_unknown"),
        (PERMIT[:12], "seal.cut_short"),
        (PERMIT[:19], "seal.cut_short"),
        (PERMIT[:-1], "seal.cut_short"),
        (PERMIT[:4] + b"\0\0" + PERMIT[6:], "seal.c40_unreadable"),
        (PERMIT[:10] + b"\xff\xff\xff" + PERMIT[13:], "seal.date_invalid"),
        (PERMIT[:10] + b"\x00\x00\x00" + PERMIT[13:], "seal.date_invalid"),
        (head("UTTSZZ5B"), "seal.reference_length"),
        (head("UTTS03" + "5B"), "seal.reference_length"),
        (head("UTTS0005", version=2), "seal.reference_length"),
        (head("UTTS00"), "seal.reference_length"),
        (PERMIT[:START] + b"\x02\x80\0\0", "seal.length_form"),
        (PERMIT[:START] + b"\x02\x81\x05AAAAA", "seal.length_form"),
        (PERMIT[:START] + b"\x02\x82\x00\xff" + bytes(255), "seal.length_form"),
        (PERMIT[:START] + b"\x02\x83\x01\x00\x00" + bytes(70000 // 20), "seal.length_form"),
        (PERMIT[:START] + b"\x02\x82", "seal.length_form"),
        (PERMIT[:START] + b"\x01\x00" * (MAX_MESSAGES + 1), "seal.too_many_messages"),
    ],
)
def test_what_is_no_seal_is_an_error(data: bytes, code: str) -> None:
    with pytest.raises(SealError) as caught:
        parse_seal(data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (12_31_1999, date(1999, 12, 31)),
        (1_01_0001, date(1, 1, 1)),
        (2_29_2024, date(2024, 2, 29)),
        (2_29_2023, None),
        (1_00_2024, None),
        (13_01_2024, None),
        (1_2024, None),
        (1_01_0000, None),
    ],
)
def test_three_bytes_are_a_day_or_none(number: int, day: date | None) -> None:
    assert decode_date(number.to_bytes(3, "big")) == day
    assert decode_date(number.to_bytes(4, "big")) is None
    if day is not None:
        assert encode_date(day) == number.to_bytes(3, "big")


def test_the_start_of_the_messages_is_where_the_tests_say() -> None:
    assert PERMIT[START] == 0x02
    assert parse_seal(PERMIT).signed_bytes == PERMIT[:-66]


def test_messages_of_any_length_are_written_and_read_again() -> None:
    written = [(1, b""), (2, bytes(127)), (3, bytes(128)), (4, bytes(255)), (5, bytes(256))]
    data = message_bytes(written)
    assert [(tag, value) for tag, value, _ in read_messages(data, 0)] == written


def test_a_message_that_no_length_can_say_is_refused() -> None:
    with pytest.raises(SealError) as caught:
        message_bytes([(1, bytes(0x10000))])
    assert caught.value.code == "seal.message_too_long"


@pytest.mark.parametrize(
    ("messages", "found"),
    [
        (b"", [("seal.message_missing", "mrz"), ("seal.message_missing", "passport_number")]),
        (
            message_bytes([(2, encode_c40("A" * 72)), (3, encode_c40("A" * 12))]),
            [("seal.message_length", "passport_number")],
        ),
        (
            message_bytes([(2, encode_c40("A" * 72)), (3, bytes(6))]),
            [("seal.message_unreadable", "passport_number")],
        ),
        (
            message_bytes([(2, encode_c40("A" * 72)), (3, encode_c40("A" * 9)), (9, b"?")]),
            [("seal.message_unknown", None)],
        ),
        (
            message_bytes([(2, encode_c40("A" * 72)), (3, encode_c40("A" * 9))] * 2),
            [("seal.message_twice", None), ("seal.message_twice", None)],
        ),
    ],
)
def test_what_is_wrong_with_messages_is_found(
    messages: bytes, found: list[tuple[str, str | None]]
) -> None:
    assert codes(PERMIT[:START] + messages + SIGNATURE) == found


def test_messages_behind_the_signature_and_no_signature_are_found() -> None:
    assert codes(PERMIT + message_bytes([(2, b"later")])) == [("seal.after_signature", None)]
    assert codes(PERMIT[:-66]) == [("seal.signature_missing", None)]
    assert parse_seal(PERMIT[:-66]).signature == b""


def test_a_kind_of_document_not_in_the_table_gives_bytes() -> None:
    data = head("UTTS025B", ref=0x1234) + message_bytes([(7, b"abc")]) + SIGNATURE
    seal = parse_seal(data)
    assert [found.code for found in seal.findings] == ["seal.document_unknown"]
    assert (seal.document, seal.zone) == (None, None)
    assert [(m.tag, m.data, m.name, m.shown()) for m in seal.messages] == [(7, b"abc", None, None)]


def test_a_profile_may_add_messages_to_an_open_kind() -> None:
    data = head("UTTS025B", ref=0x01C8) + message_bytes([(0, bytes(16)), (9, b"x")]) + SIGNATURE
    assert codes(data) == []


@pytest.mark.parametrize(
    ("text", "reference", "found"),
    [
        ("UTTS025B", "5B", []),
        ("DEME03123", "03123", ["seal.reference_no_length"]),
        ("DES10A001", "0A001", ["seal.reference_no_length"]),
        ("DEZV10" + "0123456789ABCDEF", "0123456789ABCDEF", []),
        ("DEZV16" + "0123456789ABCDEF", "0123456789ABCDEF", ["seal.reference_decimal_length"]),
    ],
)
def test_german_peculiarities_of_the_reference(text: str, reference: str, found: list[str]) -> None:
    messages = message_bytes([(2, encode_c40("A" * 72)), (3, encode_c40("A" * 9))])
    seal = parse_seal(head(text) + messages + SIGNATURE)
    assert seal.header.certificate_reference == reference
    assert [item.code for item in seal.findings] == found


def test_only_the_named_signer_may_write_a_decimal_length() -> None:
    messages = message_bytes([(2, encode_c40("A" * 72))])
    with pytest.raises(SealError):
        parse_seal(head("UTTS16" + "0123456789ABCDEF") + messages + SIGNATURE)


def test_a_seal_signed_before_the_issue_is_found() -> None:
    swapped = PERMIT[:10] + DATES[3:] + DATES[:3] + PERMIT[16:]
    assert codes(swapped) == [("seal.signed_before_issue", None)]


def test_the_zone_comes_as_lines() -> None:
    zone = parse_seal(PERMIT).zone
    assert zone is not None
    assert [len(line) for line in zone] == [36, 36]
