"""Bad files: everything that is wrong is named, and nothing of the file is taken."""

from copy import deepcopy
from typing import Any

import pytest

from travesia.programme.domain.book import BookRefusedError
from travesia.programme.domain.checks import check
from travesia.programme.domain.reading import read_book
from travesia.programme.domain.reading_figures import write_figure

_FIGURE = {
    "id": "N1.F1",
    "source": "N1",
    "value": 30,
    "qualifier": "exact",
    "unit": "person",
    "subject": "people trained",
    "indicator": "people_trained",
    "kind": "output",
    "period_start": "2025-01-01",
    "period_end": "2025-03-31",
    "geography": ["GT"],
    "disaggregation": {"dimension": "sex", "form": "counts", "men": 12, "women": 18},
}


def _document(*changes: dict[str, Any]) -> dict[str, Any]:
    figures = [deepcopy(_FIGURE) | {"id": f"N1.F{at}"} | one for at, one in enumerate(changes, 1)]
    bulletin = {"id": "N1", "period_start": "2025-01-01", "period_end": "2025-03-31"}
    return {"schema": "travesia.figures/1", "bulletins": [bulletin], "figures": figures}


def _codes(document: object) -> list[str]:
    with pytest.raises(BookRefusedError) as refused:
        read_book(document)
    return [problem.code for problem in refused.value.problems]


def _sexes(**parts: object) -> dict[str, Any]:
    return {"disaggregation": {"dimension": "sex", "form": "counts", **parts}}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"period_start": "2025-04-01"}, "period_reversed"),
        ({"period_start": "31 March"}, "date"),
        (_sexes(men=12, women=17), "parts_unlike_total"),
        (_sexes(men=12, women=19, other=None), "parts_unlike_total"),
        (_sexes(form="percent_rounded", men=46, women=44), "percents_unlike_100"),
        (_sexes(form="percent_rounded", men=46.5, women=53.5), "percent"),
        ({"value": None}, "value_missing"),
        ({"value": "many"}, "number"),
        ({"value": "NaN"}, "number"),
        ({"value": -3, "disaggregation": None}, "negative"),
        ({"geography": ["QZ"]}, "country"),
        ({"qualifier": "roughly"}, "word"),
        ({"source": "N9"}, "source_unknown"),
        ({"subset_of": "N1.F9", "subset_status": "inside"}, "subset_unknown"),
        ({"counting_basis": "person_unique", "unit": "server"}, "basis_of_people"),
        ({"subject": ""}, "subject_missing"),
        ({"attribution_share": 2}, "share"),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], code: str) -> None:
    assert code in _codes(_document(change))


def test_all_faults_of_a_file_are_named_at_once() -> None:
    assert len(_codes(_document({"unit": ""}, {"value": "x"}, {"source": "N9"}))) == 3


def test_a_file_of_another_form_is_refused() -> None:
    assert _codes({"schema": "activityinfo"}) == _codes([]) == ["schema"]


def test_a_category_that_was_not_stated_is_not_zero() -> None:
    [figure] = read_book(_document(_sexes(men=12, women=18, other=None))).figures
    assert figure.split is not None
    assert figure.split.value_of("other") is None
    assert write_figure(figure)["disaggregation"]["other"] is None


def test_two_percents_that_both_rounded_up_are_no_fault() -> None:
    assert read_book(_document(_sexes(form="percent_rounded", men=47, women=54))).figures


def test_a_figure_that_counts_the_people_of_another_bulletin_again_is_raised() -> None:
    document = _document({}, {"source": "N2"})
    other = {"id": "N2", "period_start": "2025-02-01", "period_end": "2025-04-30"}
    document["bulletins"].append(other)
    found = [one for one in check(read_book(document)) if one.code == "counted_again"]
    assert [(one.severity.value, one.refs) for one in found] == [("error", ("N1.F1", "N1.F2"))]
