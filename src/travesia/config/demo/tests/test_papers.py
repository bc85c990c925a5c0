"""Specimens to try: each gives what its name says, on a node that reads the files beside them."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from travesia.border.domain import Holder, Presented, Recognised, What, present, recognise
from travesia.border.domain.reading import claim_of, document_of
from travesia.border.selectors import specimens, trust_files
from travesia.border.services import read_picture
from travesia.border.views import groups
from travesia.border.views import specimens as offered
from travesia.config.demo.papers import papers
from travesia.config.demo.trust import write_trust
from travesia.core.clock import FixedClock, use_clock
from travesia.documents import parse_mrz

NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path, frozen_clock: FixedClock) -> Path:
    """The data folder of a demonstration that was just started."""
    frozen_clock.set(NOW)
    write_trust(tmp_path, now=NOW)
    return tmp_path


def texts(data: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((data / "specimens.json").read_text("utf-8"))["texts"]
    return found


def presented(data: Path, name: str, *, now: datetime = NOW) -> Presented:
    zone = parse_mrz(texts(data)["passport"], today=now.date())
    holder = Holder(claim_of(zone), document_of(zone), zone)
    read = recognise(texts(data)[name], today=now.date(), training=True)
    assert isinstance(read, Recognised)
    trust = trust_files(data / "trust").trust(now)
    return present(read, holder, trust=trust, now=now, training=True)


def test_the_node_uses_every_file_and_each_says_that_it_is_synthetic(data: Path) -> None:
    found = trust_files(data / "trust")
    assert found.unread == ()
    assert "Synthetic" in (data / "trust" / "README.txt").read_text("utf-8")
    assert "Synthetic" in (data / "specimens.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("visa", "in_date"),
        ("card", "verified"),
        ("card_revoked", "revoked"),
        ("card_unknown", "unknown_issuer"),
        ("card_other", "verified"),
        ("seal", "verified"),
        ("emergency", "verified"),
    ],
)
def test_each_specimen_gives_what_its_name_says(data: Path, name: str, state: str) -> None:
    found = presented(data, name)
    assert found.state == state
    differing = {item.code for item in found.findings if item.code.startswith("presented.")}
    wanted = {"card_other": {"presented.differs"}, "emergency": set()}
    assert differing == wanted.get(name, set())


@pytest.mark.parametrize("name", ["passport", "identity_card", "small_document"])
def test_each_document_keeps_every_rule(data: Path, name: str) -> None:
    reading = parse_mrz(texts(data)[name], today=NOW.date())
    assert reading.conforms
    assert not reading.expired
    assert reading.all_digits_agree


def test_a_status_list_of_yesterday_is_amber_until_the_next_start(
    data: Path, frozen_clock: FixedClock
) -> None:
    later = NOW + timedelta(hours=30)
    frozen_clock.set(later)
    assert presented(data, "card", now=later).state == "stale_status"
    write_trust(data, now=later)
    assert presented(data, "card", now=later).state == "verified"


def test_the_pictures_hold_the_cards(data: Path) -> None:
    content = (data / "specimens" / "card.png").read_bytes()
    assert read_picture(content, today=NOW.date()) == (texts(data)["card"],)


def test_the_desk_offers_every_specimen_by_name_and_only_in_the_demonstration(
    data: Path, settings: object
) -> None:
    settings.DATA = data  # type: ignore[attr-defined]  # pytest-django's settings
    assert specimens() == {}
    settings.DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings
    titled = {**offered.DOCUMENTS, **offered.BESIDE}
    every = titled.keys() | groups.SPECIMENS.keys()
    assert specimens().keys() == every == papers(NOW).texts.keys()
    assert len(offered.offers(offered.DOCUMENTS, offered.BESIDE)) == len(titled)
    (data / "specimens.json").write_text("{", "ascii")
    assert specimens() == {}


def test_documents_open_and_the_rest_is_presented() -> None:
    with use_clock(FixedClock(NOW)):
        single = papers(NOW).texts.items()
        for name, text in ((n, t) for n, t in single if n not in groups.SPECIMENS):
            read = recognise(text, today=NOW.date(), training=True)
            assert isinstance(read, Recognised)
            opens = read.what is What.DOCUMENT or bool(read.emergency_zone)
            assert opens is (name in offered.DOCUMENTS), name
