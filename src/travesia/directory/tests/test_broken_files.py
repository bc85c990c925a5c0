"""Whatever a file holds, reading it ends with rows or with one error of its own."""

import io
import json
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.directory.domain import FileError, check
from travesia.directory.domain.completing import complete
from travesia.directory.domain.files import read_file
from travesia.directory.domain.files.writing import write_workbook
from travesia.directory.tests.factories import directory

WHOLE = json.dumps(directory()).encode()
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["id", "services", "contents", "status", "location", "schedules", "phones", "name"]
            )
            | st.text(max_size=6),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


def survives(content: bytes, name: str = "file") -> None:
    try:
        tables = read_file(content, name)
    except FileError:
        return
    check(complete(tables), lambda _table, _ids: {})


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    survives(content)
    survives(content, "service.csv")
    survives(b"PK\x03\x04" + content)


@given(JSON)
def test_any_json(document: object) -> None:
    survives(json.dumps(document).encode())


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=6))
def test_any_table(grid: list[list[str]]) -> None:
    text = "id,service_id,opens_at,closes_at,byday,freq\n"
    text += "\n".join(",".join(line) for line in grid)
    survives(text.encode("utf-8", "replace"), "schedule.csv")


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_some_bytes_changed(seed: int) -> None:
    chance = random.Random(seed)
    rows = {"service": [{"id": "1", "name": "A", "status": "active"}]}
    book = write_workbook(rows, own=True)  # type: ignore[arg-type]  # values as rows have them
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("service.csv", "id,name,status\n1,A,active\n")
    for whole in (WHOLE, book, out.getvalue()):
        content = bytearray(whole)
        for _time in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        survives(bytes(content[: chance.randint(1, len(content))]))
        survives(bytes(content))


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("service.csv", b"a" * 201_000_000)
    with pytest.raises(FileError) as refused:
        read_file(out.getvalue(), "package.zip")
    assert refused.value.code == "too_large"
