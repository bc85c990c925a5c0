"""Print what was granted: a visa as a sticker with its zone, a pass as a card with a code."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials.domain import (
    PRINTED,
    AuthorisationView,
    Kind,
    Size,
    State,
    StickerFacts,
    zone_of,
)
from travesia.credentials.selectors.finding import access_authorisation
from travesia.credentials.selectors.rows import require
from travesia.credentials.services.errors import CredentialConflictError
from travesia.documents import ComposeError
from travesia.seals.cards import Card, Permit, new_card_id, sign_card
from travesia.seals.signatures import SigningKey
from travesia.seals.symbols import write_qr

#: Kinds that are carried as a card, or as a sheet with its code.
CARDS = frozenset({Kind.BORDER_PASS, Kind.SHORE_PASS, Kind.E_VISA})


@dataclass(frozen=True, slots=True)
class Print:
    """What goes onto paper: the authorisation, its zone or its code."""

    view: AuthorisationView
    size: Size | None = None
    zone: tuple[str, str] | None = None
    code_text: str = ""
    """Text of the signed code; empty where this node has no key to sign with."""
    code_svg: str = ""


def print_authorisation(
    *,
    actor: Actor,
    authorisation_id: UUID,
    size: Size = Size.MRV_A,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> Print:
    """Return an authorisation as it is printed; printing is a look that is written down as such.

    Raises CredentialConflictError for what is not granted, for kinds that are not printed and for
    a name that cannot stand in a zone; AuthorisationNotFoundError; AccessDeniedError.
    """
    require(actor=actor, permission="credentials.issue", purpose=purpose)
    view = access_authorisation(
        actor=actor, authorisation_id=authorisation_id, purpose=purpose, reason="printed"
    ).view
    if view.state is not State.GRANTED or view.kind not in PRINTED | CARDS:
        raise CredentialConflictError(
            "credentials.not_printable",
            _("Only what is granted and stands as a sticker or a card is printed."),
        )
    if view.kind in CARDS:
        return with_code(view)
    facts = StickerFacts(view.number, view.issuer, view.holder, view.terms.valid_until)
    try:
        return Print(view, size, zone_of(facts, size))
    except ComposeError as error:
        raise CredentialConflictError(
            "credentials.zone_not_written",
            _("The zone cannot be written on this size (%(reason)s). Choose the other size."),
            reason=error.code,
        ) from error


def with_code(view: AuthorisationView) -> Print:
    """Return a card or sheet with its signed code; without one where this node has no key.

    Whoever shows it writes the look.
    """
    key = signing_key()
    if key is None or not settings.CARD_ISSUER:
        return Print(view)
    text = sign_card(_claims(view), key=key)
    return Print(
        view, code_text=text, code_svg=write_qr(text, module_mm=0.4).svg(title=view.number)
    )


def _claims(view: AuthorisationView) -> Card:
    """Say what a gate has to know; who it is stands on the travel document."""
    terms, holder = view.terms, view.holder
    ends = datetime.combine(terms.valid_until + timedelta(days=1), time(12), UTC)
    return Card(
        issuer=settings.CARD_ISSUER,
        issued_at=clock.now().replace(microsecond=0),
        expires_at=ends,
        id=new_card_id(),
        permit=Permit(
            number=view.number,
            card_type=view.kind.value,
            holder=f"{holder.secondary} {holder.primary}".strip(),
            area=view.country,
            valid_from=terms.valid_from,
            valid_until=terms.valid_until,
        ),
    )


def signing_key() -> SigningKey | None:
    """Return the key that signs passes printed here; None where there is none or it is unusable."""
    try:
        key = load_pem_private_key(Path(settings.CARD_KEY).read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        return None
    usable = isinstance(key, ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey)
    return key if usable else None  # type: ignore[return-value]  # narrowed above
