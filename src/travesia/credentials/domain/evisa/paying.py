"""What a provider of payments has to do; no number of a card ever reaches this program.

A provider is reached through an adapter that is registered under its name. The contract tests of
this room run against every adapter in the registry.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from travesia.core.registry import Registry
from travesia.credentials.domain.evisa.money import Money
from travesia.credentials.domain.evisa.words import NoticeOutcome


class NoticeError(ValueError):
    """A notice is not signed by the provider, or is not one at all."""


class ProviderError(RuntimeError):
    """The provider did not take what was asked; nothing was charged or returned."""


@dataclass(frozen=True, slots=True)
class Started:
    """A payment as the provider knows it, and where the applicant pays."""

    provider_ref: str
    url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a provider says, once its signature held."""

    event_id: str
    """The provider's own id of this notice: the same one again changes nothing."""
    provider_ref: str
    outcome: NoticeOutcome
    amount: Money


class Adapter(Protocol):
    """The way to one provider."""

    @property
    def key(self) -> str:
        """The name that the settings choose it by; stands in addresses."""
        ...

    @property
    def simulated(self) -> bool:
        """Tell whether no money moves: every page says so, and no live node takes it."""
        ...

    def start(self, *, payment_id: UUID, amount: Money, reference: str) -> Started:
        """Ask for a payment; the same id again gives the same payment. Raises ProviderError."""
        ...

    def confirm(self, *, body: bytes, headers: Mapping[str, str]) -> Notice:
        """Return what a signed notice says; NoticeError for anything else.

        `headers` have lower-case names.
        """
        ...

    def refund(self, *, refund_id: UUID, provider_ref: str, amount: Money) -> str:
        """Return money of a payment; gives the provider's id of the refund.

        The same id again returns nothing more; another id of the same payment is another return,
        as when two amounts came that were not the fee. Raises ProviderError.
        """
        ...


@dataclass(frozen=True, slots=True)
class PaymentAdapter:
    """An adapter in the registry."""

    key: str
    adapter: Adapter = field(compare=False)


PAYMENT_ADAPTERS: Registry[PaymentAdapter] = Registry("payment adapters")
