"""Rules of claims: one canonical form, looking numbers up, and birth dates that can be one."""

from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from travesia.people.domain import (
    Candidate,
    Claim,
    PersonRef,
    Reason,
    canonical,
    may_be_same_birth,
    number_key,
    problems_of,
    strongest_first,
)
from travesia.testing import TODAY

DATES = st.one_of(
    st.just(""),
    st.integers(1970, 1972).map(str),
    st.builds("{}-{:02}-XX".format, st.integers(1970, 1972), st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, st.integers(1970, 1972), st.integers(1, 12), st.just(5)),
)


@given(DATES, DATES)
def test_two_birth_dates_can_be_one_both_ways_round(left: str, right: str) -> None:
    assert may_be_same_birth(left, right) == may_be_same_birth(right, left)


@given(DATES)
def test_known_birth_date_can_be_itself_and_a_missing_one_is_no_reason(text: str) -> None:
    assert (may_be_same_birth(text, text) is None) == (text == "")


@given(st.builds(Claim, st.text(), st.text(), DATES | st.text(), st.text(), st.text()))
@example(Claim("", "", "", "", "0 <"))
def test_canonical_form_is_final_and_any_claim_has_an_answer(claim: Claim) -> None:
    clean = canonical(claim)
    assert canonical(clean) == clean
    problems_of(clean, today=TODAY.date())


@pytest.mark.parametrize(
    ("typed", "key"),
    [("l898902c3", "L898902C3"), (" AB-12 34<<", "AB1234"), ("<<<", ""), ("", "")],
)
def test_number_is_looked_up_without_fillers_and_marks(typed: str, key: str) -> None:
    assert number_key(typed) == key


def test_document_comes_first_then_more_reasons() -> None:
    def candidate(place: int, *reasons: Reason) -> Candidate:
        return Candidate(PersonRef(UUID(int=place)), reasons)

    name = candidate(1, Reason.SAME_NAME_AND_BIRTH_DATE)
    document = candidate(2, Reason.SAME_DOCUMENT)
    both = candidate(3, Reason.SAME_DOCUMENT, Reason.SAME_NAME_AND_BIRTH_DATE)
    assert strongest_first([name, document, both]) == (both, document, name)
