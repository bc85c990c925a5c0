"""The judge of `bench ocr`: only what is as drawn is right; wrong and called valid shows."""

from pathlib import Path
from random import Random

import pytest
from bench._pages import CONDITIONS, Page, invented

from bench import ocr
from travesia.documents import compose_mrz

ZONE = "PPUTOOZANNE<DUVAL<<MIRELA<JEAN<LUC<<<<<<<<<<\nAB12345671UTO9006153<3103094<<<<<<<<<<<<<<02"
PAGE = Page("scan", Path("x.png"), ZONE)
TOLD = {
    "number": "AB1234567",
    "birth": "900615",
    "expiry": "310309",
    "nationality": "UTO",
    "sex": "X",
    "surname": "Ozanne Duval",
    "given_names": "MIRELA JEAN LUC",
    "valid": True,
    "seconds": 0.5,
}


def scored(**changes: object) -> ocr.Score:
    score = ocr.Score()
    ocr.count(score, PAGE, {**TOLD, **changes})
    return score


def test_a_page_read_as_drawn_is_right() -> None:
    score = scored()
    assert (score.right, score.key, score.silent, score.nothing) == (1, 1, 0, 0)
    assert scored(sex="<", number="AB1234567<").right == 1


@pytest.mark.parametrize("name", ocr.FIELDS)
def test_a_field_that_is_not_as_drawn_is_wrong_and_silent_when_called_valid(name: str) -> None:
    score = scored(**{name: "K"})
    assert (score.right, score.silent, score.warned) == (0, 1, 0)
    assert score.key == (name not in ("number", "birth"))
    assert scored(**{name: "K"}, warned=True).warned == 1
    assert scored(**{name: "K"}, valid=False).silent == 0


def test_nothing_read_is_counted_apart() -> None:
    score = ocr.Score()
    ocr.count(score, PAGE, {"seconds": 1.0})
    ocr.count(score, PAGE, {"exception": "ValueError", "seconds": 1.0})
    assert (score.pages, score.right, score.silent, score.nothing) == (2, 0, 0, 2)


def test_the_invented_passports_can_all_be_written() -> None:
    random = Random(1)
    zones = {compose_mrz(invented(random)) for _ in range(200)}
    assert len(zones) > 190
    assert len(CONDITIONS) == 11
    assert set(ocr.truth(ZONE)) == set(ocr.FIELDS)
