"""Files made to occupy the reader are refused before they are decoded, whatever the trick.

Work is counted in calls, which are the same on every machine, and not in seconds.
"""

from collections.abc import Callable
from cProfile import Profile
from typing import Any

import pytest

from travesia.documents.emrtd import (
    ChipFileError,
    portrait_of,
    read_certificate,
    read_certificates,
    read_master_list,
    read_revocation_list,
    read_security_object,
)
from travesia.documents.emrtd.allowance import MOST_LISTED, MOST_TEXT, MOST_VALUES
from travesia.documents.tests import chip_crafted as crafted
from travesia.documents.tests.chip_cast import certify, revoke, security_object, tlv
from travesia.documents.tests.chip_keys import key

COUNTRY = certify(key("p256"))
SOD = security_object(COUNTRY)
OBJECTS = crafted.objects(SOD, COUNTRY)
MOST_CALLS = 12_000
"""Calls within one file at most; one valid security object takes some 3,000."""


def calls(read: Callable[[bytes], object], raw: bytes) -> tuple[int, ChipFileError | None]:
    """Count the calls a reader makes on a file, and give its refusal."""
    profile, refusal = Profile(builtins=True), None
    profile.enable()
    try:
        read(raw)
    except ChipFileError as error:
        refusal = error
    finally:
        profile.disable()
    stats: Any = profile.getstats()
    return sum(entry.callcount for entry in stats), refusal


def test_what_is_counted_grows_with_the_file() -> None:
    one, _ = calls(read_security_object, SOD)
    more, _ = calls(read_security_object, security_object(COUNTRY, carried=[COUNTRY] * 3))
    assert 500 < one < more < MOST_CALLS


@pytest.mark.parametrize("trick", OBJECTS)
def test_a_security_object_made_to_occupy_the_reader_costs_little(trick: str) -> None:
    count, refusal = calls(read_security_object, OBJECTS[trick])
    assert count < MOST_CALLS
    if refusal is not None:
        assert all(refusal.message(language) for language in ("en", "es", "fr", "ht", "pt"))


@pytest.mark.parametrize("trick", crafted.TRICKS)
def test_a_certificate_made_to_occupy_the_reader_is_refused_by_size(trick: str) -> None:
    part, raw = crafted.TRICKS[trick]
    count, refusal = calls(read_certificate, crafted.certificate(COUNTRY, **{part: raw}))
    assert count < MOST_CALLS
    assert refusal is not None
    assert refusal.code in ("chip.too_many", "chip.part_too_long", "chip.text_too_long")


@pytest.mark.parametrize("trick", crafted.TRICKS)
def test_a_crafted_certificate_costs_a_list_no_more_than_itself(trick: str) -> None:
    part, raw = crafted.TRICKS[trick]
    listed = COUNTRY.der + crafted.certificate(COUNTRY, **{part: raw})
    count, refusal = calls(read_master_list, crafted.listing(COUNTRY, listed))
    assert count < 4 * MOST_CALLS
    assert refusal is None or refusal.code in ("chip.part_too_long", "chip.text_too_long")


def test_a_list_keeps_its_other_certificates() -> None:
    part, raw = crafted.TRICKS["many extensions"]
    listed = COUNTRY.der + crafted.certificate(COUNTRY, **{part: raw})
    found = read_master_list(crafted.listing(COUNTRY, listed))
    assert (len(found.certificates), found.unusable) == (1, 1)


def test_the_allowance_of_a_list_is_one_for_all_its_certificates() -> None:
    # Each is within what one certificate may have; together they are not within a list's.
    wide = crafted.certificate(COUNTRY, subject=crafted.name(3, crafted.WIDE.encode() * 400))
    assert read_certificate(wide).serial == 1
    with pytest.raises(ChipFileError) as refused:
        read_master_list(crafted.listing(COUNTRY, wide * 150))
    assert refused.value.code == "chip.text_too_long"


def test_a_list_of_too_many_is_refused_before_one_is_decoded() -> None:
    count, refusal = calls(
        read_master_list, crafted.listing(COUNTRY, b"\x30\x00" * (MOST_LISTED + 1))
    )
    assert refusal is not None
    assert refusal.code == "chip.too_many"
    assert count < 20 * MOST_LISTED


def test_a_file_of_too_many_certificates_is_refused() -> None:
    block = b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
    with pytest.raises(ChipFileError) as refused:
        read_certificates(block * (MOST_LISTED + 1))
    assert refused.value.code == "chip.too_many"


def test_each_revoked_certificate_costs_a_few_calls() -> None:
    few, _ = calls(read_revocation_list, revoke(COUNTRY, range(1000)))
    more, _ = calls(read_revocation_list, revoke(COUNTRY, range(2000)))
    assert more - few < 40 * 1000
    assert read_revocation_list(revoke(COUNTRY, [-5, 0, 2**70])).revoked == {-5, 0, 2**70}


def test_a_portrait_is_not_sought_among_thousands_of_values() -> None:
    flat = tlv("75", b"\x02\x00" * 500_000)
    count, refusal = calls(portrait_of, flat)
    assert refusal is not None
    assert count < MOST_CALLS


def test_a_group_no_chip_has_is_refused_with_a_sentence() -> None:
    for number in (b"\x00", b"\x11", b"\xff", b"\x7f" * 1000):
        listed = crafted.hashes(tlv("30", tlv("02", number) + b"\x04\x00") * 2)
        with pytest.raises(ChipFileError) as refused:
            read_security_object(crafted.security_object(SOD, content=listed))
        assert refused.value.code == "chip.unreadable"
        assert str(refused.value)


def test_what_real_files_hold_is_far_below_the_limits() -> None:
    spelled = certify(key("spelled"), common="Country Signer of a Long and Solemn Name" * 2)
    assert read_certificate(spelled.der).holder
    whole = security_object(spelled, {n: b"" for n in range(1, 17)}, carried=[spelled, COUNTRY])
    assert len(read_security_object(whole).hashes) == 16
    within = crafted.certificate(COUNTRY, subject=crafted.name(1, b"A" * (MOST_TEXT - 200)))
    assert read_certificate(within).serial == 1
    parts = (MOST_VALUES - 100) // 4
    assert read_certificate(crafted.certificate(COUNTRY, issuer=crafted.name(parts))).serial == 1
