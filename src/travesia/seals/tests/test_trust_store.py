"""A post's trust list is replaced by a newer one of the same roots, and by nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from travesia.seals import SealError
from travesia.seals.cards import CardState, StatusAnswer, sign_card, verify_card
from travesia.seals.cose import key_id
from travesia.seals.status import (
    StatusBits,
    StatusLists,
    StatusToken,
    sign_status_token,
)
from travesia.seals.tests.card_cast import (
    CURRENT,
    ED25519_KEY,
    ES256_KEY,
    FRONT,
    ISSUER,
    NOW,
    with_permit,
)
from travesia.seals.tests.trust_cast import (
    FIRST,
    FIRST_FILE,
    LISTS,
    NEXT_ROOT,
    ROOT,
    STRANGER,
    following,
    listed,
)
from travesia.seals.trust import ListedKey, Reason, TrustStore, sign_trust_list

KID = key_id(ES256_KEY.public_key())
SECOND = following(FIRST_FILE, FIRST)
SECOND_FILE = sign_trust_list(SECOND, root=ROOT)


def store(*files: bytes) -> TrustStore:
    found = TrustStore(roots=[ROOT.public_key()])
    for raw in files or (FIRST_FILE,):
        found.update(raw, now=NOW)
    return found


def of_keys(*keys: ListedKey) -> TrustStore:
    return store(sign_trust_list(replace(FIRST, keys=keys), root=ROOT))


def refused(held: TrustStore, raw: bytes, now: datetime = NOW) -> str:
    before = held.held, held.files
    with pytest.raises(SealError) as caught:
        held.update(raw, now=now)
    assert (held.held, held.files) == before
    return caught.value.code


def test_a_newer_list_replaces_the_one_held_and_the_same_one_again_does_nothing() -> None:
    held = store()
    assert [one.code for one in held.update(SECOND_FILE, now=NOW)] == ["trust.taken"]
    assert [one.code for one in held.update(SECOND_FILE, now=NOW)] == ["trust.same"]
    assert held.held == SECOND


def test_an_older_list_never_comes_back() -> None:
    assert refused(store(FIRST_FILE, SECOND_FILE), FIRST_FILE) == "trust.older"


def test_a_second_list_of_one_number_is_a_conflict() -> None:
    other = sign_trust_list(replace(SECOND, keys=()), root=ROOT)
    assert refused(store(FIRST_FILE, SECOND_FILE), other) == "trust.conflict"


def test_a_list_that_follows_another_file_is_refused() -> None:
    for previous in (None, bytes(32)):
        beside = sign_trust_list(replace(SECOND, previous=previous), root=ROOT)
        assert refused(store(), beside) == "trust.broken"


def test_a_list_may_come_after_some_that_were_never_seen() -> None:
    held = store()
    later = sign_trust_list(replace(SECOND, sequence=5, previous=bytes(32)), root=ROOT)
    said = held.update(later, now=NOW)
    assert [one.code for one in said] == ["trust.taken", "trust.skipped"]
    assert said[1].facts == {"number": 3}


def test_a_strangers_list_is_refused_also_when_it_calls_itself_by_our_root() -> None:
    strange = replace(FIRST, sequence=9, roots=(STRANGER.public_key(),))
    assert refused(store(), sign_trust_list(strange, root=STRANGER)) == "trust.root_unknown"
    assert refused(TrustStore(roots=[]), FIRST_FILE) == "trust.root_unknown"


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (FIRST.not_after, "trust.expired"),
        (FIRST.issued_at - timedelta(minutes=6), "trust.issued_in_future"),
    ],
)
def test_a_list_is_taken_in_within_its_dates_only(now: datetime, code: str) -> None:
    held = TrustStore(roots=[ROOT.public_key()])
    assert refused(held, FIRST_FILE, now) == code
    held.update(FIRST_FILE, now=FIRST.issued_at - timedelta(minutes=4))
    assert held.held == FIRST


def test_a_held_list_expires_and_no_list_is_as_good_as_an_expired_one() -> None:
    held = store()
    assert not held.expired(FIRST.not_after - timedelta(seconds=1))
    assert held.expired(FIRST.not_after)
    assert TrustStore(roots=[]).expired(NOW)


def test_no_card_is_green_by_an_expired_list_and_the_officer_is_told() -> None:
    held, card = store(), sign_card(FRONT, key=ES256_KEY)
    last, after = FIRST.not_after - timedelta(seconds=1), FIRST.not_after
    assert (held.in_force(last), held.warnings(last)) == (held, ())
    found = verify_card(card, trust=held.in_force(after), status=CURRENT, now=after)
    assert found.state is CardState.UNKNOWN_ISSUER
    assert [one.code for one in held.warnings(after)] == ["trust.held_expired"]
    assert TrustStore(roots=[]).warnings(after) == ()


def test_a_root_is_replaced_by_way_of_a_list_that_names_both() -> None:
    both = following(FIRST_FILE, FIRST, roots=(ROOT.public_key(), NEXT_ROOT.public_key()))
    both_file = sign_trust_list(both, root=ROOT)
    alone = following(both_file, both, roots=(NEXT_ROOT.public_key(),))
    alone_file = sign_trust_list(alone, root=NEXT_ROOT)
    back_file = sign_trust_list(following(alone_file, alone, roots=(ROOT.public_key(),)), root=ROOT)

    assert refused(store(), alone_file) == "trust.root_unknown"
    held = store(FIRST_FILE, both_file, alone_file)
    assert held.held == alone
    assert refused(held, back_file) == "trust.root_unknown"


def test_a_restart_walks_the_same_way_by_the_files_that_changed_the_roots() -> None:
    both = following(SECOND_FILE, SECOND, roots=(ROOT.public_key(), NEXT_ROOT.public_key()))
    both_file = sign_trust_list(both, root=ROOT)
    alone = following(both_file, both, roots=(NEXT_ROOT.public_key(),))
    alone_file = sign_trust_list(alone, root=NEXT_ROOT)
    last = following(alone_file, alone)
    last_file = sign_trust_list(last, root=NEXT_ROOT)

    held = store(FIRST_FILE, SECOND_FILE, both_file, alone_file, last_file)
    assert held.files == (both_file, alone_file, last_file)
    again = TrustStore.of_files(held.files, roots=[ROOT.public_key()])
    assert (again.held, again.files) == (last, held.files)
    with pytest.raises(SealError):
        TrustStore.of_files(held.files[1:], roots=[ROOT.public_key()])


def test_a_file_may_be_believed_as_it_is_given() -> None:
    assert TrustStore.of_file(FIRST_FILE, now=NOW).held == FIRST


@pytest.mark.parametrize("key", [ES256_KEY, ED25519_KEY])
def test_cards_of_listed_keys_verify(key: object) -> None:
    card = sign_card(FRONT, key=key)  # type: ignore[arg-type]  # one of the two kinds
    assert verify_card(card, trust=store(), status=CURRENT, now=NOW).state is CardState.VERIFIED


def test_a_key_for_one_kind_of_card_signs_no_other() -> None:
    card = sign_card(with_permit(FRONT, card_type="border"), key=ED25519_KEY)
    found = verify_card(card, trust=store(), status=CURRENT, now=NOW)
    assert found.verdict.reason == "card.key_role"


@pytest.mark.parametrize("reason", Reason)
def test_cards_signed_before_a_revocation_stand_unless_the_key_was_stolen(reason: Reason) -> None:
    held = of_keys(listed(revoked_from=NOW - timedelta(hours=1), reason=reason))
    found = verify_card(sign_card(FRONT, key=ES256_KEY), trust=held, status=CURRENT, now=NOW)
    stolen = reason is Reason.COMPROMISED
    assert found.state is (CardState.FAILED if stolen else CardState.VERIFIED)


def test_of_two_keys_of_one_name_the_one_of_the_cards_issuer_and_time_is_meant() -> None:
    other, later = "https://labour.example/other", NOW + timedelta(days=1)
    mine = listed(kid=b"1", not_after=NOW)
    next_mine = listed(ED25519_KEY, kid=b"1", not_before=later, roles=frozenset({"card"}))
    theirs = listed(STRANGER, kid=b"1", issuer=other)
    held = of_keys(theirs, next_mine, mine)
    for issuer, at, key in (
        (ISSUER, NOW, ES256_KEY),
        (ISSUER, later, ED25519_KEY),
        (other, NOW, STRANGER),
    ):
        found = held.find(b"1", issuer=issuer, at=at)
        assert found is not None
        assert found.key == key.public_key()
    assert held.find(b"2", issuer=ISSUER, at=NOW) is None


def test_a_strangers_key_in_use_never_stands_in_for_the_issuers_own_out_of_use() -> None:
    mine = listed(kid=b"1", not_after=NOW - timedelta(days=1))
    theirs = listed(STRANGER, kid=b"1", issuer="https://labour.example/other")
    found = of_keys(theirs, mine).find(b"1", issuer=ISSUER, at=NOW)
    assert found is not None
    assert found.key == ES256_KEY.public_key()
    assert not found.covers(NOW)


def test_a_card_that_names_no_key_is_answered_when_its_issuer_had_one() -> None:
    found = of_keys(listed()).find(None, issuer=ISSUER, at=NOW)
    assert found is not None
    assert found.key == ES256_KEY.public_key()
    assert store().find(None, issuer=ISSUER, at=NOW) is None
    assert of_keys(listed()).find(None, issuer=None, at=NOW) is None


@pytest.mark.parametrize("as_json", [False, True])
def test_status_lists_of_listed_keys_are_taken_in_and_answer(as_json: bool) -> None:
    uri = LISTS + "2026"
    token = StatusToken(uri, NOW - timedelta(hours=1), StatusBits.of(2, [0, 1]))
    raw = sign_status_token(token, key=ES256_KEY, kid=KID, as_json=as_json)
    lists = StatusLists(budget=timedelta(hours=24))
    lists.add(raw, keys=store(), now=NOW)
    assert lists.look_up(uri, 1, now=NOW) == StatusAnswer(1, token.issued_at, True)


@pytest.mark.parametrize(
    ("uri", "key", "made"),
    [
        ("https://labour.example.org/status/2026", ES256_KEY, NOW),
        (LISTS + "2026", ED25519_KEY, NOW),
        (LISTS + "2026", STRANGER, NOW),
        (LISTS + "2026", ES256_KEY, NOW - timedelta(days=700)),
    ],
    ids=["another address", "no such role", "not listed", "before its time"],
)
def test_status_lists_of_others_are_refused(uri: str, key: object, made: datetime) -> None:
    token = StatusToken(uri, made, StatusBits.of(2, [0, 1]))
    kid = key_id(key.public_key())  # type: ignore[attr-defined]  # one of the two kinds
    raw = sign_status_token(token, key=key, kid=kid)  # type: ignore[arg-type]  # as above
    with pytest.raises(SealError) as caught:
        StatusLists(budget=timedelta(hours=24)).add(raw, keys=store(), now=NOW)
    assert caught.value.code == "status.key_unknown"


def test_a_clock_at_the_end_of_the_calendar_gets_an_answer() -> None:
    with pytest.raises(SealError, match="ended at"):
        TrustStore(roots=[ROOT.public_key()]).update(
            FIRST_FILE, now=datetime.max.replace(tzinfo=UTC)
        )
