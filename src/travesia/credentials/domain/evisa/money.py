"""Amounts: whole minor units and a currency of ISO 4217, never a fraction."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: Currency → decimal places of its minor unit (ISO 4217). A fee in another currency is refused
#: when the book of visas is read, so that nobody is charged a hundred times too much.
MINOR_PLACES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("ARS", "AWG", "BBD", "BMD", "BOB", "BRL", "BSD", "BZD", "CAD", "CHF", "COP"),
                *("CRC", "CUP", "DOP", "EUR", "GBP", "GTQ", "GYD", "HNL", "HTG", "JMD", "KYD"),
                *("MXN", "NIO", "PAB", "PEN", "SRD", "TTD", "USD", "UYU", "VES", "XCD", "XCG"),
            ),
            2,
        ),
        **dict.fromkeys(("CLP", "JPY", "KRW", "PYG", "VUV"), 0),
        **dict.fromkeys(("BHD", "KWD", "TND"), 3),
    }
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount to pay."""

    minor: int
    """Whole minor units: 5000 is 50.00 USD, and 5000 JPY."""
    currency: str
    """Three letters of ISO 4217; empty with nothing to pay."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to pay."""
        return self.minor > 0

    def text(self) -> str:
        """Return the amount with its currency, `50.00 USD`; the same in every language."""
        places = MINOR_PLACES.get(self.currency, 2)
        if not places:
            return f"{self.minor} {self.currency}"
        whole, rest = divmod(self.minor, 10**places)
        return f"{whole}.{rest:0{places}d} {self.currency}"
