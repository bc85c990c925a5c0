"""The authors' own examples of the Token Status List decide as they say, each file of them.

The files are not ours to copy; they are read from a folder beside the project where there is one.
"""

import json
import re
from base64 import urlsafe_b64decode
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from travesia.seals.cbor import decode_cbor
from travesia.seals.cose import open_sign1
from travesia.seals.status import StatusBits, StatusLists, StatusToken, read_status_token
from travesia.seals.tests.test_status_lists import OneKey

FOLDERS = [
    parent / "shared" / "data" / "status-list" for parent in Path(__file__).resolve().parents
]
FOLDER = next((folder for folder in FOLDERS if folder.is_dir()), FOLDERS[0])
NEEDED = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="the examples of draft-ietf-oauth-status-list are not in ../shared/data/status-list",
)

SHORT = {0: 1, 3: 1, 4: 1, 5: 1, 7: 1, 8: 1, 9: 1, 13: 1, 15: 1}
SHORT_2 = {0: 1, 1: 2, 3: 3, 5: 1, 7: 1, 8: 1, 9: 2, 10: 3, 11: 3}
LONG_1 = dict.fromkeys(
    (0, 1993, 25460, 159495, 495669, 554353, 645645, 723232, 854545, 934534, 1000345), 1
)
LONG_2 = {**LONG_1, 1993: 2, 159495: 3, 645645: 2, 934534: 2, 1000345: 3}
LONG_4 = {
    **{0: 1, 1993: 2, 35460: 3, 459495: 4, 595669: 5, 754353: 6, 845645: 7, 923232: 8},
    **{924445: 9, 934534: 10, 1004534: 11, 1000345: 12, 1030203: 13, 1030204: 14, 1030205: 15},
}
LISTS: dict[str, tuple[int, int, dict[int, int] | None]] = {
    "status_list_encoding_json": (1, 16, SHORT),
    "status_list_encoding_cbor": (1, 16, SHORT),
    "status_list_encoding2_json": (2, 12, SHORT_2),
    "status_list_encoding2_cbor": (2, 12, SHORT_2),
    "status_list_encoding1_long_json": (1, 2**20, LONG_1),
    "status_list_encoding1_long_cbor": (1, 2**20, LONG_1),
    "status_list_encoding2_long_json": (2, 2**20, LONG_2),
    "status_list_encoding2_long_cbor": (2, 2**20, LONG_2),
    "status_list_encoding4_json": (4, 2**20, LONG_4),
    "status_list_encoding4_cbor": (4, 2**20, LONG_4),
    "status_list_encoding8_json": (8, 2**20, None),
    "status_list_encoding8_cbor": (8, 2**20, None),
}
"""File → bits, places, the statuses that are not 0 (Token Status List, test vectors)."""
TOKENS = {
    *("status_list_cwt", "status_list_cwt_diag", "status_list_jwt", "status_list_jwt_raw"),
    *("referenced_token_cwt", "referenced_token_cwt_diag"),
}
DIAGNOSED = {
    "status_list_encoding_cbor_diag": "status_list_encoding_cbor",
    "status_list_encoding2_cbor_diag": "status_list_encoding2_cbor",
    "status_list_cwt_diag": "status_list_cwt",
    "referenced_token_cwt_diag": "referenced_token_cwt",
}
URI = "https://example.com/statuslists/1"


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text("utf-8")


def hex_of(name: str) -> bytes:
    return bytes.fromhex("".join(text_of(name).rpartition("encoded:")[2].split()))


def example_key() -> ec.EllipticCurvePublicKey:
    """The public half of the key that the authors sign their examples with, in their sources."""
    x, y = (
        int.from_bytes(urlsafe_b64decode(number + "="), "big")
        for number in (
            "I3HWm_0Ds1dPMI-IWmf4mBmH-YaeAVbPVu7vB27CxXo",
            "6N_d5Elj9bs1htgV3okJKIdbHEpkgTmAluYKJemzn1M",
        )
    )
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def jwt() -> bytes:
    return "".join(text_of("status_list_jwt_raw").split()).encode()


@NEEDED
def test_every_file_is_looked_at() -> None:
    known = {*LISTS, *TOKENS, *DIAGNOSED}
    assert {path.stem for path in FOLDER.glob("*.md")} == known


@NEEDED
@pytest.mark.parametrize("name", LISTS)
def test_each_list_says_what_its_authors_say_and_deflates_as_theirs(name: str) -> None:
    bits, places, statuses = LISTS[name]
    if name.endswith("json"):
        body = "".join(line.strip() for line in text_of(name).rpartition("encoded:")[2].split("\n"))
        found: dict[str, Any] = json.loads(body)
        deflated = urlsafe_b64decode(found["lst"] + "=" * (-len(found["lst"]) % 4))
    else:
        found = decode_cbor(hex_of(name))
        deflated = found["lst"]
    read = StatusBits.inflate(found["bits"], deflated)
    said = {index: read[index] for index in range(len(read)) if read[index]}
    assert (found["bits"], len(read)) == (bits, places)
    if statuses is None:
        assert Counter(said.values()) == Counter(range(1, 256))
    else:
        assert said == statuses
    values = bytearray(places)
    for index, status in said.items():
        values[index] = status
    assert StatusBits.of(bits, values).deflated() == deflated


@NEEDED
@pytest.mark.parametrize("form", ["cwt", "jwt"])
def test_the_signed_lists_verify_with_the_key_of_their_authors_and_answer(form: str) -> None:
    raw = hex_of("status_list_cwt") if form == "cwt" else jwt()
    token = read_status_token(raw)
    assert token.verify(example_key())
    assert (token.uri, token.kid, token.statuses.packed.hex()) == (URI, b"12", "b9a3")
    assert (int(token.issued_at.timestamp()), token.ttl) == (1686920170, _ttl(token))
    lists = StatusLists(budget=token.ttl or pytest.fail("no ttl"))
    lists.add(raw, keys=OneKey(example_key(), URI), now=token.issued_at)
    answers = [lists.look_up(URI, index, now=token.issued_at) for index in (0, 1, 15, 16)]
    assert [answer and answer.code for answer in answers] == [1, 0, 1, None]


def _ttl(token: StatusToken) -> object:
    claims = json.loads(text_of("status_list_jwt").partition("\n.\n")[2])
    assert token.ttl is not None
    assert token.ttl.total_seconds() == claims["ttl"] == 43200
    assert token.expires_at is not None
    assert int(token.expires_at.timestamp()) == claims["exp"]
    return token.ttl


@NEEDED
def test_the_token_that_refers_to_a_list_verifies_and_names_its_place() -> None:
    message = open_sign1(hex_of("referenced_token_cwt"))
    assert message.verify(example_key())
    status = decode_cbor(message.payload)[65535]
    assert status == {"status_list": {"idx": 0, "uri": URI}}


@NEEDED
@pytest.mark.parametrize("name", DIAGNOSED)
def test_the_annotated_files_hold_the_same_bytes(name: str) -> None:
    digits = [re.match(r"[0-9a-f ]*", line.split("#")[0]) for line in text_of(name).split("\n")]
    shown = "".join(found[0] for found in digits if found).replace(" ", "")
    assert bytes.fromhex(shown) == hex_of(DIAGNOSED[name])
