"""The command that asks about the clusters of a linkage run: questions, counts, and no link."""

import json
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from travesia.access.domain import Actor
from travesia.people import selectors
from travesia.people.tests.factories import claim
from travesia.people.tests.test_duplicates import bring_in, queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]


def run(file: Path, *words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("people_propose", str(file), *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_clusters_become_questions_once_and_link_nobody(
    tmp_path: Path, second_officer: Actor
) -> None:
    people = bring_in(*((claim(f"FAMILY{n}", birth_date=f"195{n}-01-09"), None) for n in range(3)))
    file = tmp_path / "clusters.csv"
    rows = [f"{people[0].id},c1", f"{people[1].id},c1", f"{people[2].id},c2", f"{uuid4()},c1"]
    file.write_text("\n".join(["event_id,cluster_id", *rows, "not-an-id,c1", ""]), "utf-8")
    first = json.loads(run(file, "--json", "--run", "march")[0])
    assert first == {"clusters": 1, "asked": 1, "asked_before": 0, "unread": 1}
    assert queue(second_officer)[0].facts == {"model": "link_v1", "run": "march"}
    assert all(selectors.same_person(ref.id) == (ref,) for ref in people)
    out, err = run(file)
    assert "New questions: 0" in out
    assert "name no person: 1 (6)" in err
    assert len(queue(second_officer)) == 1


@pytest.mark.parametrize(
    "content", [None, b"", b"a,b\n1,2\n", b"event_id,cluster_id\n\xff\xfe,c\n"]
)
def test_a_file_that_is_none_is_one_sentence(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "clusters.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run(file)
    assert refused.value.returncode == 65
