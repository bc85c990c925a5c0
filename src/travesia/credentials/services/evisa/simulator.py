"""A provider that moves no money: for the demonstration, for training and for the tests.

It does what an adapter has to do, with signed notices, so that the way is the same as with a real
one. No live node takes it.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.crypto import salted_hmac

from travesia.credentials.domain.evisa import (
    PAYMENT_ADAPTERS,
    Money,
    Notice,
    NoticeError,
    NoticeOutcome,
    PaymentAdapter,
    Started,
)
from travesia.credentials.models import Payment

KEY = "simulator"
#: Header that carries the signature, as adapters see it.
SIGNATURE = "simulator-signature"
_MOST_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Simulator:
    """The simulated provider; each payment is called by our own id of it."""

    key: str = KEY
    simulated: bool = True

    def start(self, *, payment_id: UUID, amount: Money, reference: str) -> Started:  # noqa: ARG002  # the protocol's; a real provider prints them
        """Return the page of the simulator for this payment."""
        name = str(payment_id)
        return Started(name, reverse("evisa:simulator", args=[payment_id]))

    def confirm(self, *, body: bytes, headers: Mapping[str, str]) -> Notice:
        """Return what a notice says if its signature holds; NoticeError otherwise."""
        given = headers.get(SIGNATURE, "")
        if len(body) > _MOST_BYTES or not hmac.compare_digest(given.encode(), _sign(body).encode()):
            raise NoticeError("the signature does not hold")
        try:
            said = json.loads(body)
            return Notice(
                event_id=str(said["event"]),
                provider_ref=str(said["payment"]),
                outcome=NoticeOutcome(said["outcome"]),
                amount=Money(int(said["minor"]), str(said["currency"])),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise NoticeError("this is no notice") from error

    def refund(self, *, refund_id: UUID, provider_ref: str, amount: Money) -> str:  # noqa: ARG002  # the protocol's
        """Say that the money was returned; the same again says the same."""
        return f"refund {refund_id}"


def simulated_notice(
    provider_ref: str, outcome: NoticeOutcome, amount: Money, event: str = ""
) -> tuple[bytes, dict[str, str]]:
    """Return a signed notice as the simulated provider sends it: body and headers."""
    said = {
        "event": event or str(uuid4()),
        "payment": provider_ref,
        "outcome": outcome.value,
        "minor": amount.minor,
        "currency": amount.currency,
    }
    body = json.dumps(said, sort_keys=True).encode()
    return body, {SIGNATURE: _sign(body)}


def simulated_amount(provider_ref: UUID) -> Money | None:
    """Return what a simulated payment is over; None for a payment that is not there."""
    row = Payment.objects.filter(adapter=KEY, provider_ref=str(provider_ref)).first()
    return None if row is None else Money(row.amount_minor, row.currency)


def _sign(body: bytes) -> str:
    return salted_hmac("travesia.credentials.simulator", body, algorithm="sha256").hexdigest()


PAYMENT_ADAPTERS.register(PaymentAdapter(KEY, Simulator()))
