"""Publishing: one protected cube, when due, the same for every page; and what two editions tell."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.core.clock import FixedClock
from travesia.evidence import selectors, services
from travesia.evidence.domain import (
    Rules,
    carry_over,
    decode_edition,
    encode_edition,
    month_of,
    window,
)
from travesia.evidence.models import EvidenceError
from travesia.evidence.tests.conftest import HandWritten
from travesia.measures import (
    Cube,
    CubeKey,
    DisclosureRiskError,
    Hidden,
    MeasureError,
    ProtectedCube,
    Qualifier,
    Shown,
)
from travesia.testing import actor

pytestmark = pytest.mark.django_db
KEEPER = services.keeper()
LIVE = Rules(timedelta(days=1), False, False, True, 10)


def _publish(rules: Rules | None = None) -> services.Published:
    services.refresh(actor=KEEPER)
    return services.publish_edition(actor=KEEPER, rules=rules)


def test_a_published_edition_is_the_one_that_is_read(
    year: HandWritten, frozen_clock: FixedClock
) -> None:
    published = _publish()
    assert published.new
    edition = selectors.current_edition()
    assert edition == published.edition
    assert edition is not None
    assert edition.months == tuple(f"2026-{n:02d}" for n in range(6, 12))
    assert edition.running_month == "2026-11"
    assert (edition.node, edition.epoch, edition.seq) == ("test", 1, len(year.entries))


def test_an_edition_begins_with_a_month_that_can_be_shown(
    journal: HandWritten, frozen_clock: FixedClock
) -> None:
    """A first month of three crossings would say by being there that there were some."""
    journal.crossings(3, month="2026-07")
    journal.crossings(80, month="2026-08")
    journal.crossings(30, month="2026-10", direction="exit")
    edition = _publish().edition
    assert edition is not None
    assert edition.months[0] == edition.records_begin == "2026-08"
    assert edition.whole_months == ("2026-09", "2026-10")


def test_the_demo_counts_a_crossing_at_once(year: HandWritten, frozen_clock: FixedClock) -> None:
    before = _publish().edition
    year.crossing("HND", month="2026-10")
    after = _publish().edition
    assert before is not None
    assert after is not None
    total = before.cube.strata["entry"].totals[4]
    assert isinstance(total, Shown)
    assert after.cube.strata["entry"].totals[4] == Shown(total.count + 1)
    assert after.number == before.number + 1


def test_nothing_new_is_no_new_edition(year: HandWritten, frozen_clock: FixedClock) -> None:
    _publish()
    year.look()
    assert not _publish().new
    assert len(year.recorded) == 1


def test_a_live_node_publishes_at_most_once_a_day(
    year: HandWritten, frozen_clock: FixedClock
) -> None:
    assert _publish(LIVE).new
    year.crossings(40, "HND", month="2026-10")
    assert not _publish(LIVE).new
    frozen_clock.set(clock.now() + timedelta(days=1))
    assert _publish(LIVE).new


def test_a_live_edition_holds_whole_months_only(
    year: HandWritten, frozen_clock: FixedClock
) -> None:
    year.crossings(40, "HND", month="2026-11")
    edition = _publish(LIVE).edition
    assert edition is not None
    assert edition.months[-1] == "2026-10"
    assert edition.running_month == ""


def test_a_live_node_never_moves_a_month_by_less_than_ten(
    year: HandWritten, frozen_clock: FixedClock
) -> None:
    """One late entry between two editions would otherwise be a published count of one."""
    first = _publish(LIVE).edition
    year.crossings(4, "HND", month="2026-10")
    frozen_clock.set(clock.now() + timedelta(days=2))
    assert not _publish(LIVE).new
    year.crossings(6, "GTM", month="2026-10")
    frozen_clock.set(clock.now() + timedelta(days=2))
    second = _publish(LIVE).edition
    assert first is not None
    assert second is not None
    before, after = (e.cube.strata["entry"].totals[4] for e in (first, second))
    assert isinstance(before, Shown)
    assert isinstance(after, Shown)
    assert after.count - before.count == 10


def test_a_live_edition_gives_no_total_of_a_row_that_hides_months(
    year: HandWritten, frozen_clock: FixedClock
) -> None:
    """The totals of two months' editions would differ by the hidden count of the new month."""
    edition = _publish(LIVE).edition
    assert edition is not None
    for table in edition.cube.strata.values():
        for row in table.rows:
            if any(isinstance(value, Hidden) for value in row.cells):
                assert isinstance(row.total, Shown)
                assert row.total.qualifier is Qualifier.AT_LEAST


def test_a_leak_found_by_the_audit_stops_the_edition(
    year: HandWritten, frozen_clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _publish().edition

    def leaks(cube: Cube, protected: ProtectedCube) -> int:
        raise DisclosureRiskError("entry HTI 2026-10 could be narrowed down")

    monkeypatch.setattr("travesia.evidence.services.editions.require_protected", leaks)
    year.crossing("HND")
    with pytest.raises(DisclosureRiskError):
        _publish()
    assert selectors.current_edition() == before


def test_publishing_is_journalled_without_a_figure(
    year: HandWritten, frozen_clock: FixedClock
) -> None:
    edition = _publish().edition
    (event,) = year.recorded
    assert edition is not None
    assert getattr(event, "edition", "") == edition.key
    assert getattr(event, "hidden_cells_audited", 0) > 0


def test_an_edition_survives_being_written(year: HandWritten, frozen_clock: FixedClock) -> None:
    edition = _publish().edition
    assert edition is not None
    assert decode_edition(json.loads(json.dumps(encode_edition(edition)))) == edition


@pytest.mark.parametrize("damage", ["{}", "no json", '{"format": 9}', "[]"])
def test_a_damaged_edition_is_a_sentence(
    year: HandWritten, frozen_clock: FixedClock, tmp_path: Path, damage: str
) -> None:
    _publish()
    (tmp_path / "evidence/editions/current.json").write_text(damage)
    with pytest.raises(EvidenceError, match="cannot be read"):
        selectors.current_edition()


def test_only_who_is_granted_may_publish(year: HandWritten) -> None:
    with pytest.raises(AccessDeniedError):
        services.publish_edition(actor=actor("stranger"))


def test_no_crossing_is_no_edition(journal: HandWritten, frozen_clock: FixedClock) -> None:
    assert _publish().edition is None


def test_facts_that_do_not_add_up_are_not_published(
    journal: HandWritten, frozen_clock: FixedClock
) -> None:
    entry = journal.crossing("HND")
    journal.entries.clear()
    journal.look()
    journal.correction(entry, nationality="GTM")
    services.refresh(actor=KEEPER)
    with pytest.raises(EvidenceError, match="do not add up"):
        services.publish_edition(actor=KEEPER)


def test_rules_follow_the_role(settings: Settings) -> None:
    from travesia.evidence.services.editions import rules_of_node

    settings.DEMO = True
    assert rules_of_node().every == timedelta(0)
    settings.DEMO = False
    live = rules_of_node()
    assert not live.running_month
    assert not live.row_totals
    assert live.carry_small_changes
    assert live.every >= timedelta(days=1)


def test_windows_have_no_gaps_and_end() -> None:
    now = datetime(2026, 3, 31, 23, tzinfo=UTC)
    assert window(["2025-12", "2026-03"], now=now, running_month=True) == (
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
    )
    assert window(["2025-12", "2026-03"], now=now, running_month=False)[-1] == "2026-02"
    assert window(["2026-03"], now=now, running_month=False) == ()
    assert len(window(["2020-01"], now=now, running_month=True)) == 24
    assert month_of(now) == "2026-03"


def test_months_that_are_new_are_taken_as_they_are() -> None:
    def cube(*months: str, n: int) -> Cube:
        counts = [(CubeKey("entry", "HND", month), n) for month in months]
        return Cube.from_counts(counts, strata=("entry",), columns=months)

    carried = carry_over(cube("2026-01", n=50), cube("2026-01", "2026-02", n=53), threshold=10)
    assert carried.strata["entry"].cell("HND", "2026-01") == 50
    assert carried.strata["entry"].cell("HND", "2026-02") == 53


def test_a_value_that_is_none_is_no_edition() -> None:
    with pytest.raises(MeasureError):
        decode_edition({"format": 1, "months": 3})
