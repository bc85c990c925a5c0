"""Rules of stay are data of the country: loaded, dated, checked whole, and read back the same."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from travesia.access.domain import Actor, Purpose
from travesia.border import selectors, services
from travesia.border.domain import Direction
from travesia.border.domain.pairing import pairs_of
from travesia.border.domain.reckoned import asked_of
from travesia.border.domain.staying import (
    Authorisation,
    Passage,
    Question,
    StayAnswer,
    example_book,
    reckon,
)
from travesia.border.domain.staying.cases import POSTS, Case, cases, said
from travesia.border.models import Crossing, Stay, StayBook, StayConfirmation
from travesia.border.selectors import reckoning, travellers
from travesia.border.tests.cast import LOADER, OFFICER, POST
from travesia.border.tests.staying_cast import bring, moved, stay
from travesia.core import clock
from travesia.core.errors import DeniedError
from travesia.core.ids import new_id
from travesia.core.jobs import JOBS, Progress
from travesia.core.models import JobRun
from travesia.credentials import selectors as credentials
from travesia.credentials.selectors import PaperView
from travesia.journal import selectors as journal
from travesia.people import services as people
from travesia.people.domain import Claim
from travesia.places import selectors as places
from travesia.places.domain import Mode, PostState, PostView

pytestmark = pytest.mark.storage
CLERK = Actor.system("clerk", {"border.load_stay_rules"})
EXAMPLES = files("travesia.border.domain.staying").joinpath("examples.toml").read_text("utf-8")
SHORT = """
name = "Rules of Haiti, for this test"
[[rule]]
id = "HTI-VISITOR"
territory = "HTI"
valid_from = 2024-01-01
source = "Invented for this test."
example = false
days_per_entry = 30
title = { en = "Visitors", es = "Visitantes", fr = "Visiteurs", ht = "Vizitè", pt = "Visitantes" }
"""


def post_view(code: str, exits: bool = True) -> PostView:
    """A post of the cases as the room of places would give it."""
    one = POSTS[code]
    return PostView(
        code=code,
        name=code,
        other_name="",
        country=one.country,
        mode=Mode(one.mode),
        latitude=0.0,
        longitude=0.0,
        time_zone=one.zone,
        exit_control=exits,
        opposite=f"across {one.across}" if one.across else "",
        area="",
        area_name="",
        source="",
        state=PostState.OPERATIONAL,
        states=(),
    )


def posts_of_cases(*, country: str = "", **_rest: object) -> tuple[PostView, ...]:
    """Every post of the cases, and one beyond each line."""
    own = [post_view(code) for code in POSTS]
    beyond = {one.across for one in POSTS.values() if one.across}
    far = [replace(own[0], code=f"across {state}", country=state) for state in sorted(beyond)]
    return tuple(one for one in (*own, *far) if not country or one.country == country)


@pytest.fixture
def utopia(db: None, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """The posts of the cases, the examples loaded as a book, and one traveller without a past."""
    monkeypatch.setattr(places, "posts", posts_of_cases)
    by_code = {post.code: post for post in posts_of_cases()}
    monkeypatch.setattr(places, "posts_by_code", lambda _codes: dict(by_code))
    services.load_stay_rules(actor=CLERK, text=EXAMPLES)
    claim = Claim("SOLANO", "ANA", "1990-01-02", "F", "FRA")
    made = people.register_person(
        actor=LOADER, claim=claim, document=None, purpose=Purpose.BORDER_INSPECTION
    )
    return made.id


def store(one: Passage, case: Case, person: UUID) -> Crossing:
    issuer, _, number = one.document.partition(" ")
    root = new_id()
    return Crossing.objects.create(
        id=root,
        client_nonce=root,
        person_id=person,
        post_code=one.post,
        country=one.country,
        mode=one.mode,
        direction=one.direction.value,
        outcome="admitted",
        occurred_at=one.at,
        recorded_at=one.at,
        recorded_by="test",
        purpose_of_travel=one.purpose,
        issuing_state=issuer,
        document_number=number,
        document_code=case.asked.document_code,
        nationality=case.asked.nationality,
        age_group="unknown",
        month="2026-01",
        entry_seq=0,
        root=root,
        days_granted=one.granted,
        days_reason="" if one.granted is None else "as the case says",
    )


def paper(one: Authorisation, country: str, person: UUID) -> PaperView:
    return PaperView(
        person_id=person,
        document=("", ""),
        kind=one.kind,
        number=one.reference,
        country=country,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        entries_allowed=one.entries_allowed,
        days_per_stay=one.days_allowed,
        uses=tuple((new_id(), date.min) for _use in range(one.entries_used)),
    )


def answered(case: Case, person: UUID) -> StayAnswer:
    """Answer a case from crossings and rules that were stored and read back."""
    asked = case.asked
    pending = asked.passages[-1] if asked.question is Question.ENTRY else None
    rows = [store(one, case, person) for one in asked.passages if one is not pending]
    if asked.same_traveller and len({row.document_number for row in rows}) > 1:
        _say_the_same(rows)
    if pending is not None:
        issuer, _, number = pending.document.partition(" ")
        desk = reckoning.AtDesk(
            person_id=person,
            direction=Direction.ENTRY,
            post=post_view(pending.post),
            across=pending.across,
            moment=asked.moment,
            nationality=asked.nationality,
            document_code=asked.document_code,
            document=(issuer, number),
            age=asked.age,
            with_adult=asked.with_adult,
            purpose=pending.purpose,
        )
        return reckoning.reckoned(desk).answer
    (known,) = travellers.travellers([person])
    pairs = pairs_of(known.traveller.moves, asked.country, known.traveller.told)
    again = asked_of(
        pairs[-1],
        known.traveller,
        pairs,
        now=asked.moment,
        exits_covered=asked.exits_covered,
    )
    again = replace(again, question=asked.question, age=asked.age, with_adult=asked.with_adult)
    return reckon(again, selectors.rules_here())


def _say_the_same(rows: list[Crossing]) -> None:
    StayConfirmation.objects.create(
        entry_root=rows[-2].root,
        exit_root=rows[-1].root,
        same_traveller=True,
        reason="both shown",
        answered_by="test",
        answered_at=clock.now(),
        entry_seq=0,
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_case_comes_out_the_same_from_stored_crossings_and_rules(
    case: Case, utopia: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tuple(paper(one, case.asked.country, utopia) for one in case.asked.authorisations)
    monkeypatch.setattr(credentials, "papers_of", lambda **_asked: held)
    answer = answered(case, utopia)
    assert ("" if answer.rule is None else answer.rule.version) == case.rule
    assert {name: said(answer, name) for name in case.expected} == dict(case.expected)
    wanted = {code for code in case.codes if not code.startswith("!")}
    assert wanted <= set(answer.codes)
    assert not {code[1:] for code in case.codes if code.startswith("!")} & set(answer.codes)


def test_a_book_is_read_back_as_it_was_loaded(db: None) -> None:
    done = services.load_stay_rules(actor=CLERK, text=EXAMPLES)
    assert selectors.rules_here() == example_book()
    assert selectors.book_here().digest == done.digest
    assert services.load_stay_rules(actor=CLERK, text=EXAMPLES).repeated
    assert StayBook.objects.count() == 1


def test_loading_is_an_entry_of_the_journal_with_every_rule_and_day(db: None) -> None:
    done = services.load_stay_rules(actor=CLERK, text=SHORT)
    (entry,) = journal.entries_after(done.number - 1, kinds=("border.stay_rules_loaded",))
    assert entry.body is not None
    assert entry.body["versions"] == ["HTI-VISITOR@2024-01-01"]
    assert entry.body["digest"] == done.digest


@pytest.mark.usefixtures("desk")
def test_stays_are_reckoned_anew_by_the_book_that_was_loaded() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"), moved(f"-2026-03-01T10:00@{POST}"))
    assert (stay().standing, stay().overstay_days) == ("within", 0)
    services.load_stay_rules(actor=CLERK, text=SHORT)
    run = JobRun.objects.get(key="border.stays")
    JOBS[run.key].work(Progress(run), **run.arguments)
    assert (stay().rule, stay().overstay_days) == ("HTI-VISITOR@2024-01-01", 21)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (SHORT.replace("days_per_entry = 30", "days_per_entry = 0"), "HTI-VISITOR, days_per_entry"),
        (SHORT.replace("HTI", "ZZZ"), "territory"),
        ('name = "Empty"', "no rule"),
        ("= [", "no TOML"),
    ],
)
def test_a_book_that_cannot_be_leaves_the_one_before_in_force(
    db: None, text: str, names: str
) -> None:
    services.load_stay_rules(actor=CLERK, text=SHORT)
    with pytest.raises(services.BorderError, match=names):
        services.load_stay_rules(actor=CLERK, text=text)
    assert selectors.rules_here().name == "Rules of Haiti, for this test"


def test_an_officer_loads_no_rules(db: None) -> None:
    with pytest.raises(DeniedError):
        services.load_stay_rules(actor=OFFICER, text=SHORT)


def test_a_live_post_without_a_book_reckons_nothing(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    """The examples are no law: they must not hold at a live post by anybody's forgetting."""
    settings.ROLE = "post"  # type: ignore[attr-defined]  # a fixture of pytest-django
    assert selectors.rules_here().rules == ()


@pytest.mark.usefixtures("desk")
def test_the_command_loads_shows_and_says_what_is_wrong(tmp_path: Path) -> None:
    file, out = tmp_path / "rules.toml", StringIO()
    file.write_text(SHORT, "utf-8")
    call_command("border_stay_rules", str(file), stdout=out)
    call_command("border_stay_rules", stdout=out)
    call_command("border_stay_rules", text=True, stdout=out)
    assert "1 rules hold now" in out.getvalue()
    assert "HTI-VISITOR@2024-01-01" in out.getvalue()
    assert SHORT.strip() in out.getvalue()
    file.write_text("name = 3", "utf-8")
    with pytest.raises(CommandError, match="Those of before hold on"):
        call_command("border_stay_rules", str(file), stdout=out)


@pytest.mark.usefixtures("desk")
def test_the_command_makes_stays_anew() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"))
    Stay.objects.all().delete()
    out = StringIO()
    call_command("border_stays", stdout=out, stderr=StringIO())
    assert "1 records, 1 stays" in out.getvalue()
    call_command("border_stays", json=True, stdout=out, stderr=StringIO())
    assert Stay.objects.count() == 1
