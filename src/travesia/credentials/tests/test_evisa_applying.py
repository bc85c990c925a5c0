"""Applicants: kept once, opened by the code alone, sent when nothing is missing."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import check_password

from travesia.core import clock
from travesia.core.clock import FixedClock
from travesia.core.errors import DomainError
from travesia.core.visitors import connection_of
from travesia.credentials.domain.evisa import ApplicationState, UploadKind
from travesia.credentials.models import Application, PublicTry
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa import limits, reaching
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import (
    ANNA,
    asked,
    begun,
    complete,
    id_of,
    picture,
    unpaid,
    wanted,
)
from travesia.testing import TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
PAGE = UploadKind.PASSPORT_PAGE


def test_form_sent_twice_is_one_application_with_one_code() -> None:
    token = uuid4()
    first = evisa.begin(new=wanted(), token=token)
    again = evisa.begin(new=wanted(), token=token)
    assert (again.reference, again.code) == (first.reference, first.code)
    assert again.repeated
    assert Application.objects.count() == 1


def test_used_form_shows_no_code_to_another_person_or_on_another_day(
    frozen_clock: FixedClock,
) -> None:
    token = uuid4()
    evisa.begin(new=wanted(), token=token)
    other = replace(ANNA, document_number="X1234567")
    with pytest.raises(CredentialConflictError):
        evisa.begin(new=wanted(holder=other), token=token)
    frozen_clock.set(frozen_clock.now() + timedelta(minutes=31))
    with pytest.raises(CredentialConflictError):
        evisa.begin(new=wanted(), token=token)


def test_neither_code_nor_name_nor_contact_stands_in_the_table() -> None:
    key = begun()
    row = Application.objects.get()
    text = " ".join(str(getattr(row, field.name)) for field in row._meta.concrete_fields)
    stored = text.encode() + bytes(row.ciphertext)
    for secret in (key.code, key.code.replace("-", ""), "ERIKSSON", "L898902C3", "anna@example"):
        assert secret.encode() not in stored
    own = evisa.look_up(key).view
    assert own.particulars is not None
    assert own.particulars.holder.primary == "ERIKSSON"


def test_journal_says_what_happened_and_never_who_applied(written: Entries) -> None:
    complete()
    told = repr([entry.body for entry in written()])
    assert "application_moved" not in told
    assert "ERIKSSON" not in told
    assert "anna@" not in told
    assert [entry.kind for entry in written()].count("credentials.document_handed_in") == 3


def test_what_is_wrong_is_said_for_each_field_and_nothing_is_kept() -> None:
    with pytest.raises(CredentialError) as error:
        evisa.begin(new=wanted(contact="x", purpose=" "), token=uuid4())
    assert error.value.facts["problems"] == ("contact_missing", "purpose_missing")
    assert not Application.objects.exists()


def test_five_wrong_codes_close_an_application_for_a_while(frozen_clock: FixedClock) -> None:
    key = begun()
    wrong = evisa.Key(key.reference, "AAAA-AAAA-AAAA-AAAA")
    for _ in range(5):
        with pytest.raises(evisa.CodeError) as error:
            evisa.look_up(wrong)
        assert error.value.code == "credentials.wrong_code"
    with pytest.raises(evisa.CodeError) as error:
        evisa.look_up(key)
    assert error.value.code == "credentials.wrong_code"
    frozen_clock.set(frozen_clock.now() + timedelta(minutes=16))
    assert evisa.look_up(key).view.reference == key.reference


def test_right_code_forgets_the_wrong_ones_before_it() -> None:
    key = begun()
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(evisa.CodeError):
                evisa.look_up(evisa.Key(key.reference, "wrong"))
        evisa.look_up(key)


def test_unknown_reference_and_wrong_code_are_answered_alike() -> None:
    key = begun()
    said = set()
    for one in (evisa.Key(key.reference, "no"), evisa.Key("EV-XXXX-XXXX", key.code)):
        with pytest.raises(evisa.CodeError) as error:
            evisa.look_up(one)
        said.add((error.value.code, error.value.message))
    assert len(said) == 1


def test_closed_application_tells_nobody_that_it_is_there_or_which_code_is_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key, said = begun(), set()
    hashed: list[str] = []
    Application.objects.update(closed_until=clock.now() + timedelta(minutes=9))

    def counted(code: str, kept: str) -> bool:
        hashed.append(code)
        return check_password(code, kept)

    monkeypatch.setattr(reaching, "check_password", counted)
    unknown = evisa.Key("EV-XXXX-XXXX", key.code)
    for one in (key, evisa.Key(key.reference, "no"), unknown):
        with pytest.raises(evisa.CodeError) as error:
            evisa.look_up(one)
        said.add((error.value.code, error.value.message))
    assert len(said) == 1
    assert len(hashed) == 3
    assert PublicTry.objects.filter(kind="wrong").count() == 3


def test_one_connection_tries_so_often_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.LIMITS, "begin", 2)
    for _ in range(2):
        evisa.begin(new=wanted(), token=uuid4(), address="192.0.2.1")
    with pytest.raises(evisa.TooManyError):
        evisa.begin(new=wanted(), token=uuid4(), address="192.0.2.1")
    evisa.begin(new=wanted(), token=uuid4(), address="192.0.2.2")
    with clock.use_clock(FixedClock(clock.now() + timedelta(hours=2))):
        evisa.begin(new=wanted(), token=uuid4(), address="192.0.2.1")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("2001:db8:0:1:ffff::2", True),
        ("2001:DB8::1:0:0:0:9", True),
        ("2001:db8:0:2::1", False),
        ("192.0.2.1", False),
        ("", False),
    ],
)
def test_connection_of_ipv6_is_its_network_and_not_one_address(other: str, same: bool) -> None:
    assert (connection_of(other) == connection_of("2001:db8:0:1::1")) is same
    assert connection_of("::ffff:192.0.2.1") == connection_of("192.0.2.1")


def test_nothing_is_sent_while_documents_are_missing() -> None:
    key = begun()
    with pytest.raises(CredentialError) as error:
        evisa.submit(key=key)
    assert error.value.code == "credentials.documents_missing"
    assert evisa.look_up(key).view.state is ApplicationState.BEGUN


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"arrives_on": TODAY.date() - timedelta(days=1)}, "days_do_not_hold"),
        ({"offer_version": "HTI-TOURISM@1999-01-01"}, "offer_unknown"),
    ],
)
def test_what_cannot_be_given_any_more_is_not_sent(changed: dict[str, object], code: str) -> None:
    key = complete()
    Application.objects.update(**changed)
    with pytest.raises(DomainError) as error:
        evisa.submit(key=key)
    assert error.value.code == f"credentials.{code}"
    assert Application.objects.get().state == ApplicationState.BEGUN.value


def test_free_of_charge_goes_to_the_queue_without_a_payment() -> None:
    key = complete("HTI-HUMANITARIAN")
    assert evisa.submit(key=key) is ApplicationState.WAITING


def test_documents_are_taken_back_before_sending_only() -> None:
    key = complete()
    upload = evisa.look_up(key).view.uploads[0].id
    evisa.take_back(key=key, upload_id=upload)
    assert len(evisa.look_up(key).view.uploads) == 2
    sent = unpaid()
    with pytest.raises(CredentialConflictError):
        evisa.take_back(key=sent, upload_id=evisa.look_up(sent).view.uploads[0].id)
    with pytest.raises(CredentialConflictError):
        evisa.hand_in(key=sent, kind=PAGE, content=picture(50))


def test_answer_takes_a_question_and_goes_back_to_the_same_place() -> None:
    key = asked()
    before = Application.objects.get(pk=id_of(key)).queued_at
    evisa.hand_in(key=key, kind=UploadKind.ANSWER, content=picture(70))
    evisa.answer(key=key, text="In the file")
    view = evisa.look_up(key).view
    assert view.state is ApplicationState.WAITING
    assert view.queued_at == before
    assert view.questions[0].answer == "In the file"
    with pytest.raises(CredentialConflictError):
        evisa.answer(key=key, text="again")


def test_withdrawn_stays_withdrawn() -> None:
    key = asked()
    evisa.withdraw_application(key=key)
    assert evisa.look_up(key).view.state is ApplicationState.WITHDRAWN
    for act in (evisa.submit, evisa.withdraw_application):
        with pytest.raises(CredentialConflictError):
            act(key=key)
