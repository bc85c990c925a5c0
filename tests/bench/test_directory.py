"""The invented services of the benchmark are ones that the directory takes, and the same twice."""

import json

from bench._directory_services import asked, document

from travesia.directory.domain import check
from travesia.directory.domain.files import read_json


def test_every_invented_service_is_taken() -> None:
    tables = read_json(json.dumps(document(40, 1)).encode())
    known = {"taxonomy_term"}

    def terms(table: str, ids: set[object]) -> dict[object, dict[str, object]]:
        return {one: {"id": one} for one in ids} if table in known else {}

    checked = check(tables, terms)  # type: ignore[arg-type]  # rows of the terms alone
    assert checked.rejects == []
    assert len(checked.rows["service"]) == 40


def test_the_same_seed_asks_the_same() -> None:
    assert document(20, 7) == document(20, 7)
    assert asked(20, 7) == asked(20, 7)
