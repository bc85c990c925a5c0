"""Publish an edition: one protected cube, audited before anybody can see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.evidence import selectors
from travesia.evidence.domain import (
    CROSSINGS,
    DIRECTIONS,
    Edition,
    Rules,
    carry_over,
    month_of,
    telling_months,
    window,
)
from travesia.evidence.events import EditionPublished
from travesia.evidence.models import EditionStore, alone
from travesia.journal import services as journal
from travesia.measures import DEFAULT_THRESHOLD, Cube, protect_cube, require_protected

KEPT_EDITIONS: Final = 60


@dataclass(frozen=True, slots=True)
class Published:
    """The edition in force after the call, and whether it is a new one."""

    edition: Edition | None
    new: bool


def publish_edition(
    *, actor: Actor, threshold: int = DEFAULT_THRESHOLD, rules: Rules | None = None
) -> Published:
    """Publish the figures as they stand, when an edition is due and says something new.

    Raises AccessDeniedError, AnalyticsMissingError, EvidenceError for storage, and
    DisclosureRiskError from `measures` when the audit finds a count that could be worked out; then
    the edition before stays in force.
    """
    access.authorize(actor=actor, permission="evidence.publish_edition", purpose=Purpose.STATISTICS)
    store = selectors.edition_store()
    with alone(store.folder):
        return _publish(store, actor=actor, rules=rules or rules_of_node(threshold))


def _publish(store: EditionStore, *, actor: Actor, rules: Rules) -> Published:
    before = store.current()
    now = clock.now()
    if not rules.due(before.published_at if before else None, now):
        return Published(before, new=False)
    counts = selectors.crossing_counts()
    known = telling_months(counts.cells, threshold=rules.threshold)
    months = window(known, now=now, running_month=rules.running_month)
    if not months:
        return Published(before, new=False)
    truth = Cube.from_counts(
        ((key, n) for key, n in counts.cells if key.column in set(months)),
        strata=DIRECTIONS,
        columns=months,
    )
    kept = store.basis() if rules.carry_small_changes else None
    basis = carry_over(kept, truth, threshold=rules.threshold)
    protected = protect_cube(basis, threshold=rules.threshold, row_totals=rules.row_totals)
    audited = require_protected(basis, protected)
    if before is not None and before.cube == protected:
        return Published(before, new=False)
    mark = selectors.watermark()
    edition = Edition(
        number=before.number + 1 if before else 1,
        published_at=now,
        node=mark.node,
        epoch=mark.epoch,
        seq=mark.seq,
        cube=protected,
        running_month=months[-1] if months[-1] == month_of(now) else "",
        records_begin=months[0] if months[0] == known[0] else "",
    )
    with transaction.atomic():
        journal.record(
            actor=actor, event=_event(edition, audited), purpose=Purpose.STATISTICS.value
        )
        store.publish(edition, basis, keep=KEPT_EDITIONS)
    return Published(edition, new=True)


def rules_of_node(threshold: int = DEFAULT_THRESHOLD) -> Rules:
    """Return the rules of this node: the demo shows each act at once, a live node never does."""
    if settings.DEMO:
        return Rules(timedelta(0), True, True, False, threshold)
    every = timedelta(minutes=settings.ENV.edition_every_minutes)
    return Rules(every, False, False, True, threshold)


def _event(edition: Edition, audited: int) -> EditionPublished:
    return EditionPublished(
        dataset=CROSSINGS,
        edition=edition.key,
        threshold=edition.cube.threshold,
        months=len(edition.months),
        facts_epoch=edition.epoch,
        facts_seq=edition.seq,
        hidden_cells_audited=audited,
    )
