"""The COSE working group's vectors decide as their authors say, but for those listed."""

import pytest

from travesia.seals.cose import open_sign1
from travesia.seals.errors import SealError
from travesia.seals.known_differences import COSE_NOT_READ
from travesia.seals.tests.vector_files import files_of, key_of, vector

FILES = files_of("cose")


def test_every_listed_difference_is_a_file() -> None:
    assert set(COSE_NOT_READ) <= set(FILES)
    assert len(FILES) == 26


@pytest.mark.parametrize("file", [name for name in FILES if name not in COSE_NOT_READ])
def test_decides_as_its_authors_say(file: str) -> None:
    found = vector("cose", file)
    sign0 = found["input"].get("sign0") or found["input"]["sign"]
    raw = bytes.fromhex(found["output"]["cbor"])
    external = bytes.fromhex(sign0.get("external", ""))
    untagged = "RemoveCBORTag" in found["input"].get("failures", {})

    def passes() -> bool:
        try:
            message = open_sign1(raw, untagged_allowed=untagged)
        except SealError:
            return False
        return message.verify(key_of(sign0["key"]), external=external)

    assert passes() is not found.get("fail", False)


@pytest.mark.parametrize("file", COSE_NOT_READ)
def test_listed_differences_are_refused_before_any_signature_is_checked(file: str) -> None:
    with pytest.raises(SealError) as caught:
        open_sign1(bytes.fromhex(vector("cose", file)["output"]["cbor"]))
    expected = "cose.algorithm" if "-sig-" in file else "cose.other_message"
    ed448 = file == "eddsa-examples/eddsa-sig-02.json"  # known by its length alone
    assert caught.value.code == ("cose.signature_length" if ed448 else expected)


def test_sign_pass_03_untagged_is_refused_unless_asked_for() -> None:
    raw = bytes.fromhex(vector("cose", "sign1-tests/sign-pass-03.json")["output"]["cbor"])
    with pytest.raises(SealError) as caught:
        open_sign1(raw)
    assert caught.value.code == "cose.untagged"
    assert open_sign1(raw, untagged_allowed=True).tags == ()
