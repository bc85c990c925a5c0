"""A process that is warm is cleared up once, and its answers stay what they were."""

import gc
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from travesia.core import garbage


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_a_process_settles_behind_the_request_that_makes_it_warm() -> None:
    def application(environ: dict[str, Any], _start: object) -> Iterable[bytes]:
        return [str(environ["number"]).encode()]

    gc.unfreeze()
    served = garbage.when_warm(application, after=2)
    frozen = []
    for number in range(4):
        assert list(served({"number": number}, None)) == [str(number).encode()]
        frozen.append(gc.get_freeze_count() > 0)
    assert frozen == [False, True, True, True]
