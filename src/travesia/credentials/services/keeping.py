"""Keep of a card that others issued what the desk needs: its terms, and that it was checked."""

from datetime import datetime

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.credentials.domain import (
    SIGNED,
    Act,
    CardTerms,
    Holder,
    Kind,
    NewAuthorisation,
    Presented,
    State,
    Terms,
    VerifiedHow,
    terms_of,
)
from travesia.credentials.models import Authorisation, AuthorisationStep, CardCheck
from travesia.credentials.selectors.rows import ledger
from travesia.people.domain import number_key
from travesia.seals.cards import CardReading


def keep_card(
    reading: CardReading,
    shown: Presented,
    *,
    country: str,
    trust_version: str,
    list_as_of: datetime | None,
    actor: Actor,
) -> Authorisation | None:
    """Keep a card whose signature held, and this check of it; None when nothing is kept.

    Neither the name, the person nor the photo on the card is kept: it is bound to the document
    that was shown with it the first time.
    """
    terms = terms_of(reading.card) if reading.state in SIGNED else None
    if terms is None:
        return None
    key = number_key(terms.number)
    rows = Authorisation.objects.filter(issuer=terms.issuer, number_key=key)
    row = rows.select_for_update().first() or _new(terms, shown, country, actor)
    CardCheck.objects.create(
        authorisation=row,
        checked_at=clock.now(),
        checked_by=actor.id,
        state=reading.state.value,
        colour=reading.colour.value,
        trust_version=trust_version[:20],
        list_as_of=list_as_of,
    )
    return ledger().get(pk=row.pk)


def _new(terms: CardTerms, shown: Presented, country: str, actor: Actor) -> Authorisation:
    issuer, number = shown.documents[0] if shown.documents else ("", "")
    person = shown.person_ids[0] if len(shown.person_ids) == 1 else None
    new = NewAuthorisation(
        kind=Kind.WORK_PERMIT,
        holder=Holder("", "", "", "", "", issuer, number, person),
        terms=Terms(terms.valid_from, terms.valid_until, None, None),
        country=country,
        issuer=terms.issuer,
        category=terms.category,
    )
    row = Authorisation.of(
        new,
        applied_at=clock.now(),
        decided_at=clock.now(),
        number=terms.number,
        number_key=number_key(terms.number),
        verified_how=VerifiedHow.SIGNATURE.value,
        state=State.GRANTED.value,
    )
    row.save(force_insert=True)
    AuthorisationStep.objects.create(
        authorisation=row,
        act=Act.GRANT.value,
        effective_on=terms.valid_from,
        decided_at=clock.now(),
        decided_by=terms.issuer[:60],
    )
    return row
