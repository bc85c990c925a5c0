"""Long work is counted, ends, and says how it ended."""

from types import SimpleNamespace

import pytest

from travesia.core import jobs
from travesia.core.errors import DomainError, NotFoundError
from travesia.core.ids import new_id
from travesia.core.models import JobRun, JobState

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.storage]
ASKER = SimpleNamespace(id="user:asker", session="")


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    done: list[int] = []

    def count(progress: jobs.Progress, upto: int) -> None:
        progress.total(upto)
        for number in range(upto):
            done.append(number)
            progress.advance(1, "counting")

    def fail(progress: jobs.Progress, known: bool) -> None:
        raise DomainError("core.test", "No.") if known else ValueError("secret detail")

    monkeypatch.setattr(jobs.JOBS, "_items", {})
    jobs.job(key="test.count", label="Count")(count)
    jobs.job(key="test.fail", label="Fail")(fail)
    return done


def test_a_job_is_counted_to_its_end(work: list[int]) -> None:
    ref = jobs.enqueue(actor=ASKER, key="test.count", upto=7)
    assert jobs.view_of(ref.id).state == JobState.WAITING
    jobs.run_pending()
    view = jobs.view_of(ref.id)
    assert (view.state, view.done, view.total, view.label) == (JobState.DONE, 7, 7, "Count")
    assert work == list(range(7))


def test_many_askings_before_it_runs_are_one_run(work: list[int]) -> None:
    refs = {jobs.enqueue(actor=ASKER, key="test.count", once=True, upto=2).id for _ in range(5)}
    other = jobs.enqueue(actor=ASKER, key="test.count", once=True, upto=3)
    assert len(refs) == 1
    assert other.id not in refs
    jobs.run_pending()
    assert work == [0, 1, 0, 1, 2]
    assert jobs.enqueue(actor=ASKER, key="test.count", once=True, upto=2).id not in refs


@pytest.mark.parametrize(("known", "code"), [(True, "core.test"), (False, "core.job_failed")])
def test_a_job_that_fails_says_so_without_its_details(known: bool, code: str) -> None:
    ref = jobs.enqueue(actor=ASKER, key="test.fail", known=known)
    jobs.run_pending()
    view = jobs.view_of(ref.id)
    assert (view.state, view.error_code) == (JobState.FAILED, code)


def test_a_run_that_a_dead_worker_left_is_closed() -> None:
    run = JobRun.objects.create(key="test.count", actor="x", state=JobState.RUNNING)
    assert jobs.recover() == 1
    assert jobs.view_of(run.pk).error_code == "core.job_interrupted"


def test_a_job_nobody_registered_or_asked_for_is_named() -> None:
    with pytest.raises(KeyError, match=r"test\.nothing"):
        jobs.enqueue(actor=ASKER, key="test.nothing")
    with pytest.raises(NotFoundError):
        jobs.view_of(new_id())
