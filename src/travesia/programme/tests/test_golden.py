"""Four published bulletins: every figure comes back as printed, every known fault is raised."""

import pytest

from travesia.programme.domain.adding import split_bounds, total
from travesia.programme.domain.checks import Finding, Severity, check, remarks
from travesia.programme.domain.reading import read_book
from travesia.programme.domain.reading_figures import write_figure
from travesia.programme.tests.golden_data import IN_PART, RULE_OF, beside, seed


def test_every_figure_comes_back_with_qualifier_period_basis_and_split() -> None:
    document = seed()
    written = [write_figure(figure) for figure in read_book(document).figures]
    assert len(written) == 39
    assert written == document["figures"]


def test_what_the_demonstration_ships_is_what_was_handed_over() -> None:
    handed = beside()
    if handed is None:
        pytest.skip("../shared/data/seed_figures.json is not beside the project")
    same = ("figures", "items", "inconsistencies", "threads", "work_in_progress", "footnotes")
    assert [seed()[name] for name in same] == [handed[name] for name in same]


def test_printed_totals_are_the_sums_of_their_parts() -> None:
    figures = {one.code: one for one in read_book(seed()).figures}
    for code in ("B1.F1", "B3.F1", "B4.F1"):
        split = figures[code].split
        assert split is not None
        assert sum(p.value for p in split.parts if p.value is not None) == figures[code].value
    percents = figures["B2.F1"].split
    assert percents is not None
    assert sum(p.value for p in percents.parts if p.value is not None) == 100


def test_rounded_percentages_give_bounds_and_no_count() -> None:
    figure = next(f for f in read_book(seed()).figures if f.code == "B2.F1")
    assert split_bounds(figure) == {"men": (2859, 2921), "women": (3361, 3423)}


def test_the_sum_of_all_trainings_is_known_and_is_no_number_of_people() -> None:
    figures = [
        f for f in read_book(seed()).figures if f.code in ("B1.F1", "B2.F1", "B3.F1", "B4.F1")
    ]
    found = total(figures)
    assert found.value == 18_986
    assert not found.unique


@pytest.mark.parametrize("known", sorted(RULE_OF))
def test_every_known_inconsistency_is_raised_with_its_severity_and_places(known: str) -> None:
    document = seed()
    book = read_book(document)
    entry = next(x for x in document["inconsistencies"] if x["id"] == known)
    raised = [f for f in check(book) if f.code == RULE_OF[known]]
    assert {f.severity for f in raised} == {Severity(entry["severity"])}
    if known not in IN_PART:
        assert set(entry["refs"]) <= _touched(raised)
    [told] = [f for f in remarks(book) if f.facts["remark"] == known]
    assert (told.severity, list(told.refs)) == (Severity(entry["severity"]), entry["refs"])


def _touched(findings: list[Finding]) -> set[str]:
    return {ref for one in findings for ref in (*one.refs, *one.sources)}


def test_each_finding_names_the_source_and_line_of_everything_it_is_about() -> None:
    first = next(f for f in check(read_book(seed())) if f.code == "opening_adds_nothing")
    assert [(p.ref, p.source, p.line) for p in first.places] == [
        ("B2.F11", "B2", 13),
        ("B4.F7", "B4", 68),
    ]
