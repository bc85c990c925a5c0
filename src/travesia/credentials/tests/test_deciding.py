"""Applications and decisions: by a person, with a reason where it harms, all of it written down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.credentials import selectors, services
from travesia.credentials.domain import (
    AuthorisationView,
    Kind,
    RefusalReason,
    State,
    Terms,
)
from travesia.credentials.models import Authorisation
from travesia.credentials.tests.cast import (
    ABROAD,
    ANNA,
    DECIDER,
    MACHINE,
    OFFICER,
    PERMITS,
    TERMS,
    VISA,
    entered,
    revoked,
    visa,
)
from travesia.credentials.tests.conftest import Entries
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]


def applied() -> AuthorisationView:
    return services.apply(actor=DECIDER, new=VISA)


def test_application_has_no_number_until_a_person_grants_it(written: Entries) -> None:
    view = applied()
    assert (view.state, view.number, view.lets_in) == (State.APPLIED, "", False)
    granted = services.grant(actor=DECIDER, authorisation_id=view.id)
    assert (granted.state, granted.lets_in, granted.entries_left) == (State.GRANTED, True, 2)
    assert granted.number.startswith("V")
    assert len(granted.number) == 9
    entries = written()
    assert [entry.kind for entry in entries] == ["credentials.applied", "credentials.granted"]
    assert entries[0].body is not None
    assert entries[0].body["document_number"] == "L898902C3"


def test_issuing_at_once_is_both_acts() -> None:
    record = selectors.access_authorisation(
        actor=DECIDER, authorisation_id=visa().id, purpose=PERMITS
    )
    assert [step.act for step in record.steps] == ["apply", "grant"]
    assert {step.decided_by for step in record.steps} == {DECIDER.id}


def test_refusal_has_a_reason_and_another_reason_needs_a_note(written: Entries) -> None:
    view = applied()
    with pytest.raises(services.CredentialError) as missing:
        services.refuse(actor=DECIDER, authorisation_id=view.id, reason=RefusalReason.OTHER)
    assert missing.value.code == "credentials.note_needed"
    refused = services.refuse(
        actor=DECIDER, authorisation_id=view.id, reason=RefusalReason.PURPOSE_NOT_SHOWN
    )
    assert refused.state is State.REFUSED
    assert refused.notes[0].facts["reason"] == "purpose_not_shown"
    body = written()[-1].body
    assert body is not None
    assert body["reason"] == "purpose_not_shown"


def _grant(view: AuthorisationView, who: Actor) -> None:
    services.grant(actor=who, authorisation_id=view.id)


def _refuse(view: AuthorisationView, who: Actor) -> None:
    services.refuse(actor=who, authorisation_id=view.id, reason=RefusalReason.ENTRY_BAN)


@pytest.mark.parametrize("act", [_grant, _refuse])
def test_no_machine_decides(act: Callable[[AuthorisationView, Actor], None]) -> None:
    view = applied()
    with pytest.raises(services.CredentialError) as refused:
        act(view, MACHINE)
    assert refused.value.code == "credentials.person_decides"
    assert Authorisation.objects.get(pk=view.id).state == State.APPLIED.value


@pytest.mark.parametrize("act", [_grant, _refuse])
def test_decided_twice_is_a_conflict(act: Callable[[AuthorisationView, Actor], None]) -> None:
    view = applied()
    act(view, DECIDER)
    for again in (_grant, _refuse):
        with pytest.raises(services.CredentialConflictError):
            again(view, DECIDER)


def test_only_permit_officers_of_the_country_decide() -> None:
    view = applied()
    with pytest.raises(AccessDeniedError):
        _grant(view, OFFICER)
    with pytest.raises(selectors.AuthorisationNotFoundError):
        _grant(view, ABROAD)
    with pytest.raises(AccessDeniedError):
        services.issue(actor=ABROAD, new=VISA)


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        (replace(VISA, holder=replace(ANNA, document_number="")), "document_number_missing"),
        (replace(VISA, holder=replace(ANNA, birth_date="1974-13-01")), "birth_date_malformed"),
        (replace(VISA, country="Utopia"), "country_malformed"),
        (replace(VISA, issuer=" "), "issuer_missing_or_too_long"),
        (replace(VISA, terms=replace(TERMS, entries_allowed=0)), "no_entry_given"),
        (replace(VISA, terms=replace(TERMS, days_per_stay=0)), "days_out_of_range"),
        (
            replace(VISA, terms=replace(TERMS, valid_until=date(2026, 10, 1))),
            "ends_before_it_begins",
        ),
        (
            replace(VISA, terms=Terms(date(2026, 1, 1), date(2026, 11, 19), 1, 30)),
            "over_before_it_is_given",
        ),
        (replace(VISA, kind=Kind.EXTENSION), "extends_nothing"),
        (replace(VISA, holder=replace(ANNA, primary="…", secondary="")), "name.empty"),
    ],
)
def test_what_cannot_be_printed_or_counted_is_not_recorded(new: object, problem: str) -> None:
    country = getattr(new, "country", "")
    with pytest.raises((services.CredentialError, AccessDeniedError)) as refused:
        services.apply(actor=DECIDER, new=new)  # type: ignore[arg-type]  # see the table
    if country == "UTO":
        assert isinstance(refused.value, services.CredentialError)
        assert problem in refused.value.facts["problems"]  # type: ignore[operator]  # a tuple
    assert not Authorisation.objects.exists()


def test_application_whose_days_passed_is_not_granted(frozen_clock: FixedClock) -> None:
    view = applied()
    frozen_clock.set(TODAY.replace(year=2027, month=5, day=1))
    with pytest.raises(services.CredentialError) as late:
        _grant(view, DECIDER)
    assert late.value.code == "credentials.over_before_granted"


def test_holder_gives_it_back() -> None:
    view = visa()
    back = services.withdraw(actor=DECIDER, authorisation_id=view.id, note="Holder, by letter")
    assert (back.state, back.lets_in) == (State.WITHDRAWN, False)


def extension(of: AuthorisationView, document_number: str = "L898902C3") -> AuthorisationView:
    terms = Terms(date(2026, 11, 20), date(2027, 6, 30), 0, None)
    holder = replace(ANNA, document_number=document_number)
    new = replace(VISA, kind=Kind.EXTENSION, extends=of.id, terms=terms, holder=holder)
    return services.issue(actor=DECIDER, new=new)


def test_extension_lengthens_and_lets_nobody_in() -> None:
    view = extension(visa())
    assert (view.state, view.in_force, view.lets_in) == (State.GRANTED, True, False)
    with pytest.raises(services.CredentialConflictError):
        entered(view, 1)


def test_extension_is_for_the_same_holder_and_of_what_is_in_force() -> None:
    view = visa()
    with pytest.raises(services.CredentialConflictError):
        extension(view, document_number="X1234567")
    with pytest.raises(services.CredentialConflictError):
        extension(extension(view))
    revoked(view)
    with pytest.raises(services.CredentialConflictError):
        extension(view)
