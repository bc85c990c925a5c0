"""Files of a chip: portraits and zones found, spelled-out curves matched exactly, junk refused."""

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from asn1crypto import keys
from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.documents.emrtd import (
    ChipFileError,
    portrait_of,
    read_certificate,
    read_certificates,
    read_master_list,
    read_revocation_list,
    read_security_object,
    trust_of,
    verify_sod,
    zone_of,
)
from travesia.documents.emrtd.der import check_der
from travesia.documents.emrtd.public_keys import public_key_of
from travesia.documents.tests.chip_cast import (
    NOW,
    PICTURE,
    ZONE,
    Party,
    certify,
    dg1,
    dg2,
    master_list,
    revoke,
    security_object,
    tlv,
)
from travesia.documents.tests.chip_keys import Spelled, key

COUNTRY = certify(key("p256"))
SIGNER = certify(key("p256", 1), by=COUNTRY, serial=7, ca=False)
SOD = security_object(SIGNER)


def test_zone_and_portrait_come_out_as_they_were_stored() -> None:
    assert zone_of(dg1()) == f"{ZONE[:44]}\n{ZONE[44:]}"
    assert portrait_of(dg2()) == ("jpeg", PICTURE)
    assert portrait_of(dg2(b"\xff\x4f\xff\x51 invented"))[0] == "jpeg2000"


@pytest.mark.parametrize(
    "raw", [b"", b"\x61", dg1()[:-1], dg1() + b"\0", dg1("A" * 87), dg1("\n" * 88), tlv("61", b"")]
)
def test_what_is_no_dg1_is_refused(raw: bytes) -> None:
    with pytest.raises(ChipFileError) as refused:
        zone_of(raw)
    assert refused.value.code == "chip.unreadable"


def test_a_dg2_without_a_known_picture_is_refused() -> None:
    with pytest.raises(ChipFileError) as refused:
        portrait_of(dg2(b"GIF89a"))
    assert refused.value.code == "chip.no_portrait"


class Compressed(Spelled):
    def base_point(self, base: bytes) -> bytes:
        return bytes([2 + (base[-1] & 1)]) + base[1:33]


class OtherBase(Spelled):
    def base_point(self, base: bytes) -> bytes:
        return base[:-1] + bytes([base[-1] ^ 1])


class OtherHalf(Spelled):
    def base_point(self, base: bytes) -> bytes:
        return bytes([3 - (base[-1] & 1)]) + base[1:33]


class OtherCofactor(Spelled):
    cofactor = 2


class NoCofactor(Spelled):
    cofactor = None


PRIVATE = key("spelled").private


@pytest.mark.parametrize("kind", [Spelled, Compressed, NoCofactor])
def test_a_curve_spelled_out_as_the_named_one_is_that_curve(kind: type[Spelled]) -> None:
    assert public_key_of(kind(PRIVATE).spki).name == "brainpoolP256r1"


@pytest.mark.parametrize("kind", [OtherBase, OtherHalf, OtherCofactor])
def test_a_curve_that_differs_in_one_number_is_never_trusted(kind: type[Spelled]) -> None:
    with pytest.raises(ChipFileError) as refused:
        public_key_of(kind(PRIVATE).spki)
    assert refused.value.code == "chip.curve_unknown"


def test_every_changed_byte_of_a_spelled_curve_is_noticed_or_without_weight() -> None:
    raw = Spelled(PRIVATE).spki.dump()
    point, cofactor = raw.rindex(b"\x03\x42\x00\x04"), raw.rindex(b"\x02\x01\x01\x03\x42")
    version = raw.index(b"\x02\x01\x01\x30") + 2
    for place in range(version - 2, point):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        try:
            found = public_key_of(keys.PublicKeyInfo.load(changed))
        except (ChipFileError, ValueError, TypeError, KeyError, AttributeError):
            continue
        # The version number, and a cofactor that is no longer one, decide nothing.
        assert place in (version - 2, version, cofactor)
        assert found.name == "brainpoolP256r1"


def test_der_is_walked_before_it_is_decoded() -> None:
    deep = b""
    for _ in range(30):
        deep = tlv("30", deep)
    for raw in (
        deep,
        b"\x30\x80\x00\x00",
        b"\x30\x81\x01\x00",
        b"\x30\x03\x02\x05\x00",
        SOD + b"\0",
    ):
        with pytest.raises(ChipFileError):
            check_der(raw, "EF.SOD", 1000_000)
    with pytest.raises(ChipFileError) as refused:
        check_der(bytes(100), "EF.SOD", 99)
    assert refused.value.code == "chip.too_large"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
@pytest.mark.parametrize("kind", ["p256", "rsa", "pss"])
def test_openssl_judges_our_invented_documents_alike(kind: str, tmp_path: Path) -> None:
    country = certify(key(kind))
    signer = certify(key(kind, 1), by=country, serial=7, ca=False)
    raw = security_object(signer)
    head = 4 if raw[1] == 0x82 else 3
    for name, data in (("sod.der", raw[head:]), ("ca.der", country.der)):
        (tmp_path / name).write_bytes(data)
    openssl = ["openssl", "x509", "-inform", "DER", "-in", "ca.der", "-out", "ca.pem"]
    subprocess.run(openssl, cwd=tmp_path, check=True, capture_output=True)
    command = ["openssl", "cms", "-verify", "-inform", "DER", "-in", "sod.der"]
    command += ["-CAfile", "ca.pem", "-purpose", "any", "-attime", str(int(NOW.timestamp()))]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    trust = trust_of([read_certificate(country.der)])
    ours = verify_sod(raw, data_groups={1: dg1()}, trust=trust, at=NOW)
    assert done.returncode == 0, done.stderr
    assert ours.state == "verified"


def _fed(raw: bytes) -> None:
    """Give bytes to every reader; nothing but the room's own error may come out."""
    for read in (read_certificates, read_revocation_list, read_master_list, zone_of, portrait_of):
        with suppress(ChipFileError):
            read(raw)
    with suppress(ChipFileError):
        verify_sod(raw, data_groups={2: raw}, trust=TRUST, at=NOW)


TRUST = trust_of([read_certificate(COUNTRY.der)])
SEEDS = (
    SOD,
    COUNTRY.der,
    revoke(COUNTRY, [1, 2]),
    master_list(Party(COUNTRY.key, COUNTRY.certificate), [COUNTRY]),
    dg1(),
    dg2(),
    read_security_object(SOD).signed.content,
)


def mutated(raw: bytes, chance: Random) -> bytes:
    """Damage a file as chance has it: bytes changed, cut out, doubled or put in."""
    out = bytearray(raw)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        place = chance.randrange(len(out) + 1)
        match chance.randrange(5):
            case 0 | 1 if place < len(out):
                out[place] = chance.randrange(256)
            case 2 if place < len(out):
                out[place] ^= 1 << chance.randrange(8)
            case 3:
                del out[place : place + chance.randrange(1, 9)]
            case _:
                out[place:place] = chance.randbytes(chance.randrange(1, 5))
    return bytes(out)


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**64))
def test_damaged_files_raise_nothing_but_our_own_error(seed: int) -> None:
    chance = Random(seed)
    for _ in range(200):
        _fed(mutated(chance.choice(SEEDS), chance))


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing_but_our_own_error(raw: bytes) -> None:
    _fed(raw)
