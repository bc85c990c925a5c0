"""The evaluator of IATI rulesets says what the project that wrote them says of its own files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from travesia.programme.domain.iati import IatiReadError, check, read_ruleset, read_xml
from travesia.programme.domain.iati.evaluating import holds, select
from travesia.programme.domain.iati.xpath import XPathError

_NOW = datetime(2026, 11, 22, tzinfo=UTC)
_AT = Path(__file__).resolve()
DATA = next(
    (root / "shared/data/iati" for root in _AT.parents if (root / "shared/data/iati").is_dir()),
    Path("missing"),
)
needs_material = pytest.mark.skipif(
    not DATA.is_dir(), reason="needs ../shared/data/iati (IATI-Schemas and IATI-Rulesets)"
)

#: ruleset: files that meet it / files that do not, as IATI-Rulesets itself lists them.
VERDICTS = (_AT.parent / "iati_verdicts.txt").read_text("utf-8")


def _cases() -> list[tuple[str, str, bool]]:
    found = []
    for line in VERDICTS.strip().splitlines():
        name, _, files = line.partition(":")
        good, _, bad = files.partition("/")
        found += [(name, one, True) for one in good.split()]
        found += [(name, one, False) for one in bad.split()]
    return found


@needs_material
@pytest.mark.parametrize(("ruleset", "xml", "meets"), _cases())
def test_the_evaluator_agrees_with_the_meta_tests_of_the_rulesets(
    ruleset: str, xml: str, meets: bool
) -> None:
    tests = DATA / "rulesets" / "meta_tests"
    rules = read_ruleset((tests / f"{ruleset}.json").read_text("utf-8"))

    findings = check(rules, read_xml((tests / f"{xml}.xml").read_bytes()), now=_NOW)

    assert (not findings) is meets


@needs_material
def test_every_file_of_the_meta_tests_is_used() -> None:
    tests = DATA / "rulesets" / "meta_tests"
    used = {name for case in _cases() for name in case[:2]}

    assert {one.stem for one in tests.iterdir()} == used


@needs_material
def test_one_sector_without_a_percentage_is_no_fault_in_either_ruleset() -> None:
    lone = read_xml(
        b'<iati-activities><iati-activity><sector code="15190"/><sector vocabulary="2" code="151"/>'
        b"</iati-activity></iati-activities>"
    )
    for name in ("standard", "standard_py"):
        rules = read_ruleset((DATA / f"rulesets/rulesets/{name}.json").read_text("utf-8"))
        found = check(rules, lone, now=_NOW)
        assert not [one for one in found if one.rule == "strict_sum" or one.id.startswith("2.1")]


@needs_material
def test_a_finding_says_which_rule_and_where() -> None:
    rules = read_ruleset((DATA / "rulesets/rulesets/standard.json").read_text("utf-8"))
    two = b"""<iati-activities><iati-activity><iati-identifier>A-1</iati-identifier></iati-activity>
    <iati-activity xml:lang="en"><result><indicator measure="1"><period>
    <period-start iso-date="2024-08-31"/><period-end iso-date="2024-07-01"/><actual/>
    </period></indicator></result></iati-activity></iati-activities>"""

    found = {(one.id, one.where) for one in check(rules, read_xml(two), now=_NOW)}

    second = "/iati-activities/iati-activity[2]/result/indicator/period"
    assert ("8.6.1", second) in found
    assert ("8.10.1", f"{second}/actual") in found
    assert ("6.2.2", "/iati-activities/iati-activity[1]") in found


def test_an_expression_outside_the_known_part_is_an_error_and_never_a_guess() -> None:
    node = read_xml(b"<a><b>1</b><b>2</b></a>")

    assert [one.text() for one in select("//b[2]", node)] == ["2"]
    assert holds("count(//b) = 2 and not(//c)", node)
    for bad in ("//b[position()=1]", "a div b", "//b[", "'open"):
        with pytest.raises(XPathError):
            holds(bad, node)


@pytest.mark.parametrize(
    "bad", [b"<a>", b"", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', b"\xff\xfe<a"]
)
def test_a_file_that_must_not_be_read_is_refused(bad: bytes) -> None:
    with pytest.raises(IatiReadError):
        read_xml(bad)
