"""A status list answers for each card, comes from its own issuer, and does not stay green."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from travesia.seals import SealError
from travesia.seals.signatures import SigningKey, VerifyingKey
from travesia.seals.status import (
    BUDGETS,
    STATUS_BITS,
    StatusBits,
    StatusListBuilder,
    StatusLists,
    StatusToken,
    read_status_token,
    sign_status_token,
)
from travesia.seals.tests.card_cast import ED25519_KEY, ES256_KEY, NOW

URI = "https://labour.example/status/2026"
OTHER_KEY = ec.derive_private_key(0x777, ec.SECP256R1())
TOKEN = StatusToken(
    uri=URI,
    issued_at=NOW - timedelta(hours=1),
    statuses=StatusBits.of(2, [0, 1, 2, 0, 3]),
    expires_at=NOW + timedelta(days=30),
    ttl=timedelta(hours=12),
)


class OneKey:
    """Trusts one key for one address."""

    def __init__(self, key: VerifyingKey, uri: str = URI) -> None:
        self.key, self.uri = key, uri

    def find_list_key(self, kid: bytes | None, *, uri: str, at: datetime) -> VerifyingKey | None:
        return self.key if uri == self.uri and (kid, at) else None


KEYS = OneKey(ES256_KEY.public_key())


@given(st.sampled_from(STATUS_BITS), st.data())
def test_every_status_comes_back_from_its_place(bits: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(0, 2**bits - 1), max_size=200))
    packed = StatusBits.of(bits, values)
    again = StatusBits.inflate(bits, packed.deflated())
    assert [again[place] for place in range(len(values))] == values
    assert all(again[place] == 0 for place in range(len(values), len(again)))


def test_the_published_short_list_is_written_as_its_authors_write_it() -> None:
    # Token Status List §4.2: b9 a3 at one bit is eNrbuRgAAhcBXQ.
    short = StatusBits(1, bytes.fromhex("b9a3"))
    assert short.deflated().hex() == "78dadbb918000217015d"
    assert [short[place] for place in range(16)] == [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("key", [ES256_KEY, ED25519_KEY])
def test_a_list_says_the_same_after_the_journey(key: SigningKey, as_json: bool) -> None:
    raw = sign_status_token(TOKEN, key=key, kid=b"\x01\x02", as_json=as_json)
    read = read_status_token(raw)
    assert read.verify(key.public_key())
    assert not read.verify(OTHER_KEY.public_key())
    assert replace(read, kid=None, _proof=None) == replace(
        TOKEN, statuses=StatusBits(2, TOKEN.statuses.packed)
    )


@pytest.mark.parametrize("as_json", [False, True])
def test_every_changed_byte_of_a_signed_list_is_noticed(as_json: bool) -> None:
    raw = sign_status_token(TOKEN, key=ES256_KEY, kid=b"\x01", as_json=as_json)
    for place in range(len(raw)):
        for bit in (1, 0x20, 0x80):
            changed = raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :]
            with pytest.raises(SealError):
                StatusLists(budget=BUDGETS["border"]).add(changed, keys=KEYS, now=NOW)


def held(token: StatusToken = TOKEN, *, now: datetime = NOW, place: str = "border") -> StatusLists:
    lists = StatusLists(budget=BUDGETS[place])
    lists.add(sign_status_token(token, key=ES256_KEY, kid=None), keys=KEYS, now=now)
    return lists


def test_the_store_answers_for_each_place_and_for_none_beyond() -> None:
    lists = held()
    answers = [lists.look_up(URI, place, now=NOW) for place in range(5)]
    assert [one.code for one in answers if one] == [0, 1, 2, 0, 3]
    assert all(one and one.fresh and one.as_of == TOKEN.issued_at for one in answers)
    assert lists.look_up(URI, len(TOKEN.statuses), now=NOW) is None
    assert lists.look_up(URI, -1, now=NOW) is None
    assert lists.look_up("https://labour.example/status/2025", 0, now=NOW) is None


def is_fresh(lists: StatusLists, now: datetime) -> bool:
    answer = lists.look_up(URI, 0, now=now)
    assert answer is not None
    return answer.fresh


@pytest.mark.parametrize(("place", "hours"), [("border", 24), ("clinic", 168), ("farm", 336)])
def test_an_answer_past_the_budget_of_the_place_is_not_fresh(place: str, hours: int) -> None:
    lists = held(place=place)
    last = TOKEN.issued_at + timedelta(hours=hours)
    assert is_fresh(lists, last)
    assert not is_fresh(lists, last + timedelta(seconds=1))


def test_an_expired_list_is_never_fresh_and_a_clock_set_back_makes_none_fresh() -> None:
    lists = held(replace(TOKEN, expires_at=NOW + timedelta(hours=1)))
    assert not is_fresh(lists, NOW + timedelta(hours=1))
    assert not is_fresh(lists, NOW - timedelta(days=3))


def test_lists_that_must_not_be_taken_leave_the_held_one_in_place() -> None:
    lists = held()
    older = replace(TOKEN, issued_at=TOKEN.issued_at - timedelta(days=1))
    future = replace(TOKEN, issued_at=NOW + timedelta(hours=2))
    over = replace(TOKEN, expires_at=NOW)
    foreign = replace(TOKEN, uri="https://elsewhere.example/1")
    for token, code in (
        (older, "status.older"),
        (future, "status.issued_in_future"),
        (over, "status.expired"),
        (foreign, "status.key_unknown"),
    ):
        with pytest.raises(SealError) as refused:
            lists.add(sign_status_token(token, key=ES256_KEY, kid=None), keys=KEYS, now=NOW)
        assert refused.value.code == code
    with pytest.raises(SealError) as forged:
        lists.add(sign_status_token(TOKEN, key=OTHER_KEY, kid=None), keys=KEYS, now=NOW)
    assert forged.value.code == "status.signature_failed"
    assert [one.issued_at for one in lists.held] == [TOKEN.issued_at]


def test_places_are_random_apart_and_valid_until_said_otherwise() -> None:
    builder = StatusListBuilder(size=300, places=Random(7))
    taken = [builder.allocate() for _ in range(300)]
    assert sorted(taken) == list(range(300))
    assert taken != sorted(taken)
    builder.set(taken[3], 1)
    packed = builder.packed()
    assert [packed[place] for place in taken[:5]] == [0, 0, 0, 1, 0]
    with pytest.raises(SealError) as full:
        builder.allocate()
    assert full.value.code == "status.full"


def test_a_list_is_renewed_when_its_issuer_would_have_a_newer_one() -> None:
    assert not TOKEN.wants_renewal(NOW)
    assert TOKEN.wants_renewal(TOKEN.issued_at + timedelta(hours=12))


@pytest.mark.parametrize("as_json", [False, True])
def test_a_list_that_is_built_is_signed_as_it_stands(as_json: bool) -> None:
    builder = StatusListBuilder(size=100, places=Random(1))
    place = builder.allocate()
    builder.set(place, 2)
    ends, ttl = NOW + timedelta(days=1), timedelta(hours=6)
    raw = builder.sign(
        URI, issued_at=NOW, key=ES256_KEY, kid=b"1", expires_at=ends, ttl=ttl, as_json=as_json
    )
    token = read_status_token(raw)
    assert token.verify(ES256_KEY.public_key())
    assert (token.uri, token.issued_at, token.expires_at, token.ttl) == (URI, NOW, ends, ttl)
    assert [token.statuses[index] for index in range(100)].count(2) == 1
    assert token.statuses[place] == 2


def test_moments_at_the_end_of_the_calendar_are_judged_not_added_up() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    forever = replace(TOKEN, ttl=timedelta(days=3_650_000 - 1_000_000))
    assert not replace(forever, issued_at=last).wants_renewal(last)
