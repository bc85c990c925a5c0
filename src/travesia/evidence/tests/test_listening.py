"""From an act to a figure by itself: receivers, the job, the command, and the real journal."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import Settings

from travesia.core import jobs
from travesia.core.clock import FixedClock
from travesia.core.events import EntryView, Recorded, receivers_of
from travesia.core.facts import Dataset, Fact, FactMaker
from travesia.core.ids import new_id
from travesia.core.models import JobRun, JobState
from travesia.core.registry import Registry
from travesia.evidence import receivers, selectors, services
from travesia.evidence.events import EditionPublished
from travesia.evidence.services import counting
from travesia.evidence.tests.conftest import COLUMNS, HandWritten
from travesia.journal import selectors as journal_selectors
from travesia.journal import services as journal_services
from travesia.journal.domain import NewEntry

KEEPER = services.keeper()


def _recorded(kind: str) -> Recorded:
    moment = datetime(2026, 11, 20, tzinfo=UTC)
    return Recorded("test", 1, 1, new_id(), kind, 1, moment, "0" * 64)


@pytest.mark.parametrize("kind", receivers.KINDS)
def test_each_act_at_the_border_asks_for_a_refresh(kind: str) -> None:
    assert any(r.handle is receivers.refresh_after for r in receivers_of(kind))


@pytest.mark.django_db
def test_many_acts_ask_for_one_run() -> None:
    for _ in range(5):
        receivers.refresh_after(_recorded("border.crossing_recorded"))
    assert JobRun.objects.filter(key="evidence.refresh", state=JobState.WAITING).count() == 1


@pytest.mark.django_db
def test_a_node_without_the_extra_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travesia.evidence.models.find_spec", lambda _name: None)
    receivers.refresh_after(_recorded("border.crossing_recorded"))
    assert JobRun.objects.count() == 0


@pytest.mark.storage
@pytest.mark.django_db(transaction=True)
def test_the_job_counts_and_publishes(year: HandWritten, frozen_clock: FixedClock) -> None:
    receivers.refresh_after(_recorded("border.crossing_recorded"))
    jobs.run_pending()
    run = JobRun.objects.get(key="evidence.refresh")
    assert (run.state, run.error_code) == (JobState.DONE, "")
    assert run.done == run.total == len(year.entries)
    assert selectors.current_edition() is not None


@pytest.mark.django_db
def test_the_command_says_what_it_did(year: HandWritten, frozen_clock: FixedClock) -> None:
    out = io.StringIO()
    call_command("evidence_refresh", "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert said["entries"] == said["seq"] == len(year.entries)
    assert said["edition"] == "2026-11-20.1"
    assert said["edition_is_new"] is True
    again = io.StringIO()
    call_command("evidence_refresh", stdout=again)
    assert "0 entries read" in again.getvalue()
    assert "Edition 2026-11-20.1 stays in force." in again.getvalue()


@pytest.mark.django_db
def test_the_command_without_the_extra_is_a_sentence(
    journal: HandWritten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.evidence.models.find_spec", lambda _name: None)
    with pytest.raises(CommandError, match=r"travesia\[analytics\]") as refused:
        call_command("evidence_refresh")
    assert refused.value.returncode == 69


def _counts_editions(entry: EntryView) -> Sequence[Fact]:
    assert entry.body is not None
    values = HandWritten.body(str(entry.body["edition"]))
    return [Fact("border.crossings", {name: str(values[name]) for name in COLUMNS})]


@pytest.mark.storage
@pytest.mark.django_db(transaction=True)
def test_facts_come_from_the_real_journal_in_order(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, frozen_clock: FixedClock
) -> None:
    """Entries of a kind that exists anyway stand for crossings; both databases stream alike."""
    settings.DATA, settings.DEMO = tmp_path, True
    datasets: Registry[Dataset] = Registry("datasets")
    makers: Registry[FactMaker] = Registry("facts")
    datasets.register(Dataset("border.crossings", "crossing", COLUMNS))
    makers.register(FactMaker("test.editions", EditionPublished.KIND, _counts_editions))
    monkeypatch.setattr(counting, "DATASETS", datasets)
    monkeypatch.setattr(counting, "FACTS", makers)
    entries = [
        NewEntry(EditionPublished("d", code, 10, 1, 1, 1, 0), "statistics")
        for code in ["HND"] * 60 + ["GTM"] * 30 + ["SLV"] * 24
    ]
    with transaction.atomic():
        journal_services.record_many(actor=KEEPER, entries=entries)
    made = services.refresh(actor=KEEPER)
    assert made.facts == 114
    assert made.seq == journal_selectors.head().seq
    published = services.publish_edition(actor=KEEPER)
    assert published.new
    assert journal_selectors.head().seq == made.seq + 1
    assert services.refresh(actor=KEEPER).facts == 1
