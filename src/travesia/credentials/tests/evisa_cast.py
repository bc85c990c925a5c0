"""Invented applicants of Utopia, who apply online to an invented office."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID, uuid4

from PIL import Image

from travesia.access.domain import Role, Scope
from travesia.core import clock
from travesia.credentials.domain import Holder, Terms
from travesia.credentials.domain.evisa import (
    NewApplication,
    NoticeEffect,
    NoticeOutcome,
    Offer,
    Particulars,
    example_book,
)
from travesia.credentials.models import Application, Payment
from travesia.credentials.selectors.evisa.money import payment_view
from travesia.credentials.services import evisa
from travesia.testing import TODAY, actor

OFFICER = actor("permit officer of Haiti", Role.PERMIT_OFFICER, scope=Scope("HTI"))
ABROAD = actor("permit officer of Utopia", Role.PERMIT_OFFICER, scope=Scope("UTO"))
DAY = date(2026, 11, 20)
ARRIVES, DEPARTS = date(2026, 12, 7), date(2026, 12, 20)
ANNA = Holder("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO", "UTO", "L898902C3")
SAID = Particulars(
    holder=ANNA,
    document_code="P",
    document_expires="2031-04-15",
    zone="",
    contact="anna@example.org",
    purpose="To see my sister",
    address="Hotel Example",
)


def offer(name: str = "HTI-TOURISM") -> Offer:
    """Return an offer of the examples."""
    found = example_book().offer(name, DAY)
    assert found is not None
    return found


def wanted(name: str = "HTI-TOURISM", **said: object) -> NewApplication:
    """Return what Anna applies for, with some of it changed."""
    particulars = replace(SAID, **said)  # type: ignore[arg-type]  # fields by name
    return NewApplication(offer(name), particulars, ARRIVES, DEPARTS, "fr")


def picture(side: int = 200) -> bytes:
    """Return an invented picture as a PNG."""
    out = BytesIO()
    Image.linear_gradient("L").resize((side, side)).save(out, "PNG")
    return out.getvalue()


def begun(name: str = "HTI-TOURISM", token: UUID | None = None) -> evisa.Key:
    """Begin an application and return what opens it."""
    made = evisa.begin(new=wanted(name), token=token or uuid4())
    return evisa.Key(made.reference, made.code)


def complete(name: str = "HTI-TOURISM") -> evisa.Key:
    """Begin an application and hand everything in."""
    key = begun(name)
    for side, kind in enumerate(offer(name).asks, start=100):
        evisa.hand_in(key=key, kind=kind, content=picture(side))
    return key


def unpaid() -> evisa.Key:
    """Send an application that has a fee."""
    key = complete()
    evisa.submit(key=key)
    return key


def noticed(
    key: evisa.Key, outcome: NoticeOutcome = NoticeOutcome.PAID, event: str = ""
) -> NoticeEffect:
    """Let the simulated provider say what came of the newest payment."""
    payment = payment_of(key)
    amount = payment_view(payment).amount
    body, headers = evisa.simulated_notice(payment.provider_ref, outcome, amount, event)
    return evisa.take_notice(adapter_key="simulator", body=body, headers=headers)


def payment_of(key: evisa.Key) -> Payment:
    """Return the newest payment of an application."""
    found = Payment.objects.filter(application__reference=key.reference).last()
    assert found is not None
    return found


def waiting() -> evisa.Key:
    """Send and pay an application."""
    key = unpaid()
    evisa.start_payment(key=key)
    assert noticed(key) is NoticeEffect.PAID
    return key


def id_of(key: evisa.Key) -> UUID:
    """Return the id of an application."""
    return Application.objects.get(reference=key.reference).pk


def terms(**changes: object) -> Terms:
    """Return the terms that an officer gives."""
    usual = Terms(ARRIVES, date(2027, 3, 6), 1, 30)
    return replace(usual, **changes)  # type: ignore[arg-type]  # fields by name


def approved() -> evisa.Key:
    """Apply, pay and have an officer approve."""
    key = waiting()
    evisa.approve(actor=OFFICER, application_id=id_of(key), terms=terms())
    return key


def asked() -> evisa.Key:
    """Apply, pay and have an officer ask."""
    key = waiting()
    evisa.ask_applicant(actor=OFFICER, application_id=id_of(key), text="Where is your ticket back?")
    return key


def later(days: int) -> clock.FixedClock:
    """Return a clock some days after the day of the tests."""
    return clock.FixedClock(TODAY + timedelta(days=days))
