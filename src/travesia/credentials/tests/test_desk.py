"""What the desk is told: all of this holder's, what lets in first, and every look written down."""

from dataclasses import replace
from datetime import date

import pytest

from travesia.access.domain import Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.credentials import selectors, services
from travesia.credentials.domain import AuthorisationView, Presented, VerifiedHow
from travesia.credentials.tests.cast import (
    ANNA,
    AT_POST,
    DECIDER,
    DESK,
    OFFICER,
    PASSPORT,
    PERMITS,
    SUPERVISOR,
    TODAY,
    VISA,
    entered,
    visa,
)
from travesia.credentials.tests.conftest import Entries
from travesia.people import services as people
from travesia.people.domain import HeldDocument
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]


def at_desk(shown: Presented = PASSPORT, on: date = TODAY) -> tuple[AuthorisationView, ...]:
    return selectors.authorisations_for(
        actor=OFFICER, shown=shown, on=on, purpose=DESK, scope=AT_POST
    )


def test_desk_is_told_days_entries_and_on_what_it_rests() -> None:
    issued = visa()
    entered(issued, 1)
    (found,) = at_desk()
    assert (found.entries_left, found.stay_until) == (1, date(2026, 12, 19))
    assert found.verified_how is VerifiedHow.LEDGER
    assert [note.code for note in found.notes] == ["in_force", "entries_left", "stay_until"]


def test_what_lets_in_comes_first() -> None:
    used = visa(entries_allowed=1)
    entered(used, 1)
    fresh = visa()
    assert [view.id for view in at_desk()] == [fresh.id, used.id]


def test_other_document_of_the_same_person_finds_it_and_says_so() -> None:
    person = people.register_person(
        actor=actor("desk", Role.BORDER_OFFICER),
        claim=ANNA.claim(),
        document=HeldDocument("P", "UTO", "N7777777", None),
        purpose=DESK,
    )
    services.issue(actor=DECIDER, new=replace(VISA, holder=replace(ANNA, person_id=person.id)))
    shown = Presented((person.id,), (("UTO", "N7777777"),), "1974-08-12")
    (found,) = at_desk(shown)
    assert "other_document" in [note.code for note in found.notes]


def test_somebody_elses_document_finds_nothing_and_the_look_is_written(written: Entries) -> None:
    visa()
    assert at_desk(Presented(documents=(("UTO", "X0000001"),))) == ()
    assert at_desk(Presented(documents=(("HTI", "L898902C3"),))) == ()
    assert at_desk(Presented()) == ()
    looks = [entry.body for entry in written() if entry.kind == "journal.looked_at"]
    assert [body["results"] for body in looks if body] == [0, 0, 0]


def test_posts_of_another_country_are_told_nothing() -> None:
    visa()
    away = actor("away", Role.BORDER_OFFICER, scope=Scope("HTI", "", "HTI-MAL"))
    with pytest.raises(AccessDeniedError):
        selectors.authorisations_for(
            actor=away, shown=PASSPORT, on=TODAY, purpose=DESK, scope=AT_POST
        )
    there = Scope("HTI", "", "HTI-MAL")
    assert not selectors.authorisations_for(
        actor=away, shown=PASSPORT, on=TODAY, purpose=DESK, scope=there
    )


def test_withdrawn_and_long_ended_stay_out() -> None:
    services.withdraw(actor=DECIDER, authorisation_id=visa().id, note="Given back")
    visa()
    assert len(at_desk()) == 1
    assert len(at_desk(on=date(2028, 4, 29))) == 1
    assert at_desk(on=date(2028, 5, 1)) == ()


def found(text: str, who: object = SUPERVISOR) -> list[str]:
    views = selectors.search(actor=who, text=text, purpose=PERMITS)  # type: ignore[arg-type]  # an actor
    return [view.number for view in views]


def test_search_finds_by_number_document_and_name_and_writes_the_look(written: Entries) -> None:
    number = visa().number
    for text in (number, number.lower(), "L898902C3", "l898 902 c3", "Anna Maria Eriksson"):
        assert found(text) == [number], text
    for text in ("Eriksson", "", "X9999999", "…"):
        assert found(text) == [], text
    looks = [entry for entry in written() if entry.kind == "journal.looked_at"]
    assert len(looks) == 9
    body = looks[0].body
    assert body is not None
    assert body["query"]
    assert number not in str(body)


def test_search_is_not_for_first_line() -> None:
    with pytest.raises(AccessDeniedError):
        found("Eriksson", OFFICER)


def test_opening_is_a_look_at_the_authorisation_and_the_person(written: Entries) -> None:
    view = visa()
    selectors.access_authorisation(actor=SUPERVISOR, authorisation_id=view.id, purpose=PERMITS)
    look = written()[-1]
    assert look.kind == "journal.looked_at"
    abroad = actor("abroad", Role.SUPERVISOR, scope=Scope("HTI"))
    with pytest.raises(selectors.AuthorisationNotFoundError):
        selectors.access_authorisation(actor=abroad, authorisation_id=view.id, purpose=PERMITS)
