"""States over time: withdrawn codes, successors, and who was in force on a day."""

from datetime import date, timedelta

import pytest

from travesia.vocab import (
    StateKind,
    is_issuer,
    is_nationality,
    states,
    term,
)


@pytest.mark.parametrize(
    ("code", "last"), [("ANT", date(2010, 12, 15)), ("NTZ", date(1993, 7, 12))]
)
def test_withdrawn_codes_stay_on_old_documents_only(code: str, last: date) -> None:
    assert is_issuer(code)
    assert is_nationality(code)
    assert is_issuer(code, on=last)
    assert not is_issuer(code, on=last + timedelta(days=1))
    assert not is_nationality(code, on=last + timedelta(days=1))


def test_successors_begin_when_their_list_entry_did() -> None:
    assert not is_issuer("CUW", on=date(2010, 12, 14))
    assert is_issuer("CUW", on=date(2010, 12, 15))


def test_dates_run_forward_and_only_withdrawn_codes_end() -> None:
    for state in states():
        assert (state.until is not None) is (state.kind is StateKind.WITHDRAWN), state.alpha3
        if state.since is not None and state.until is not None:
            assert state.since < state.until


def test_states_in_force_on_a_day() -> None:
    in_1990 = {s.alpha3 for s in states(on=date(1990, 1, 1))}
    assert {"SUN", "YUG", "CSK"} <= in_1990
    assert not {"CZE", "SVK", "CUW"} & in_1990


def test_regions_are_those_of_the_list_and_cover_all_but_antarctica() -> None:
    without = [s.alpha3 for s in states(kind=StateKind.ISO) if s.region is None]
    assert without == ["ATA"]
    for state in states():
        assert state.region is None or term("regions", state.region) is not None
