"""What stands at the desk in the demonstration: a case, a proposed refusal, a family of four."""

from uuid import UUID

from travesia.access.domain import Actor
from travesia.border import selectors, services
from travesia.border.domain import Direction, GroupKind
from travesia.config.demo.border_people import POST, nonce, passport, utopian
from travesia.config.demo.companions import family
from travesia.core import clock
from travesia.documents import compose_mrz
from travesia.people.domain import Claim


def open_cases(officer: Actor) -> None:
    """Send one traveller to second line and propose to refuse another."""
    sent = _opened(officer, utopian("UTOPIENNE", "MARC", "1992-02-20", "M"), "U6600030")
    if _still_open(officer, sent):
        services.refer_to_second_line(
            actor=officer, inspection_id=sent, reason="document", note="The page is loose"
        )
    refused = _opened(officer, utopian("AMOSTRA", "DAVI", "1979-09-09", "M"), "U6600031")
    if _still_open(officer, refused):
        services.propose_refusal(
            actor=officer, inspection_id=refused, reason="E", language="es", text="Invented."
        )


def _opened(officer: Actor, claim: Claim, number: str) -> UUID:
    return services.open_inspection(
        actor=officer,
        post_code=POST,
        nonce=nonce(number),
        claim=claim,
        document=passport(number),
    )


def _still_open(officer: Actor, inspection_id: UUID) -> bool:
    found = selectors.access_inspection(actor=officer, inspection_id=inspection_id)
    return str(found.state) == "opened"


def travel_together(officer: Actor) -> None:
    """Read a family of four into a group that stands open at the desk."""
    group = services.open_group(
        actor=officer,
        post_code=POST,
        nonce=nonce("family"),
        kind=GroupKind.FAMILY,
        label="Family of four (invented)",
        direction=Direction.ENTRY,
    )
    for place, shown in enumerate(family(clock.today())):
        services.read_member(
            actor=officer,
            group_id=group,
            nonce=nonce(f"family {place}"),
            zone=compose_mrz(shown),
        )
