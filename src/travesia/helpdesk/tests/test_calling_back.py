"""Who wants to be called: encrypted, looked at on the record, gone after seven days at most."""

from datetime import timedelta
from uuid import UUID

import pytest

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.retention import RETENTION
from travesia.helpdesk import selectors, services
from travesia.helpdesk.domain import CallbackEnd, CallbackSaid, DeskView
from travesia.helpdesk.models import Callback
from travesia.helpdesk.services import HelpdeskError
from travesia.helpdesk.tests.cast import ATTENDANT, COORDINATOR, NEIGHBOUR
from travesia.helpdesk.tests.conftest import Entries

SAID = CallbackSaid("Señora de la tienda", "+502 0000 0000", "pasaporte")


@pytest.fixture
def asked(desk: DeskView, written: Entries) -> UUID:
    """A wish to be called, an invented number."""
    return services.ask_callback(actor=ATTENDANT, desk=desk.code, said=SAID, wanted="tardes").id


@pytest.mark.storage
def test_number_and_name_lie_encrypted_and_open_with_a_look(asked: UUID, written: Entries) -> None:
    row = Callback.objects.get()
    assert b"0000" not in bytes(row.ciphertext)
    view, said = services.open_callback(actor=ATTENDANT, callback_id=asked)
    assert said == SAID
    assert view.gone_at - view.asked_at == timedelta(days=7)
    look = written()[-1]
    assert (look.kind, look.purpose) == ("journal.looked_at", "information_service")


def test_the_journal_knows_that_somebody_asked_and_not_who(asked: UUID, written: Entries) -> None:
    services.end_callback(actor=ATTENDANT, callback_id=asked, end=CallbackEnd.REACHED)
    said = str([entry.body for entry in written()])
    assert [entry.kind for entry in written()][-2:] == [
        "helpdesk.callback_asked",
        "helpdesk.callback_ended",
    ]
    assert "0000 0000" not in said
    assert "tienda" not in said


@pytest.mark.storage
@pytest.mark.parametrize("end", list(CallbackEnd))
def test_what_was_said_is_gone_the_moment_the_call_is_ended(asked: UUID, end: CallbackEnd) -> None:
    services.end_callback(actor=ATTENDANT, callback_id=asked, end=end)
    row = Callback.objects.get()
    assert (bytes(row.ciphertext), bytes(row.wrapped_key), row.key_id) == (b"", b"", "")
    with pytest.raises(NotFoundError):
        services.open_callback(actor=ATTENDANT, callback_id=asked)


@pytest.mark.storage
def test_after_seven_days_nothing_opens_it_and_the_policy_deletes_it(
    asked: UUID, written: Entries
) -> None:
    Callback.objects.update(asked_at=clock.now() - timedelta(days=7, minutes=1))
    assert selectors.callbacks_waiting(actor=ATTENDANT) == ()
    with pytest.raises(NotFoundError):
        services.open_callback(actor=ATTENDANT, callback_id=asked)
    policy = RETENTION["helpdesk.callbacks"]
    assert policy.keep_days == 7
    assert policy.shred is not None
    assert policy.shred(clock.now() - timedelta(days=policy.keep_days), 100) == 1
    assert not Callback.objects.exists()
    deleted = written()[-1]
    assert deleted.body == {"count": 1, "unanswered": 1}


@pytest.mark.parametrize("who", [NEIGHBOUR, COORDINATOR])
def test_nobody_else_opens_it(asked: UUID, who: object) -> None:
    with pytest.raises((AccessDeniedError, NotFoundError)):
        services.open_callback(actor=who, callback_id=asked)  # type: ignore[arg-type]  # actors of the cast
    assert selectors.callbacks_waiting(actor=NEIGHBOUR) == ()


def test_a_number_without_digits_is_asked_for_again(desk: DeskView) -> None:
    said = CallbackSaid("x", "none", "")
    with pytest.raises(HelpdeskError):
        services.ask_callback(actor=ATTENDANT, desk=desk.code, said=said)
