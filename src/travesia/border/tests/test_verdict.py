"""The verdict: what leads, what is likely, and what no machine may think of."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from travesia.border.domain import (
    Answer,
    Asked,
    Decision,
    Finding,
    How,
    Level,
    Source,
    bars_admission,
    claim_of,
    differences,
    document_of,
    findings_of_answers,
    findings_of_reading,
    findings_of_typed,
    needs_ground,
    was_read,
    weigh,
)
from travesia.documents import PartialDate, TravelDocument, compose_mrz, parse_mrz
from travesia.people.domain import Claim, HeldDocument

TODAY = date(2026, 11, 20)
SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)

findings = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(["document.expired", "list.waits", "stay.open", "name.by_eye"]),
        level=st.sampled_from(list(Level)),
        source=st.sampled_from(list(Source)),
    ),
    max_size=8,
)


@given(findings)
def test_no_machine_finds_refusal_likely(found: list[Finding]) -> None:
    assert weigh(found).likely in {Decision.ADMIT, Decision.SECOND_LINE}


@given(findings)
def test_the_loudest_finding_leads(found: list[Finding]) -> None:
    verdict = weigh(found)
    loudest = max((one.level.rank for one in found if one.code != "name.by_eye"), default=0)
    assert verdict.level.rank == loudest
    if loudest > Level.INFO.rank:
        assert verdict.lead.level.rank == loudest


@given(findings)
def test_weighing_loses_no_finding(found: list[Finding]) -> None:
    assert sorted(map(str, weigh(found).findings)) == sorted(map(str, found))


@given(findings)
def test_to_admit_is_likely_only_when_nothing_is_louder_than_information(
    found: list[Finding],
) -> None:
    loud = [one for one in found if one.code != "name.by_eye"]
    quiet = all(one.level in (Level.OK, Level.INFO) for one in loud)
    assert (weigh(found).likely is Decision.ADMIT) is quiet


ONE_LIST = (Asked("National alert list", How.ANSWERED),)


def test_expired_passport_leads_and_asks_for_a_ground() -> None:
    found = findings_of_reading(parse_mrz(SPECIMEN, today=TODAY))
    verdict = weigh(found)
    assert verdict.lead.code == "document.expired"
    assert verdict.lead.facts["date"] == "2012-04-15"
    assert verdict.likely is Decision.SECOND_LINE
    assert needs_ground(found)


ONE_LIST = (Asked("National alert list", How.ANSWERED),)


def test_expired_passport_leads_before_a_waiting_list_entry() -> None:
    lists = findings_of_answers([Answer.OPEN], asked=ONE_LIST)
    document = findings_of_reading(parse_mrz(SPECIMEN, today=TODAY))
    verdict = weigh((*lists, *document))
    assert verdict.lead.code == "document.expired"
    assert verdict.second is not None
    assert verdict.second.code == "list.waits"


def test_the_specimen_is_read_into_claim_and_document() -> None:
    reading = parse_mrz(SPECIMEN, today=TODAY)
    assert was_read(reading)
    assert claim_of(reading) == Claim("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO")
    document = document_of(reading)
    assert (document.number, document.issuing_state) == ("L898902C3", "UTO")
    assert document.expires_on == date(2012, 4, 15)


def test_a_good_passport_needs_no_ground_and_is_likely_to_be_admitted() -> None:
    zone = compose_mrz(
        TravelDocument(
            document_code="PP",
            issuing_state="UTO",
            surname="Lindqvist",
            given_names="Berta",
            document_number="X1234567",
            nationality="UTO",
            birth_date=PartialDate(1990, 1, 2),
            sex="F",
            expiry_date=date(2030, 1, 1),
        )
    )
    found = findings_of_reading(parse_mrz(zone, today=TODAY))
    verdict = weigh((*findings_of_answers([], asked=ONE_LIST), *found))
    assert (verdict.level, verdict.lead.code) == (Level.OK, "verdict.nothing_against")
    assert verdict.second is None
    assert verdict.likely is Decision.ADMIT
    assert not needs_ground(found)


def test_a_list_that_nobody_asked_is_never_a_silent_no_hit() -> None:
    (found,) = findings_of_answers([], asked=())
    assert (found.code, found.level) == ("list.not_asked", Level.CAUTION)


def test_a_typed_document_is_said_to_be_typed_and_its_expiry_is_checked() -> None:
    claim = Claim("ERIKSSON", "ANNA", "1974", "F", "UTO")
    held = HeldDocument("P", "UTO", "L898902C3", date(2012, 4, 15))
    codes = {one.code for one in findings_of_typed(claim, held, today=TODAY, training=True)}
    assert {"document.typed", "document.expired", "state.specimen"} <= codes


def test_a_specimen_stops_at_a_live_post() -> None:
    claim = Claim("ERIKSSON", "ANNA", "1974", "F", "UTO")
    held = HeldDocument("P", "UTO", "L898902C3", date(2030, 4, 15))
    found = findings_of_typed(claim, held, today=TODAY, training=False)
    assert needs_ground(found)
    assert "state.specimen_live" in {one.code for one in found}


def test_a_refugees_document_protects_its_holder() -> None:
    claim = Claim("NOVAK", "EVA", "1990", "F", "XXB")
    held = HeldDocument("PR", "CHE", "R1", date(2030, 4, 15))
    found = findings_of_typed(claim, held, today=TODAY, training=True)
    verdict = weigh(found)
    assert verdict.lead.code == "holder.protection"
    assert verdict.likely is Decision.SECOND_LINE


@given(st.lists(st.sampled_from(list(Answer)), max_size=5), st.booleans())
def test_an_unanswered_entry_always_bars_admission(answers: list[Answer], referred: bool) -> None:
    bar = bars_admission(answers, referred=referred)
    assert (bar == "border.answer_first") is (Answer.OPEN in answers)
    if bar == "border.second_line_first":
        assert Answer.MAY_BE_SAME in answers
        assert not referred


def test_a_hyphen_is_no_difference_between_two_claims() -> None:
    old = Claim("SMITH-JONES", "Ana", "1990-01-02", "F", "CRI")
    new = Claim("SMITH JONES", "ANA", "1990-01-03", "F", "CRI")
    assert differences(old, new) == ("birth_date",)
