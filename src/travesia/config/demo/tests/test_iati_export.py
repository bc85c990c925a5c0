"""The programme as an IATI activity: valid by the XSD and by the rulesets of the standard."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from travesia.config.demo.programme import load_programme
from travesia.config.demo.programme.bulletins import load_bulletins
from travesia.core import clock
from travesia.programme.domain.iati import check, read_ruleset, read_xml
from travesia.programme.domain.iati.config import ReportingError, read_reporting
from travesia.programme.domain.iati.evaluating import select
from travesia.programme.tests.test_iati_rulesets import DATA, needs_material

CONTENT = json.loads(
    files("travesia.config.demo.programme").joinpath("iati.json").read_text("utf-8")
)


#: The file is the same for every test here, and the demonstration takes a while to load.
_MADE: list[bytes] = []


@pytest.fixture
def written(db: None, frozen_clock: clock.FixedClock, tmp_path: Path) -> bytes:
    if _MADE:
        return _MADE[0]
    load_programme()
    load_bulletins()
    who, out = tmp_path / "who.json", tmp_path / "out.xml"
    who.write_text(json.dumps(CONTENT), "utf-8")
    call_command("iati_export", "--as", str(who), out=str(out))
    _MADE.append(out.read_bytes())
    return _MADE[0]


def test_figures_stand_with_their_breakdown_and_bounds_say_what_they_are(written: bytes) -> None:
    document = read_xml(written)
    trained = "//period[period-start/@iso-date='2024-07-01'][period-end/@iso-date='2024-08-31']"
    values = {one.text() for one in select(f"{trained}/actual/@value", document)}
    assert {"3689", "2106", "1581", "2"} <= values
    comments = [one.text().strip() for one in select("//actual/comment/narrative", document)]
    assert any(text.startswith("more than 1226") for text in comments)
    # Whole percents give no counts, so none are invented.
    percent = "//period[period-start/@iso-date='2024-04-01']/actual[dimension]"
    assert select(percent, document) == []
    assert len(select("//document-link", document)) == 8


@needs_material
@pytest.mark.parametrize("ruleset", ["standard", "standard_py"])
def test_no_rule_of_the_standard_is_broken(
    written: bytes, ruleset: str, frozen_clock: clock.FixedClock
) -> None:
    rules = read_ruleset((DATA / f"rulesets/rulesets/{ruleset}.json").read_text("utf-8"))
    assert check(rules, read_xml(written), now=clock.now()) == ()


@needs_material
def test_the_file_is_valid_by_the_schema(written: bytes) -> None:
    xmlschema = pytest.importorskip("xmlschema", reason="the judge of XSD is not installed")
    schema = xmlschema.XMLSchema(str(DATA / "iati-activities-schema.xsd"), allow="local")
    schema.validate(written.decode())


@pytest.mark.parametrize(
    "change",
    [
        {"countries": {"GT": "60", "HN": "60"}},
        {"end": "2020-01-01"},
        {"start": "soon"},
        {"title": 5},
    ],
)
def test_who_reports_is_read_whole_or_not_at_all(change: dict[str, Any]) -> None:
    with pytest.raises(ReportingError):
        read_reporting({**CONTENT, **change})


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("iati_export", "--as", str(tmp_path / "none"), out=str(tmp_path / "x"))
