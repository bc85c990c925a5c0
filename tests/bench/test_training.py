"""What a fit of the screening weights may never say, whatever invented people make it believe."""

import numpy as np
import pytest
from tools.training import __main__ as training
from tools.training.evidence import UNDATED, _undated
from tools.training.fitting import AT_LEAST, fit

from travesia.screening import Description, Name
from travesia.screening.matching.model import CURRENT, TERMS, model


def pairs(term: str) -> tuple[np.ndarray, np.ndarray]:
    """Return people found by what they share, of whom a slip tells the right ones."""
    random = np.random.default_rng(7)
    values = np.zeros((600, len(TERMS)))
    same = random.random(600) < 0.5
    values[:, TERMS.index("shared")] = random.normal(5.0 + 2.0 * same, 1.0)
    values[:, TERMS.index(term)] = same * random.random(600)
    return values, same


@pytest.mark.parametrize("term", AT_LEAST)
def test_slip_costs_its_least_also_where_only_listed_people_have_slips(term: str) -> None:
    values, same = pairs(term)
    found = fit(values, same, np.ones(len(same)))
    assert found[TERMS.index(term)] == pytest.approx(-AT_LEAST[term])
    assert found[TERMS.index("shared")] > 0


def test_fit_without_bounds_would_let_a_slip_speak_for_a_person() -> None:
    values, same = pairs("slip")
    free = fit(values, same, np.ones(len(same)), signs={})
    assert free[TERMS.index("slip")] > 0
    held = fit(values, same, np.ones(len(same)), signs={"slip": -1})
    assert held[TERMS.index("slip")] == 0


def test_slip_that_tells_strangers_costs_more_than_its_least() -> None:
    values, same = pairs("slip")
    found = fit(values, ~same, np.ones(len(same)), signs=None)
    assert found[TERMS.index("slip")] < -AT_LEAST["slip"]


@pytest.mark.parametrize("term", AT_LEAST)
def test_weights_in_use_keep_the_bounds(term: str) -> None:
    assert model(CURRENT).weights[term] <= -AT_LEAST[term]


def test_kept_weights_are_held_to_the_bounds_and_else_as_they_were() -> None:
    before = model("person_v1")
    kept = dict(zip((*TERMS, "start"), training._kept(before), strict=True))
    assert all(kept[term] <= -least for term, least in AT_LEAST.items())
    assert kept["conflict"] == before.weights["conflict"]
    assert kept["start"] == before.start


def test_everybody_but_namesakes_is_asked_about_once_more_without_a_date() -> None:
    anna = Description((Name("ERIKSSON", "ANNA"),), "1974-08-12")
    nameless = Description((Name("ERIKSSON", "ANNA"),))
    asked = [("present", anna, "1"), ("namesake", anna, ""), ("absent", nameless, "")]
    assert _undated(asked) == [(f"present{UNDATED}", nameless, "1")]
