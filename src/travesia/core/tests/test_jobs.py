"""Long work is counted, ends, and says how it ended."""

import os
import socket
import subprocess
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from travesia.core import jobs
from travesia.core.clock import FixedClock
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


def test_a_run_whose_process_died_is_closed_and_others_go_on() -> None:
    here = socket.gethostname()
    dead = subprocess.Popen(["true"])
    dead.wait()
    runs = {
        worker: JobRun.objects.create(
            key="test.count", actor="x", state=JobState.RUNNING, worker=worker
        ).pk
        for worker in (
            *(f"{here}:{dead.pid}", f"{here}:{os.getpid()}", f"{here}:{os.getppid()}"),
            *("elsewhere:1", f"{here}:x"),
        )
    }
    assert jobs.recover() == 3
    states = {worker: jobs.view_of(pk).state for worker, pk in runs.items()}
    assert states == {
        f"{here}:{os.getpid()}": JobState.FAILED,  # a worker that begins has begun no run yet
        f"{here}:{dead.pid}": JobState.FAILED,
        f"{here}:x": JobState.FAILED,
        f"{here}:{os.getppid()}": JobState.RUNNING,
        "elsewhere:1": JobState.RUNNING,
    }
    assert jobs.view_of(runs[f"{here}:{dead.pid}"]).error_code == "core.job_interrupted"


def test_a_run_is_begun_once(work: list[int]) -> None:
    ref = jobs.enqueue(actor=ASKER, key="test.count", upto=2)
    jobs.run_pending()
    jobs.run_job.call(str(ref.id))
    assert work == [0, 1]


def test_a_job_asked_for_in_a_transaction_that_fails_never_was(work: list[int]) -> None:
    with transaction.atomic():
        jobs.enqueue(actor=ASKER, key="test.count", upto=1)
        transaction.set_rollback(True)
    jobs.run_pending()
    assert (work, JobRun.objects.count()) == ([], 0)


def test_a_run_that_could_not_be_queued_never_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_run_id: str) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(jobs, "run_job", SimpleNamespace(enqueue=full))
    with pytest.raises(OSError, match="no space"):
        jobs.enqueue(actor=ASKER, key="test.count", upto=1)
    assert JobRun.objects.count() == 0


def test_the_database_keeps_two_waiting_runs_of_one_kind_apart(work: list[int]) -> None:
    """Two requests in the same moment both see nobody waiting; one of them joins the other."""
    first = jobs.enqueue(actor=ASKER, key="test.count", once=True, upto=1)
    blind = iter([None])
    real = jobs._waiting
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "_waiting", lambda joins: next(blind, real(joins)))
        second = jobs.enqueue(actor=ASKER, key="test.count", once=True, upto=1)
    assert second == first
    jobs.run_pending()
    assert work == [0]


def test_an_estimate_is_given_only_once_it_can_be_honest(frozen_clock: FixedClock) -> None:
    start = frozen_clock.now()
    run = JobRun(state=JobState.RUNNING, started_at=start, total=1000, done=10)
    frozen_clock.set(start + timedelta(seconds=1))
    assert run.left() is None
    frozen_clock.set(start + timedelta(seconds=10))
    assert run.left() is None
    run.done = 100
    assert run.left() == timedelta(seconds=90)
    run.done, run.total = 100, 0
    assert run.left() is None
    run.done, run.total = 101, 100
    assert run.left() is None


def test_a_run_without_a_sign_of_life_is_said_to_stand_still(frozen_clock: FixedClock) -> None:
    ref = jobs.enqueue(actor=ASKER, key="test.count", upto=1)
    assert jobs.view_of(ref.id).still_minutes == 0
    frozen_clock.set(frozen_clock.now() + timedelta(minutes=7))
    assert jobs.view_of(ref.id).still_minutes == 7


def test_old_runs_are_forgotten_and_fresh_ones_kept(frozen_clock: FixedClock) -> None:
    old = jobs.enqueue(actor=ASKER, key="test.count", upto=1)
    jobs.run_pending()
    frozen_clock.set(frozen_clock.now() + jobs.KEPT_FOR + timedelta(days=1))
    fresh = jobs.enqueue(actor=ASKER, key="test.count", upto=1)
    jobs.run_pending()
    assert jobs.forget() == 1
    assert jobs.view_of(fresh.id).state == JobState.DONE
    with pytest.raises(NotFoundError):
        jobs.view_of(old.id)


def test_a_job_nobody_registered_or_asked_for_is_named() -> None:
    with pytest.raises(KeyError, match=r"test\.nothing"):
        jobs.enqueue(actor=ASKER, key="test.nothing")
    with pytest.raises(NotFoundError):
        jobs.view_of(new_id())
