"""Canonical bytes, chain and commitments, held against the RFC's own library."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal.domain import (
    GENESIS,
    Envelope,
    canonical,
    chain_hash,
    commitment,
    moment_text,
    subjects_bytes,
)
from travesia.journal.domain.canonical import (
    basis_text,
    hyphenated,
    moment_of,
    offset_minutes,
    pairs_of,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SAFE = st.integers(-(2**53) + 1, 2**53 - 1)
JSON = st.recursive(
    st.none() | st.booleans() | SAFE | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(JSON)
def test_canonical_bytes_are_those_of_rfc_8785(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]  # any JSON value


@given(st.dictionaries(TEXT, TEXT | SAFE | st.none() | st.booleans()))
def test_plain_bodies_take_the_short_way_to_the_same_bytes(value: dict[str, object]) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]  # any JSON value


@pytest.mark.parametrize(
    "value", [2**53, -(2**53), float("nan"), float("inf"), {"a": 2**60}, "\ud800", {1: "a"}, b"x"]
)
def test_what_json_cannot_carry_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # three libraries, three sentences
        canonical(value)


def test_the_example_of_the_rfc_is_written_as_the_rfc_writes_it() -> None:
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '\u20ac$\u000f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert canonical(value).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


ENVELOPES = st.builds(
    Envelope,
    v=st.integers(0, 9),
    epoch=SAFE,
    seq=SAFE,
    version=SAFE,
    utc_offset=SAFE,
    basis=st.dictionaries(TEXT, TEXT).map(basis_text),
    **{
        name: TEXT
        for name in (
            *("eid", "node", "kind", "occurred_at", "recorded_at", "actor", "session"),
            *("purpose", "supersedes", "body", "subjects"),
        )
    },
)


@given(ENVELOPES)
def test_the_envelope_is_written_as_rfc_8785_writes_it(envelope: Envelope) -> None:
    members = {name: getattr(envelope, name) for name in Envelope.__slots__}
    members["basis"] = json.loads(envelope.basis)
    assert envelope.canonical() == rfc8785.dumps(members)


@given(ENVELOPES, ENVELOPES)
def test_two_envelopes_never_share_their_bytes(one: Envelope, other: Envelope) -> None:
    assert (one.canonical() == other.canonical()) == (one == other)


def test_no_value_reaches_over_into_its_neighbour() -> None:
    whole = Envelope(
        v=1,
        eid="e",
        node="n",
        epoch=1,
        seq=1,
        kind='k","node":"m',
        version=1,
        occurred_at="",
        utc_offset=0,
        recorded_at="",
        actor="",
        session="",
        purpose="",
        basis="{}",
        supersedes="",
        body="",
        subjects="",
    )
    assert json.loads(whole.canonical())["kind"] == 'k","node":"m'
    assert whole.canonical() != replace(whole, kind="k").canonical()


def test_chain_and_commitments_are_the_hashes_the_reference_states() -> None:
    assert chain_hash(GENESIS, b"{}") == sha256(b"\x01" + bytes(32) + b"{}").digest()
    assert commitment(b"salt", b"{}") == sha256(b"salt{}").digest()


def test_subjects_are_sorted_and_counted_once() -> None:
    one, two = Subject("person", new_id()), Subject("document", new_id())
    expected = json.dumps(
        [["document", str(two.id)], ["person", str(one.id)]], separators=(",", ":")
    )
    assert subjects_bytes(pairs_of([one, two, one])).decode() == expected
    assert subjects_bytes(()) == b"[]"


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_comes_back_from_its_text_and_sorts_by_it(moment: datetime) -> None:
    text = moment_text(moment)
    assert len(text) == 27
    assert moment_of(text) == moment.astimezone(UTC)
    later = moment.astimezone(UTC)
    if later < datetime(9999, 1, 1, tzinfo=UTC):
        assert text < moment_text(later + timedelta(microseconds=1))


def test_the_clock_on_the_wall_is_kept_in_minutes() -> None:
    for hours in (-5, 0, 5.5):
        zone = timezone(timedelta(hours=hours))
        assert offset_minutes(datetime(2026, 1, 1, tzinfo=zone)) == hours * 60


def test_an_id_gets_its_hyphens() -> None:
    identity = new_id()
    assert hyphenated(identity.hex) == str(identity)
