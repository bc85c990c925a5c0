"""What a card is worth: one state, one colour, every reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from travesia.seals.cards import CardReading, CardState, Colour, StatusAnswer, sign_card
from travesia.seals.cards.claims import encode_claims
from travesia.seals.cards.states import RULES, decide
from travesia.seals.cards.trusting import StatusSource, TrustedKey
from travesia.seals.cards.values import Card, Person
from travesia.seals.cards.verifying import open_card, verify_card
from travesia.seals.cose import key_id, sign1
from travesia.seals.findings import SEVERITIES, Severity, finding
from travesia.seals.tests.card_cast import (
    BACK,
    CARD,
    CURRENT,
    ED25519_KEY,
    ES256_KEY,
    FRONT,
    ISSUER,
    KEYS,
    NOW,
    TRUST,
    Answers,
    Keys,
    listed,
    with_permit,
)

SECOND = timedelta(seconds=1)


def verify(
    card: Card = FRONT,
    *,
    trust: Keys = TRUST,
    status: StatusSource | None = CURRENT,
    now: datetime = NOW,
) -> CardReading:
    return verify_card(sign_card(card, key=ES256_KEY), trust=trust, status=status, now=now)


def answered(code: int, *, fresh: bool = True) -> Answers:
    return Answers(StatusAnswer(code, NOW - timedelta(days=3), fresh))


def only(key: TrustedKey | None) -> Keys:
    return Keys({key_id(ES256_KEY.public_key()): key} if key else {})


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("card", [FRONT, BACK], ids=["front", "back"])
def test_a_good_card_is_green_on_both_sides(card: Card, name: str) -> None:
    reading = verify_card(sign_card(card, key=KEYS[name]), trust=TRUST, status=CURRENT, now=NOW)
    assert (reading.state, reading.colour) == (CardState.VERIFIED, Colour.GREEN)
    assert [one.code for one in reading.findings] == [
        "card.signature_verified",
        "card.status_valid",
    ]
    assert reading.card == card


def outcome(reading: CardReading) -> tuple[str, str, str]:
    return reading.state.value, reading.colour.value, reading.verdict.reason


def test_a_key_nobody_listed_is_unknown_not_false() -> None:
    reading = verify(trust=only(None))
    assert outcome(reading) == ("unknown_issuer", "amber", "card.issuer_unknown")
    assert "card.not_checked" not in [one.code for one in reading.findings]


def test_a_card_that_names_a_key_that_did_not_sign_it_fails() -> None:
    text = sign_card(FRONT, key=ED25519_KEY, kid=key_id(ES256_KEY.public_key()))
    reading = verify_card(text, trust=TRUST, status=CURRENT, now=NOW)
    assert outcome(reading) == ("failed", "red", "card.signature_failed")


def with_unprotected_kid(kid: bytes | None, unprotected: bytes) -> CardReading:
    """Sign with the ES256 key, then write a key identifier where nothing signs it."""
    raw = sign1(encode_claims(FRONT), key=ES256_KEY, kid=kid)
    at = raw.index(b"\xa0\x58")
    moved = raw[:at] + b"\xa1\x04\x48" + unprotected + raw[at + 1 :]
    return verify_card(moved, trust=TRUST, status=CURRENT, now=NOW)


RIGHT, WRONG = (key_id(key.public_key()) for key in (ES256_KEY, ED25519_KEY))


def test_co22_the_protected_kid_wins_over_a_wrong_unprotected_one() -> None:
    assert with_unprotected_kid(RIGHT, WRONG).colour is Colour.GREEN
    assert with_unprotected_kid(WRONG, RIGHT).state is CardState.FAILED


def test_co23_without_a_protected_kid_a_wrong_unprotected_one_fails() -> None:
    assert with_unprotected_kid(None, WRONG).state is CardState.FAILED
    assert with_unprotected_kid(None, b"nobody's").state is CardState.UNKNOWN_ISSUER


def test_an_unprotected_kid_may_be_right_and_is_reported() -> None:
    reading = with_unprotected_kid(None, RIGHT)
    assert reading.colour is Colour.GREEN
    assert reading.findings[0].code == "card.kid_unprotected"
    assert not reading.kid_protected


def test_another_issuer_than_the_key_is_listed_for_fails() -> None:
    reading = verify(trust=only(listed(issuer="https://other.example")))
    assert outcome(reading) == ("failed", "red", "card.issuer_other")


def test_a_key_listed_for_one_kind_of_card_signs_no_other() -> None:
    assert verify(trust=only(listed(roles=frozenset({"card:seasonal"})))).colour is Colour.GREEN
    reading = verify(trust=only(listed(roles=frozenset({"card:resident", "status"}))))
    assert outcome(reading) == ("failed", "red", "card.key_role")


def test_a_person_alone_needs_the_role_for_all_cards() -> None:
    bare = replace(FRONT, permit=None, person=Person(full_name="Rosa Ejemplo"))
    assert verify(bare).state is CardState.VERIFIED
    reading = verify(bare, trust=only(listed(roles=frozenset({"card:seasonal", "card:None"}))))
    assert reading.verdict.reason == "card.key_role"


def test_a_key_signs_inside_its_window_only() -> None:
    signed = FRONT.issued_at
    assert signed is not None
    assert verify(trust=only(listed(not_before=signed, not_after=signed))).colour is Colour.GREEN
    for key in (listed(not_before=signed + SECOND), listed(not_after=signed - SECOND)):
        assert outcome(verify(trust=only(key))) == ("failed", "red", "card.key_window")


def test_the_key_is_asked_for_the_moment_of_signing() -> None:
    trust = only(listed())
    verify(trust=trust)
    verify(replace(FRONT, issued_at=None), trust=trust)
    assert trust.asked_at == [FRONT.issued_at, NOW]


def test_exp_exactly_now_is_expired() -> None:
    """RFC 7519 §4.1.4: not accepted on or after that moment."""
    assert verify(replace(FRONT, expires_at=NOW + SECOND)).colour is Colour.GREEN
    reading = verify(replace(FRONT, expires_at=NOW))
    assert outcome(reading) == ("expired", "red", "card.expired")


@pytest.mark.parametrize(
    ("claim", "code"),
    [("not_before", "card.not_yet_valid"), ("issued_at", "card.issued_in_future")],
)
def test_co16_five_minutes_of_drift_are_allowed_and_no_second_more(claim: str, code: str) -> None:
    edge = NOW + timedelta(minutes=5)
    early = replace(FRONT, not_before=None)
    assert verify(replace(early, **{claim: edge})).colour is Colour.GREEN  # type: ignore[arg-type]  # one of two times
    reading = verify(replace(early, **{claim: edge + SECOND}))  # type: ignore[arg-type]  # one of two times
    assert outcome(reading) == ("not_yet_valid", "red", code)


def test_a_card_without_end_is_amber() -> None:
    reading = verify(replace(FRONT, expires_at=None))
    assert outcome(reading) == ("verified", "amber", "card.no_expiry")


def test_the_last_day_of_a_permit_counts_where_the_card_is_shown() -> None:
    last = with_permit(FRONT, valid_until=date(2026, 11, 19), valid_from=None)
    evening_there = NOW.astimezone(timezone(timedelta(hours=-13)))
    assert evening_there.date() == date(2026, 11, 19)
    assert verify(last, now=evening_there).colour is Colour.GREEN
    assert outcome(verify(last)) == ("expired", "red", "permit.expired")


def test_a_permit_that_begins_tomorrow_is_not_yet_valid() -> None:
    assert verify(with_permit(FRONT, valid_from=NOW.date())).colour is Colour.GREEN
    reading = verify(with_permit(FRONT, valid_from=date(2026, 11, 21)))
    assert outcome(reading) == ("not_yet_valid", "red", "permit.not_yet_valid")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0, ("verified", "green", "card.signature_verified")),
        (1, ("revoked", "red", "card.revoked")),
        (2, ("suspended", "red", "card.suspended")),
        (3, ("suspended", "amber", "card.status_other")),
    ],
)
def test_a_fresh_status_list_decides(code: int, expected: tuple[str, str, str]) -> None:
    source = answered(code)
    assert outcome(verify(status=source)) == expected
    assert source.asked == [("https://labour.example/status/2026", 41_234)]


@pytest.mark.parametrize("code", [0, 2, 3])
def test_a_stale_status_list_is_amber_never_green_never_red(code: int) -> None:
    reading = verify(status=answered(code, fresh=False))
    assert outcome(reading) == ("stale_status", "amber", "card.status_stale")


def test_a_stale_valid_answer_says_on_which_day_it_held() -> None:
    reading = verify(status=answered(0, fresh=False))
    assert "Valid on 2026-11-17" in " ".join(one.message() for one in reading.findings)


def test_revoked_stays_revoked_however_old_the_list() -> None:
    assert verify(status=answered(1, fresh=False)).colour is Colour.RED


@pytest.mark.parametrize("status", [None, Answers(None)], ids=["no lists", "not this list"])
def test_without_an_answer_about_revocation_it_is_amber(status: Answers | None) -> None:
    assert outcome(verify(status=status)) == ("stale_status", "amber", "card.status_unknown")


def test_a_card_that_names_no_list_is_green_and_says_so() -> None:
    reading = verify(replace(FRONT, status=None), status=None)
    assert reading.colour is Colour.GREEN
    assert "card.no_status" in [one.code for one in reading.findings]


def test_an_expired_card_is_expired_whatever_the_list_says() -> None:
    reading = verify(replace(FRONT, expires_at=NOW), status=answered(1))
    assert reading.state is CardState.EXPIRED


def test_a_false_signature_outweighs_all_else() -> None:
    text = sign_card(replace(FRONT, expires_at=NOW), key=ED25519_KEY, kid=b"12345678")
    trust = Keys({b"12345678": listed()})
    reading = verify_card(text, trust=trust, status=answered(1), now=NOW)
    assert reading.state is CardState.FAILED


def test_every_rule_has_a_finding_that_weighs_as_its_colour() -> None:
    weights = {
        Colour.RED: Severity.STOP,
        Colour.AMBER: Severity.CAUTION,
        Colour.GREEN: Severity.OK,
        Colour.GREY: Severity.INFO,
    }
    for rule in RULES:
        assert SEVERITIES[rule.code] is weights[rule.colour], rule


def test_no_card_is_green_with_a_finding_that_stops() -> None:
    good = finding("card.signature_verified", issuer=ISSUER)
    deciding = {rule.code for rule in RULES}
    for code, severity in SEVERITIES.items():
        if severity is Severity.STOP and code in deciding:
            facts = dict.fromkeys(("moment", "day", "issuer", "claimed", "listed"), "x")
            assert decide([good, finding(code, **facts)]).colour is Colour.RED


def test_a_reading_is_given_as_plain_values() -> None:
    plain = open_card(sign_card(CARD, key=ES256_KEY)).as_dict("es")
    assert plain["card"]["person"]["photo"] == {"format": "WEBP", "bytes": 512}
    assert plain["card"]["expires_at"] == datetime(2027, 5, 19, 12, tzinfo=UTC).isoformat()
    assert plain["envelope"]["kid"] == key_id(ES256_KEY.public_key()).hex()
    assert plain["findings"][0]["message"] == "No se comprobó la firma."
