"""A trust list says the same after writing and reading, and is read in one form only."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from travesia.seals import SealError
from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.cose import key_id, open_sign1, sign1
from travesia.seals.tests.card_cast import ED25519_KEY, NOW
from travesia.seals.tests.trust_cast import (
    FIRST,
    FIRST_FILE,
    NEXT_ROOT,
    ROOT,
    STRANGER,
    following,
    listed,
)
from travesia.seals.trust import (
    Reason,
    TrustList,
    read_trust_file,
    sign_trust_list,
    trust_list_as_dict,
    trust_list_of_dict,
)

TYPE = "application/vnd.travesia.trust-list+cbor"
RICH = following(
    FIRST_FILE,
    FIRST,
    roots=(ROOT.public_key(), NEXT_ROOT.public_key()),
    keys=(
        listed(kid=b"12", country=None, authority=None),
        listed(ED25519_KEY, revoked_from=NOW, reason=Reason.SUPERSEDED),
    ),
    certificates=(b"\x30\x03\x02\x01\x01",),
)


def written(payload: object, *, typ: str = TYPE, kid: bytes | None = None) -> bytes:
    name = key_id(ROOT.public_key()) if kid is None else kid
    return sign1(encode_cbor(payload), key=ROOT, kid=name, protected_extra={16: typ})


def fields(**changes: object) -> dict[str, Any]:
    payload: dict[str, Any] = decode_cbor(open_sign1(FIRST_FILE).payload)
    return {**payload, **changes}


def entry(**changes: object) -> dict[str, Any]:
    first: dict[str, Any] = fields()["keys"][0]
    return {"keys": [{**first, **changes}]}


@pytest.mark.parametrize("found", [FIRST, RICH], ids=["plain", "rich"])
def test_a_list_says_the_same_after_writing_and_reading(found: TrustList) -> None:
    again = read_trust_file(sign_trust_list(found, root=ROOT)).list
    assert trust_list_as_dict(again) == trust_list_as_dict(found)
    assert again.keys[0].kid == found.keys[0].kid


@pytest.mark.parametrize("found", [FIRST, RICH], ids=["plain", "rich"])
def test_the_json_of_a_list_makes_the_same_list_again(found: TrustList) -> None:
    told = json.loads(json.dumps(trust_list_as_dict(found)))
    assert trust_list_as_dict(trust_list_of_dict(told)) == told


def test_the_second_root_may_sign_a_list_and_a_stranger_may_not() -> None:
    assert read_trust_file(sign_trust_list(RICH, root=NEXT_ROOT)).list.sequence == 2
    with pytest.raises(SealError) as caught:
        sign_trust_list(RICH, root=STRANGER)
    assert caught.value.code == "trust.root_not_listed"


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (fields(form=2), "trust.form"),
        (fields(form="1"), "trust.field"),
        (fields(sequence=True), "trust.field"),
        (fields(sequence=-1), "trust.field"),
        (fields(sequence=2**53), "trust.field"),
        (fields(name=""), "trust.field"),
        (fields(name="x" * 501), "trust.field"),
        (fields(not_after=0), "trust.field"),
        (fields(issued_at=1.5), "trust.field"),
        (fields(not_after=253_402_300_800), "trust.field"),
        (fields(previous=b"short"), "trust.field"),
        (fields(previous="x" * 32), "trust.field"),
        (fields(roots=[]), "trust.field"),
        (fields(roots=[b"x"]), "trust.field"),
        (fields(roots=fields()["roots"] * 3), "trust.field"),
        (fields(keys={}), "trust.field"),
        (fields(keys=[1]), "trust.field"),
        (fields(**entry(key=b"\x30\x00")), "trust.field"),
        (fields(**entry(kid=b"")), "trust.field"),
        (fields(**entry(kid=b"x" * 65)), "trust.field"),
        (fields(**entry(issuer=None)), "trust.field"),
        (fields(**entry(roles="card")), "trust.field"),
        (fields(**entry(roles=[""])), "trust.field"),
        (fields(**entry(not_after=0)), "trust.field"),
        (fields(**entry(status_lists=[])), "trust.field"),
        (fields(**entry(status_lists=["https://labour.example"])), "trust.field"),
        (fields(**entry(status_lists=["https:///lists/"])), "trust.field"),
        (fields(keys=fields()["keys"][:1] * 2), "trust.ambiguous"),
        ([], "trust.field"),
    ],
)
def test_a_list_with_a_field_that_cannot_be_is_not_read(payload: object, code: str) -> None:
    with pytest.raises(SealError) as caught:
        read_trust_file(written(payload))
    assert caught.value.code == code


def test_fields_nobody_knows_are_skipped() -> None:
    more: dict[Any, Any] = {**fields(extra=[1]), 7: 7}
    assert read_trust_file(written(more)).list == FIRST


def test_a_key_of_another_curve_is_not_read() -> None:
    brainpool = bytes.fromhex(
        "305a301406072a8648ce3d020106092b240303020801010703420004"
        "8bd2aeb9cb7e57cb2c4b482ffc81b7afb9de27e1e3bd23c23a4453bd9ace3262"
        "547ef835c3dac4fd97f8461a14611dc9c27745132ded8e545c1d54c72f046997"
    )
    with pytest.raises(SealError) as caught:
        read_trust_file(written(fields(**entry(key=brainpool))))
    assert caught.value.code == "cose.key"


def test_what_a_root_signs_for_another_purpose_is_no_list() -> None:
    for typ in ("application/statuslist+cwt", ""):
        with pytest.raises(SealError) as caught:
            read_trust_file(written(fields(), typ=typ))
        assert caught.value.code == "trust.type"


def test_a_changed_list_and_one_that_names_another_root_are_not_read() -> None:
    changed = FIRST_FILE.replace(b"Utopia", b"Utopix", 1)
    for raw in (changed, FIRST_FILE[:-1] + b"\x00", written(fields(), kid=b"other")):
        with pytest.raises(SealError) as caught:
            read_trust_file(raw)
        assert caught.value.code == "trust.signature_failed"


def test_a_list_too_long_is_not_read() -> None:
    with pytest.raises(SealError) as caught:
        read_trust_file(b"\xd2" + bytes(192 * 1024))
    assert caught.value.code == "trust.too_long"


def test_a_reason_nobody_knows_counts_as_the_worst() -> None:
    found = fields(**entry(revoked_from=1_700_000_000, reason="moved house"))
    assert read_trust_file(written(found)).list.keys[0].reason is Reason.COMPROMISED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": 5}, "trust.field"),
        ({"sequence": "1"}, "trust.field"),
        ({"not_after": "soon"}, "trust.input"),
        ({"not_after": "2027-01-01T00:00:00"}, "trust.input"),
        ({"previous": "xyz"}, "trust.input"),
        ({"roots": ["not base64!"]}, "trust.input"),
        ({"roots": [5]}, "trust.input"),
        ({"keys": {}}, None),
        ({"keys": "x"}, "trust.input"),
        ({"keys": ["x"]}, "trust.input"),
        ({"keys": [{"key": "AAAA"}]}, "trust.field"),
    ],
)
def test_json_that_makes_no_list_is_refused(change: dict[str, object], code: str | None) -> None:
    told = {**trust_list_as_dict(FIRST), **change}
    if code is None:
        assert trust_list_of_dict(told) == replace(FIRST, keys=())
        return
    with pytest.raises(SealError) as caught:
        trust_list_of_dict(told)
    assert caught.value.code == code
    assert all(caught.value.message(language) for language in ("en", "es", "fr", "ht", "pt"))


def test_the_window_of_a_revoked_key_ends_and_that_of_a_stolen_one_never_was() -> None:
    ended, stolen = (
        listed(revoked_from=NOW, reason=reason) for reason in (Reason.CEASED, Reason.COMPROMISED)
    )
    assert ended.covers(NOW - timedelta(seconds=1))
    assert not ended.covers(NOW + timedelta(seconds=1))
    assert not stolen.covers(NOW - timedelta(days=300))
