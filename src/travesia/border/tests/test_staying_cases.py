"""The published cases: each answer reached by hand beforehand, and the rule it has to cite."""

import pytest

from travesia.border.domain.staying import CATALOGUE, Question, example_book, reckon
from travesia.border.domain.staying.cases import Case, cases, said
from travesia.border.domain.staying.sentences import KINDS
from travesia.vocab import LANGUAGE_CODES, Severity, faults_of

TABLE = cases()


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.id)
def test_a_case_comes_out_as_by_hand(case: Case) -> None:
    answer = reckon(case.asked, example_book())
    cited = "" if answer.rule is None else answer.rule.version
    assert cited == case.rule
    assert {name: said(answer, name) for name in case.expected} == dict(case.expected)
    wanted = {code for code in case.codes if not code.startswith("!")}
    barred = {code.removeprefix("!") for code in case.codes if code.startswith("!")}
    assert wanted <= set(answer.codes)
    assert not barred & set(answer.codes)


def test_the_table_is_as_long_as_it_is_published_to_be() -> None:
    assert len(TABLE) >= 60
    assert len({case.id for case in TABLE}) == len(TABLE)
    assert all(case.how and case.shows for case in TABLE)


def test_every_reason_is_shown_by_a_case() -> None:
    """A sentence that no case brings out was never looked at."""
    seen = {code for case in TABLE for code in reckon(case.asked, example_book()).codes}
    never = {
        "limit.validity_used_up",  # an authorisation that has ended is left out before
        "limit.hours_used_up",  # hours reach into the day of entry at least
    }
    assert set(CATALOGUE.templates) - seen == never


def test_no_reason_weighs_a_stop() -> None:
    """A rule advises: it never closes the way for an officer."""
    assert Severity.STOP not in set(CATALOGUE.severities.values())


def test_every_sentence_stands_in_five_languages() -> None:
    assert not faults_of(CATALOGUE)
    assert all(set(names) == set(LANGUAGE_CODES) for names in KINDS.values())


def test_every_answer_can_be_said_in_five_languages() -> None:
    for case in TABLE:
        for reason in reckon(case.asked, example_book()).reasons:
            words = {reason.message(language) for language in LANGUAGE_CODES}
            assert len(words) == len(LANGUAGE_CODES)
            assert not any("{" in one for one in words)


def test_only_a_recorded_entry_and_exit_show_an_overstay() -> None:
    for case in TABLE:
        answer = reckon(case.asked, example_book())
        if answer.overstay_days or "stay.over" in answer.codes or "stay.late" in answer.codes:
            assert case.asked.question is Question.EXIT
            assert answer.stay is not None
            assert answer.stay.entry is not None
