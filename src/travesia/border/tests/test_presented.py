"""What is found in a visa, card or seal beside a document: never louder than it deserves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from travesia.border.domain import (
    Decision,
    Holder,
    Level,
    Presented,
    Recognised,
    Source,
    Trust,
    present,
    recognise,
    weigh,
)
from travesia.border.domain.reading import claim_of, document_of
from travesia.border.tests.cast import zone
from travesia.border.tests.presented_cast import (
    CARD,
    OTHER_DAY,
    OTHER_KEY,
    PERMIT,
    SOMEBODY,
    TRUST,
    Answer,
    card,
    seal,
    small_document,
    visa,
    with_certificate,
)
from travesia.documents import PartialDate, parse_mrz
from travesia.screening import Relation
from travesia.seals.cards import Person

NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)
PASSPORT = parse_mrz(zone(), today=NOW.date())
HOLDER = Holder(claim_of(PASSPORT), document_of(PASSPORT), PASSPORT)


def shown(text: str, *, trust: Trust = TRUST, holder: Holder = HOLDER) -> Presented:
    read = recognise(text, today=NOW.date(), training=True)
    assert isinstance(read, Recognised)
    return present(read, holder, trust=trust, now=NOW, training=True)


def codes(one: Presented) -> set[str]:
    return {item.code for item in one.findings}


def relations(one: Presented) -> dict[str, Relation]:
    return {row.field: row.relation for row in one.compared}


def test_a_visa_of_the_holder_agrees_in_every_field() -> None:
    found = shown(visa())
    assert (found.state, found.meaning) == ("in_date", "ok")
    assert set(relations(found).values()) == {Relation.AGREES}
    assert {"family_name", "given_names", "birth_date", "sex", "nationality"} == set(
        relations(found)
    )


def test_a_visa_may_carry_the_passports_number_or_its_own() -> None:
    assert relations(shown(visa("X1234567")))["document"] is Relation.AGREES
    own = shown(visa("V7654321"))
    assert codes(own) == {"visa.own_number"}
    assert weigh(own.findings).level is Level.OK


def test_an_expired_visa_stops_and_is_a_thought_for_second_line_only() -> None:
    found = shown(visa(expiry_date=date(2026, 11, 19)))
    assert (found.state, found.meaning) == ("expired", "stop")
    verdict = weigh(found.findings)
    assert verdict.lead.code == "document.expired"
    assert verdict.likely is Decision.SECOND_LINE


def test_a_visa_with_a_misread_digit_fails_its_check() -> None:
    assert shown(visa().replace("900102", "900103")).state == "failed"


def test_somebody_elses_visa_is_a_caution_and_never_a_stop() -> None:
    found = shown(visa(surname="Kvist", given_names="Nils", birth_date=OTHER_DAY))
    assert "presented.other_person" in codes(found)
    assert max(item.level.rank for item in found.findings) == Level.CAUTION.rank
    assert all(item.source is Source.PRESENTED for item in found.findings)


@pytest.mark.parametrize(
    ("changes", "code", "level"),
    [
        ({"birth_date": PartialDate(1991, 1, 2)}, "presented.differs", Level.CAUTION),
        ({"surname": "Lindqvisst"}, "presented.near", Level.INFO),
        ({"nationality": "D"}, "presented.differs", Level.CAUTION),
        ({"sex": "M"}, "presented.differs", Level.CAUTION),
    ],
)
def test_a_slip_in_a_date_is_a_caution_and_in_a_name_for_the_eye(
    changes: dict[str, object], code: str, level: Level
) -> None:
    rest = dict(changes)
    text = visa("V7654321", str(rest.pop("surname", "Lindqvist")), **rest)
    found = [item for item in shown(text).findings if item.code.startswith("presented.")]
    assert [(item.code, item.level) for item in found] == [(code, level)]


def test_a_name_that_fills_its_field_agrees_as_far_as_it_goes() -> None:
    long = "Nilavadhanananda Papandropoulous"
    passport = parse_mrz(zone(surname=long, given_names="Chayapa Dejthamrong"), today=NOW.date())
    holder = Holder(claim_of(passport), document_of(passport), passport)
    short = zone(
        surname=long,
        given_names="Chayapa Dejthamrong",
        document_code="V",
        format="MRV-B",
    )
    found = shown(short, holder=holder)
    assert relations(found)["family_name"] in (Relation.PARTIAL, Relation.AGREES)
    assert not any(item.code.startswith("presented.") for item in found.findings)


def test_a_card_by_a_known_issuer_in_force_is_verified() -> None:
    found = shown(card())
    assert (found.state, found.meaning) == ("verified", "ok")
    assert relations(found) == {"name": Relation.AGREES}
    assert codes(found) == {"card.signature_verified", "card.status_valid"}
    assert weigh(found.findings).level is Level.OK


@pytest.mark.parametrize(
    ("text", "trust", "state", "meaning", "code"),
    [
        (card(key=OTHER_KEY), TRUST, "unknown_issuer", "caution", "card.issuer_unknown"),
        (card(), replace(TRUST, status=Answer(1)), "revoked", "stop", "card.revoked"),
        (card(), replace(TRUST, status=Answer(2)), "suspended", "stop", "card.suspended"),
        (
            card(),
            replace(TRUST, status=Answer(0, fresh=False)),
            "stale_status",
            "caution",
            "card.status_stale",
        ),
        (card(), replace(TRUST, status=None), "stale_status", "caution", "card.status_unknown"),
        (card(expires_at=NOW), TRUST, "expired", "stop", "card.expired"),
        (
            card(permit=replace(PERMIT, valid_from=date(2026, 11, 21))),
            TRUST,
            "not_yet_valid",
            "stop",
            "permit.not_yet_valid",
        ),
        (card(issuer="https://else.example"), TRUST, "failed", "stop", "card.issuer_other"),
    ],
)
def test_each_state_of_a_card_has_its_meaning_and_its_reason(
    text: str, trust: Trust, state: str, meaning: str, code: str
) -> None:
    found = shown(text, trust=trust)
    assert (found.state, found.meaning) == (state, meaning)
    assert code in codes(found)


def test_without_a_trust_list_nothing_is_checked_and_nobody_is_suspected() -> None:
    found = shown(card(), trust=Trust())
    assert (found.state, found.meaning) == ("not_checked", "none")
    assert "presented.no_trust_list" in codes(found)
    assert "card.issuer_unknown" not in codes(found)
    ended = shown(card(expires_at=NOW), trust=Trust())
    assert "card.expired" in codes(ended)


def test_a_card_of_somebody_else_is_a_caution() -> None:
    found = shown(card(person=SOMEBODY))
    assert found.state == "verified"
    assert {"presented.other_person", "presented.differs"} <= codes(found)
    assert {item.level for item in found.findings} == {Level.OK, Level.CAUTION}


def test_a_person_on_a_card_is_compared_in_any_way_of_writing() -> None:
    holder = Person(
        last_name="Lindqvist",
        first_name="Berta",
        birth_date="1990-01-02",
        gender=2,
        nationality="UT",
    )
    found = relations(shown(card(person=holder)))
    assert found["family_name"] is found["birth_date"] is found["sex"] is Relation.AGREES


def test_a_nationality_of_two_letters_meets_the_one_of_three() -> None:
    passport = parse_mrz(zone(nationality="HTI"), today=NOW.date())
    holder = Holder(claim_of(passport), document_of(passport), passport)
    person = Person(full_name="Berta Lindqvist", nationality="ht")
    found = relations(shown(card(person=person), holder=holder))
    assert found["nationality"] is Relation.AGREES


def test_a_seal_is_verified_by_its_signers_certificate() -> None:
    mine = seal(text=small_document(number="X12345678"), number="X12345")
    found = shown(mine, trust=with_certificate())
    assert (found.state, found.meaning) == ("verified", "ok")
    assert relations(found)["birth_date"] is Relation.AGREES
    assert relations(found)["document"] is Relation.DIFFERS


def test_a_seal_without_certificates_is_not_checked_and_a_changed_one_fails() -> None:
    assert shown(seal()).state == "not_checked"
    assert "presented.no_certificates" in codes(shown(seal()))
    raw = bytearray.fromhex(seal())
    raw[-1] ^= 1
    assert shown(raw.hex().upper(), trust=with_certificate()).state == "failed"


def test_the_permit_card_of_the_cast_is_the_one_the_tests_speak_of() -> None:
    assert CARD.permit is PERMIT
