"""The same events give the same people with the same names, in whatever order they come."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travesia.screening.linkage.tests.linked import ROSA, crowd, link

pytest.importorskip("splink")


def _rows() -> list[dict[str, str]]:
    rosa = [
        {**ROSA, "event_id": "r1"},
        {**ROSA, "event_id": "r2", "name": "EJEMPLO, ROSA", "document_number": ""},
        {**ROSA, "event_id": "r3", "document_number": "UT7654321"},
        {**ROSA, "event_id": "t1", "name": "INES EJEMPLO TUCURU", "document_number": "UT1234568"},
    ]
    return [*rosa, *crowd(60)]


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**16))
def test_row_order_changes_nothing(tmp_path: Path, seed: int) -> None:
    rows = _rows()
    expected = link(tmp_path, rows)
    Random(seed).shuffle(rows)
    assert link(tmp_path, rows) == expected
    assert expected["r2"] == "r1"
