"""Applications by rule: the table of states, the book of visas, money, codes and the promise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.credentials.domain.evisa import (
    APPLICANT_ACTS,
    APPLICATION_ENDS,
    APPLICATION_STEPS,
    OFFICER_ACTS,
    ApplicationAct,
    ApplicationState,
    Money,
    OfferBookError,
    Tone,
    age_of,
    bare,
    code_from,
    example_book,
    in_language,
    new_reference,
    next_application_state,
    read_offers,
    tidy_reference,
)
from travesia.vocab import LANGUAGE_CODES

ACTS = st.lists(st.sampled_from(list(ApplicationAct)), max_size=12)
BOOK = """
[[office]]
country = "UTO"
contact = "office@example.org"
source = "act"
name = {en = "O", es = "O", fr = "O", ht = "O", pt = "O"}
remedy = {en = "R", es = "R", fr = "R", ht = "R", pt = "R"}
[[visa]]
id = "UTO-A"
country = "UTO"
category = "a"
valid_from = 2026-01-01
source = "act"
fee_minor = 100
fee_currency = "USD"
promise_days = 3
validity_days = 30
entries = 1
days_per_stay = 10
title = {en = "A", es = "A", fr = "A", ht = "A", pt = "A"}
"""


def test_table_names_every_state_and_each_act_has_one_kind_of_taker() -> None:
    assert set(APPLICATION_STEPS) == set(ApplicationState)
    led_to = {after for acts in APPLICATION_STEPS.values() for after in acts.values()}
    assert led_to == set(ApplicationState) - {ApplicationState.BEGUN}
    assert {
        ApplicationState.APPROVED,
        ApplicationState.REFUSED,
        ApplicationState.WITHDRAWN,
        ApplicationState.LAPSED,
    } == APPLICATION_ENDS
    others = set(ApplicationAct) - OFFICER_ACTS - APPLICANT_ACTS
    assert others == {ApplicationAct.BEGIN, ApplicationAct.PAY, ApplicationAct.LAPSE}
    assert not OFFICER_ACTS & APPLICANT_ACTS


@pytest.mark.parametrize("wrong", ["uto-a", "UTO A", "UTO/A", "A" * 41, "ÚTO", "UTO-A\\nB"])
def test_id_that_cannot_stand_in_an_address_is_refused(wrong: str) -> None:
    assert read_offers(BOOK).offers[0].id == "UTO-A"
    with pytest.raises(OfferBookError, match="id: 1 to 40"):
        read_offers(BOOK.replace('"UTO-A"', f'"{wrong}"'))


@given(acts=ACTS)
def test_what_is_not_in_the_table_cannot_happen(acts: list[ApplicationAct]) -> None:
    state = ApplicationState.BEGUN
    for act in acts:
        after = next_application_state(state, act)
        assert after is APPLICATION_STEPS[state].get(act)
        assert state not in APPLICATION_ENDS or after is None
        if after in (ApplicationState.APPROVED, ApplicationState.REFUSED):
            assert act in OFFICER_ACTS
        state = after or state


def test_nothing_with_a_fee_reaches_an_officer_unpaid() -> None:
    unpaid = APPLICATION_STEPS[ApplicationState.UNPAID]
    assert set(unpaid) == {ApplicationAct.PAY, ApplicationAct.WITHDRAW}


def test_examples_speak_five_languages_and_are_marked_as_examples() -> None:
    book = example_book()
    for offer in book.offers:
        assert offer.example
        assert 3 <= offer.promise_days <= 5
        for language in LANGUAGE_CODES:
            assert in_language(offer.title, language)
            assert in_language(book.offices[offer.country].remedy, language)


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ('fee_currency = "XXX"', 'fee_currency = "USD"', "fee_currency"),
        ("fee_minor = 10.5", "fee_minor = 100", "fee_minor"),
        ("promise_days = 9", "promise_days = 3", "promise_days"),
        (
            'title = {en = "A"}',
            'title = {en = "A", es = "A", fr = "A", ht = "A", pt = "A"}',
            "title",
        ),
        ('country = "HTI"\ncategory', 'country = "UTO"\ncategory', "no office of HTI"),
        ("valid_from = 2026-13-01", "valid_from = 2026-01-01", "no TOML"),
    ],
)
def test_a_book_that_cannot_be_says_where(wrong: str, right: str, says: str) -> None:
    assert read_offers(BOOK).offers[0].version == "UTO-A@2026-01-01"
    with pytest.raises(OfferBookError, match=says):
        read_offers(BOOK.replace(right, wrong))


def test_two_versions_never_hold_on_one_day() -> None:
    second = BOOK[BOOK.index("[[visa]]") :].replace("2026-01-01", "2026-06-01")
    with pytest.raises(OfferBookError, match="two versions"):
        read_offers(BOOK + second)
    ended = BOOK.replace("2026-01-01", "2026-01-01\nvalid_until = 2026-05-31")
    book = read_offers(ended + second)
    assert [len(book.on(day)) for day in (date(2026, 5, 31), date(2026, 6, 1))] == [1, 1]


def test_an_offer_is_for_those_it_names_and_not_for_its_own_people() -> None:
    one = read_offers(BOOK.replace('category = "a"', 'category = "a"\nnot_for = ["UTO"]')).offers[0]
    assert not one.is_for("UTO")
    assert one.is_for("HTI")
    assert one.takes("P")


def test_amounts_are_written_by_the_minor_unit_of_their_currency() -> None:
    assert Money(5000, "USD").text() == "50.00 USD"
    assert Money(5000, "JPY").text() == "5000 JPY"
    assert Money(5000, "KWD").text() == "5.000 KWD"
    assert not Money(0, "")


def test_code_is_the_same_for_the_same_secret_alone_and_typed_in_any_way() -> None:
    first, second = code_from(b"a" * 16), code_from(b"b" * 16)
    assert first == code_from(b"a" * 16) != second
    assert len(bare(first)) == 16
    assert bare(f" {first.lower().replace('-', ' ')} ") == bare(first)
    reference = new_reference()
    assert tidy_reference(reference.lower().replace("-", "")) == reference


@given(days=st.integers(0, 30), paused=st.integers(0, 5), promise=st.integers(3, 5))
def test_age_is_due_on_the_promised_day_and_late_after_it(
    days: int, paused: int, promise: int
) -> None:
    first = date(2026, 11, 2)
    age = age_of(
        state=ApplicationState.WAITING,
        queued_on=first,
        paused_days=paused,
        asked_on=None,
        promise=promise,
        today=first + timedelta(days=days),
    )
    assert age.days >= 0
    assert (age.tone is Tone.LATE) == (age.days > promise) == (age.over > 0)
    assert (age.tone is Tone.DUE) == (age.days == promise)


def test_promise_stands_still_while_the_applicant_is_asked() -> None:
    monday = date(2026, 11, 2)
    age = age_of(
        state=ApplicationState.ASKED,
        queued_on=monday,
        paused_days=0,
        asked_on=monday + timedelta(days=1),
        promise=3,
        today=monday + timedelta(days=30),
    )
    assert (age.days, age.tone) == (1, Tone.STILL)
