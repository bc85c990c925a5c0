"""Spark is another engine of the same model: the same events give the same people.

PySpark lives in an environment of its own, named by TRAVESIA_SPARK_PYTHON; without one the test is
skipped, unless TRAVESIA_REQUIRE_SPARK=1.
"""

import os
import subprocess
from pathlib import Path

import pytest

import travesia
from travesia.screening.linkage.tests.linked import ROSA, crowd, link, write

pytest.importorskip("splink")


def test_spark_puts_the_same_people_together(tmp_path: Path) -> None:
    python = os.environ.get("TRAVESIA_SPARK_PYTHON")
    if not python:
        assert os.environ.get("TRAVESIA_REQUIRE_SPARK") != "1", "TRAVESIA_SPARK_PYTHON is not set"
        pytest.skip("Spark: TRAVESIA_SPARK_PYTHON names no Python with PySpark")
    rows = [
        {**ROSA, "event_id": "a"},
        {**ROSA, "event_id": "b", "name": "R0SA EJEMPLO TUCURU", "document_number": ""},
        {**ROSA, "event_id": "c", "name": "INES EJEMPLO TUCURU", "document_number": "UT1234568"},
        *crowd(60),
    ]
    expected = link(tmp_path, rows)
    out = tmp_path / "spark.csv"
    file = write(tmp_path / "again.csv", rows)
    words = ["link", str(file), "--out", str(out), "--engine", "spark", "--threads", "2"]
    subprocess.run(
        [python, "-m", "travesia", *words],
        env={**os.environ, "PYTHONPATH": str(Path(travesia.__file__).parents[1])},
        cwd=tmp_path,
        check=True,
    )
    assert expected["b"] == "a"
    assert out.read_bytes() == (tmp_path / "clusters.csv").read_bytes()
