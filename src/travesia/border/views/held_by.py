"""The known holders of a document in words, side by side."""

from travesia.access.domain import Actor, Purpose
from travesia.border import selectors
from travesia.border.views import days, words
from travesia.vocab import term_name


def holders_of(actor: Actor, document: tuple[str, str], purpose: Purpose) -> list[dict[str, str]]:
    """Return the known holders of a document in words; each is a look that is written down."""
    found = selectors.access_holders(
        actor=actor, issuing_state=document[0], number=document[1], purpose=purpose
    )
    return [
        {
            "id": str(one.person_id),
            "name": f"{one.claim.primary} {one.claim.secondary}".strip(),
            "born": days.partial_day(one.claim.birth_date) if one.claim.birth_date else "",
            "sex": term_name("sexes", one.claim.sex, days.language()) if one.claim.sex else "",
            "state": words.state(one.claim.nationality),
        }
        for one in found
    ]
