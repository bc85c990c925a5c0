"""Figures of posts: they add up, stay in the reader's scope, and name nobody."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from travesia.access.domain import Purpose, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.domain import ImportedCrossing
from travesia.border.domain.periods import period_of, read_period
from travesia.border.domain.tallying import Dimension
from travesia.border.selectors.figures import Flow, Unpaired
from travesia.border.tests.cast import FOREIGN_POST, LOADER, OTHER_POST, POST, SUPERVISOR
from travesia.border.tests.signing_in import POST as MALPASSE
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.border.views import columns
from travesia.core.clock import FixedClock
from travesia.people.domain import Claim, HeldDocument
from travesia.places.tests.factories import make_post
from travesia.testing import actor

ANALYST = actor("analyst", Role.ANALYST)
NOVEMBER: dict[str, Any] = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
NOON = datetime(2026, 11, 10, 16, tzinfo=UTC)


def _row(who: int, direction: str, at: datetime = NOON, **changes: Any) -> ImportedCrossing:
    fields: dict[str, Any] = {
        "traveller_key": f"t{who}",
        "claim": Claim(f"NAME{who}", "ANA", "1990-01-02", "F", "UTO"),
        "document": HeldDocument("P", "UTO", f"X{who:07d}", date(2030, 1, 1)),
        "post_code": POST,
        "direction": direction,
        "occurred_at": at,
    }
    return ImportedCrossing(**(fields | changes))


def _bring(*rows: ImportedCrossing) -> None:
    services.import_crossings(actor=LOADER, rows=rows)


@pytest.mark.storage
def test_the_parts_add_up_to_the_whole(desk: FixedClock) -> None:
    _bring(
        _row(1, "entry"),
        _row(2, "entry", post_code=OTHER_POST),
        _row(3, "exit", NOON + timedelta(days=1), claim=Claim("NAME3", "ANA", "", "", "HTI")),
        _row(4, "entry", decision="refused"),
        _row(5, "entry", datetime(2026, 10, 10, tzinfo=UTC)),
    )
    found = selectors.figures_of_country(
        actor=ANALYST, country="HTI", purpose=Purpose.STATISTICS, **NOVEMBER
    )
    assert found.total == Flow(entries=2, exits=1, refused=1)
    for parts in (found.days, found.by_post, found.of(Dimension.SEX), found.of(Dimension.HOUR)):
        assert sum(parts.values(), Flow()) == found.total
    assert found.by_post[POST] == Flow(1, 1, 1)
    assert found.of(Dimension.NATIONALITY)["HTI"] == Flow(exits=1)


@pytest.mark.storage
def test_a_second_entry_says_that_an_exit_is_not_recorded(desk: FixedClock) -> None:
    _bring(
        _row(1, "entry", NOON - timedelta(days=40)),
        _row(1, "entry", NOON),
        _row(2, "entry", NOON - timedelta(days=3)),
        _row(2, "exit", NOON),
        _row(2, "exit", NOON + timedelta(days=2)),
        # A refusal in between is no movement.
        _row(3, "exit", NOON - timedelta(days=2)),
        _row(3, "entry", NOON - timedelta(days=1), decision="refused"),
        _row(3, "entry", NOON),
    )
    found = selectors.figures_of_post(
        actor=SUPERVISOR, post_code=POST, purpose=Purpose.SUPERVISION, **NOVEMBER
    )
    assert found.unpaired == {POST: Unpaired(exit_missing=1, entry_missing=1)}


def test_a_supervisor_reads_their_post_and_no_other(desk: FixedClock) -> None:
    asked: dict[str, Any] = {"actor": SUPERVISOR, "purpose": Purpose.SUPERVISION, **NOVEMBER}
    assert selectors.figures_of_post(post_code=POST, **asked).total == Flow()
    for code in (OTHER_POST, FOREIGN_POST):
        with pytest.raises(AccessDeniedError):
            selectors.figures_of_post(post_code=code, **asked)
    with pytest.raises(AccessDeniedError):
        selectors.figures_of_country(country="HTI", **asked)
    chief = actor("chief", Role.SUPERVISOR, scope=Scope(country="HTI"))
    assert selectors.figures_of_country(country="HTI", **{**asked, "actor": chief}).posts
    with pytest.raises(AccessDeniedError):
        selectors.figures_of_country(country="CRI", **{**asked, "actor": chief})


def test_a_period_that_cannot_be_read_is_the_present_one() -> None:
    today = date(2026, 11, 20)
    for text in ("", "nonsense", "in November", "0001-01-01", "2026-13", "9999-12-31"):
        assert read_period(text, today=today) == period_of("month", today)
    assert read_period("2024-02", today=today).last == date(2024, 2, 29)
    assert read_period("2026-11-20", today=today) == period_of("day", today)
    month = period_of("month", date(2026, 12, 31))
    assert (month.after.first, month.before.last) == (date(2027, 1, 1), date(2026, 11, 30))
    assert len(month.days) == 31


def test_columns_stand_within_the_picture_and_an_empty_day_is_drawn() -> None:
    drawn = columns.draw(columns.NARROW, [("1", (3, 7)), ("2", (0, 0))], number=str)
    assert [tick.text for tick in drawn.ticks] == ["0", "2", "4", "6", "8"]
    for column in drawn.columns:
        assert columns.NARROW.top <= column.y
        assert column.y + column.height == pytest.approx(columns.NARROW.bottom)
    assert columns.draw(columns.WIDE, [("1", (0, 0))], number=str).ticks


@pytest.fixture
def pages(frozen_clock: FixedClock, db: None, client: Client) -> Client:
    """A supervisor at Malpasse, with a traveller in November."""
    make_post_and_people()
    make_post("HTI-OUA")
    _bring(_row(1, "entry", post_code=MALPASSE), _row(2, "exit", post_code="HTI-OUA"))
    return client


def test_the_page_of_a_post_shows_counts_and_nobody(pages: Client) -> None:
    sign_in(pages, "supervisor")
    assert pages.get("/desk/figures/").headers["Location"] == f"/desk/figures/post/{MALPASSE}/"
    said = pages.get(f"/desk/figures/post/{MALPASSE}/?lang=en").content.decode()
    assert "1 entry, 0 exits" in said
    assert "not for publication" in said
    for secret in ("NAME1", "X0000001", "1990"):
        assert secret not in said
    assert pages.get("/desk/figures/post/HTI-OUA/").status_code == 403
    assert pages.get("/desk/figures/country/HTI/").status_code == 403


def test_an_analyst_chooses_and_sees_the_country(pages: Client) -> None:
    sign_in(pages, "analyst")
    assert "/desk/figures/country/HTI/" in pages.get("/desk/figures/").content.decode()
    said = pages.get("/desk/figures/country/HTI/?lang=en&on=2026-11-10")
    assert "1 entry, 1 exit" in said.content.decode()
    assert pages.get("/desk/figures/country/XYZ/").status_code == 404
    assert pages.get("/desk/figures/post/UTO-NOWHERE/").status_code == 404


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK"), ("csv", b"\xef")])
@pytest.mark.parametrize("language", ["es", "en", "fr", "ht", "pt"])
def test_a_report_comes_in_each_form_and_language(
    pages: Client, form: str, begins: bytes, language: str
) -> None:
    sign_in(pages, "supervisor")
    given = pages.get(f"/desk/figures/post/{MALPASSE}/{form}/?on=2026-11&lang={language}")
    assert given.status_code == 200
    assert given.content.startswith(begins)
    assert f"{MALPASSE}-2026-11.{form}" in given.headers["Content-Disposition"]
    assert pages.get(f"/desk/figures/post/HTI-OUA/{form}/").status_code == 403


def test_the_file_for_machines_adds_up(pages: Client) -> None:
    sign_in(pages, "analyst")
    text = pages.get("/desk/figures/country/HTI/csv/?on=2026-11").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    total = next(row for row in rows if row["table"] == "total")
    assert (total["entries"], total["exits"]) == ("1", "1")
    for table in ("day", "hour", "post", "nationality", "sex", "age", "mode"):
        assert sum(int(row["entries"]) for row in rows if row["table"] == table) == 1, table
    assert pages.get("/desk/figures/country/HTI/docx/").status_code == 404


def test_a_machine_without_the_part_for_pages_says_so(
    pages: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.core.typesetting.find_spec", lambda _name: None)
    sign_in(pages, "supervisor")
    given = pages.get(f"/desk/figures/post/{MALPASSE}/pdf/?lang=en")
    assert given.status_code == 503
    assert "not installed" in given.content.decode()
    assert "PDF" not in pages.get(f"/desk/figures/post/{MALPASSE}/?lang=en").content.decode()


def test_a_border_officer_reads_no_figures(pages: Client) -> None:
    sign_in(pages, "border_officer")
    assert pages.get("/desk/figures/").status_code == 403
