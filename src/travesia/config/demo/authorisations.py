"""Invented visas, permits and passes of Utopians: each page of the demonstration has some."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from travesia.access import selectors as access
from travesia.access.domain import Actor, Purpose
from travesia.access.selectors import DemoPerson
from travesia.border import services as border
from travesia.border.domain import Direction
from travesia.core import clock
from travesia.credentials import selectors, services
from travesia.credentials.domain import (
    Holder,
    Kind,
    NewAuthorisation,
    RefusalReason,
    RevocationReason,
    Terms,
)
from travesia.people.domain import HeldDocument
from travesia.places import selectors as places

_FIVE_YEARS = timedelta(days=5 * 365)
POST = "HTI-MAL"
COUNTRY = "HTI"


@dataclass(frozen=True, slots=True)
class Story:
    """One authorisation: whose, of what kind, from which day to which, and what became of it."""

    kind: Kind
    holder: Holder
    begins: int
    """Days from today to the first day."""
    lasts: int
    entries: int | None
    days: int | None
    then: str = ""
    """`apply`, `refuse`, `withdraw`, `revoke`, `propose`, `use` or nothing: granted."""
    category: str = ""
    conditions: str = ""


def _holder(primary: str, secondary: str, born: str, sex: str, number: str) -> Holder:
    return Holder(primary, secondary, born, sex, "UTO", "UTO", number)


#: The holder of the specimens at the desk.
ROSA = _holder("MUESTRA", "ROSA EJEMPLO", "1990-05-15", "F", "UT4471902")
PILAR = _holder("INVENTADA", "PILAR", "1979-03-08", "F", "U3310021")
OMAR = _holder("FICTICIO", "OMAR", "1993-11-30", "M", "U3310022")
LUZ = _holder("EJEMPLAR", "LUZ MARINA", "2001-06-19", "F", "U3310023")
BRUNO = _holder("MODELO", "BRUNO", "1968-01-05", "M", "U3310024")
NADIA = _holder("UTOPIENNE", "NADIA", "1986-09-27", "F", "U3310025")

STORIES = (
    Story(Kind.VISA, ROSA, -20, 180, 2, 30, "", "tourism"),
    Story(Kind.VISA, ROSA, -200, 400, None, 90, "revoke", "business"),
    Story(Kind.E_VISA, PILAR, 5, 90, 1, 30, "apply", "tourism"),
    Story(Kind.VISA, OMAR, 10, 180, 2, 60, "apply", "study"),
    Story(Kind.VISA, LUZ, 0, 90, 1, 30, "refuse", "tourism"),
    Story(Kind.RESIDENCE_PERMIT, BRUNO, -100, 730, None, None, "", "family"),
    Story(Kind.WORK_PERMIT, OMAR, -30, 365, None, None, "propose", "harvest", "North East only"),
    Story(Kind.BORDER_PASS, NADIA, -60, 365, None, 3, "", "resident of the border"),
    Story(Kind.SHORE_PASS, BRUNO, 0, 10, 1, 3, "use", "crew"),
    Story(Kind.BORDER_PASS, LUZ, -90, 90, None, 3, "", "resident of the border"),
    Story(Kind.VISA, NADIA, -30, 120, 1, 30, "withdraw", "tourism"),
)


def load_authorisations(*, cast: tuple[DemoPerson, ...]) -> int:
    """Have two permit officers of the cast bring each story to its state; return how many stand.

    Taken again it adds nothing once the last story stands.
    """
    first, second = (_played(cast, name) for name in ("permit_officer@", "permit_officer.second@"))
    last = STORIES[-1].holder.document_number
    known = selectors.search(actor=first, text=last, purpose=Purpose.AUTHORISATION)
    if any(one.kind is STORIES[-1].kind for one in known):
        return len(STORIES)
    with transaction.atomic():
        for story in STORIES:
            _tell(story, first, second)
            if story.then == "use":
                _enter(story.holder, _played(cast, "border_officer@"), first)
    return len(STORIES)


def _played(cast: tuple[DemoPerson, ...], begins: str) -> Actor:
    """Return whoever of the cast has a username that begins so, as the actor they are."""
    found = next(one for one in cast if one.username.startswith(begins))
    return access.actor_for(access.user_by_id(found.id), None)


def _tell(story: Story, first: Actor, second: Actor) -> None:
    """Enter what somebody applied for and take it to where the story ends."""
    new = _new(story)
    if story.then in ("apply", "refuse"):
        made = services.apply(actor=first, new=new)
    else:
        made = services.issue(actor=first, new=new)
    if story.then == "refuse":
        services.refuse(
            actor=first, authorisation_id=made.id, reason=RefusalReason.PURPOSE_NOT_SHOWN
        )
    if story.then == "withdraw":
        services.withdraw(
            actor=first, authorisation_id=made.id, note="Given back by the holder at the counter"
        )
    if story.then in ("revoke", "propose"):
        proposed = services.propose_revocation(
            actor=first, authorisation_id=made.id, reason=RevocationReason.PURPOSE_ENDED
        )
        if story.then == "revoke":
            services.confirm_revocation(actor=second, revocation_id=proposed.id)


def _new(story: Story) -> NewAuthorisation:
    # The day of the post: in the evening of the Caribbean it is tomorrow in UTC already.
    begins = clock.today(ZoneInfo(places.time_zone_of(POST))) + timedelta(days=story.begins)
    days = Terms(begins, begins + timedelta(days=story.lasts), story.entries, story.days)
    return NewAuthorisation(
        kind=story.kind,
        holder=story.holder,
        terms=days,
        country=COUNTRY,
        issuer=COUNTRY,
        category=story.category,
        conditions=story.conditions,
    )


def _enter(holder: Holder, officer: Actor, decider: Actor) -> None:
    """Let somebody in at the desk on what was issued just now."""
    (used,) = (
        one
        for one in selectors.search(
            actor=decider, text=holder.document_number, purpose=Purpose.AUTHORISATION
        )
        if one.lets_in and one.terms.entries_allowed is not None
    )
    document = HeldDocument("PP", "UTO", holder.document_number, clock.today() + _FIVE_YEARS)
    inspection = border.open_inspection(
        actor=officer,
        post_code=POST,
        nonce=uuid4(),
        claim=holder.claim(),
        document=document,
    )
    border.record_crossing(
        actor=officer,
        inspection_id=inspection,
        nonce=uuid4(),
        journey=border.Journey(Direction.ENTRY, authorisation_id=used.id),
    )
