"""Units, values and breakdowns."""

from __future__ import annotations

import pytest

from travesia.measures import (
    AGE_GROUPS,
    SEXES,
    Hidden,
    MeasureError,
    Qualifier,
    Quantity,
    Reason,
    Shown,
    Table,
    Unit,
    UnitMismatchError,
    Value,
    age_group,
    decode_value,
    encode_value,
    sex_code,
)
from travesia.measures.cube import Cube, CubeKey


def test_crossings_and_people_are_never_added() -> None:
    """One person may cross several times."""
    with pytest.raises(UnitMismatchError):
        _ = Quantity(3, Unit.CROSSING) + Quantity(3, Unit.PERSON)


def test_crossings_add_up() -> None:
    """Same unit, same kind of thing."""
    assert Quantity(3, Unit.CROSSING) + Quantity(4, Unit.CROSSING) == Quantity(7, Unit.CROSSING)


def test_a_negative_quantity_is_refused() -> None:
    """Nothing is counted below zero."""
    with pytest.raises(UnitMismatchError):
        Quantity(-1, Unit.CROSSING)


@pytest.mark.parametrize(
    "value",
    [Shown(12), Shown(12, Qualifier.AT_LEAST), Hidden(10), Hidden(10, Reason.WITHHELD)],
)
def test_a_published_value_survives_being_written(value: Value) -> None:
    """What is read back is what was written."""
    assert decode_value(encode_value(value)) == value


def test_a_hidden_value_is_written_without_its_count() -> None:
    """There is no field in which it could stand."""
    assert encode_value(Hidden(10)) == {"hidden": "small", "below": 10}


@pytest.mark.parametrize("data", [{}, {"count": 3}, {"hidden": "shy", "below": 10}])
def test_what_is_no_published_value_is_refused(data: dict[str, int | str]) -> None:
    """A damaged edition is an error, not a zero."""
    with pytest.raises(MeasureError):
        decode_value(data)


@pytest.mark.parametrize(
    ("age", "group"),
    [(0, "0-4"), (4, "0-4"), (5, "5-11"), (11, "5-11"), (12, "12-17"), (17, "12-17"),
     (18, "18-59"), (59, "18-59"), (60, "60+"), (107, "60+"), (None, "unknown"), (-1, "unknown")],
)  # fmt: skip
def test_age_groups_have_no_gap(age: int | None, group: str) -> None:
    """Each age falls into exactly one band."""
    assert age_group(age) == group
    assert group in AGE_GROUPS


@pytest.mark.parametrize(
    ("raw", "code"), [("F", "F"), ("m", "M"), ("X", "X"), ("<", "X"), ("", "U"), (None, "U")]
)
def test_sex_codes_of_documents_and_forms(raw: str | None, code: str) -> None:
    """Doc 9303 writes unspecified as a filler."""
    assert sex_code(raw) == code
    assert code in SEXES


def test_a_count_outside_the_cube_is_refused() -> None:
    """A typing error in a direction must not vanish from the figures."""
    with pytest.raises(MeasureError):
        Cube.from_counts(
            [(CubeKey("sideways", "HND", "2026-01"), 1)], strata=("entry",), columns=("2026-01",)
        )
    with pytest.raises(MeasureError):
        Table(("2026-01",), {("HND", "2026-02"): 1})
    with pytest.raises(MeasureError):
        Table(("2026-01",), {("HND", "2026-01"): -1})


def test_repeated_keys_add_up() -> None:
    """Facts of two posts meet in one cell."""
    key = CubeKey("entry", "HND", "2026-01")
    cube = Cube.from_counts([(key, 3), (key, 4)], strata=("entry",), columns=("2026-01",))
    assert cube.strata["entry"].cell("HND", "2026-01") == 7
