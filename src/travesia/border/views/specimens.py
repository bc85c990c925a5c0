"""What newcomers can try at the desk of the demonstration, each with what comes of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.border.selectors import specimens

#: Name → what it is; documents open an inspection, the others are presented with one.
DOCUMENTS: dict[str, Promise] = {
    "passport": _("Passport"),
    "expired_passport": _("Expired passport, two list entries"),
    "identity_card": _("Identity card with a long number (TD1)"),
    "small_document": _("Small document (TD2)"),
    "emergency": _("Seal of an emergency document"),
}
BESIDE: dict[str, Promise] = {
    "visa": _("Visa"),
    "card": _("Permit card"),
    "card_revoked": _("Revoked card"),
    "card_unknown": _("Card of an issuer nobody knows"),
    "card_other": _("Card of somebody else"),
    "seal": _("Seal of a residence permit"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One specimen to try."""

    name: str
    title: str


def offers(*kinds: dict[str, Promise]) -> list[Offer]:
    """Return what there is to try; nothing outside the demonstration."""
    there = specimens()
    return [
        Offer(name, str(title)) for kind in kinds for name, title in kind.items() if name in there
    ]
