"""A few invented people about whom the demonstration asks: registered twice, or on one passport."""

from dataclasses import dataclass

from travesia.access import selectors as access
from travesia.access.domain import Actor, Purpose, Role
from travesia.access.selectors import DemoPerson
from travesia.people import selectors, services
from travesia.people.domain import (
    Claim,
    Evidence,
    HeldDocument,
    IdentityAnswer,
    NameKind,
    NewName,
    PersonRef,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody claimed at a desk, and the number of the passport of Utopia they showed."""

    claim: Claim
    number: str


def _shown(primary: str, secondary: str, born: str, sex: str, number: str) -> Shown:
    return Shown(Claim(primary, secondary, born, sex, "UTO"), number)


#: Two records that may be one person: a letter differs, and the passport was renewed.
TWICE = (
    _shown("VARGAS UTOPIA", "MARIA ELENA", "1991-04-17", "F", "U1234501"),
    _shown("VARGAS UTOPIA", "MARIA HELENA", "1991-04-17", "F", "U7654302"),
)
#: One passport that was shown under two names.
TWO_NAMES = (
    _shown("SPECIMEN", "JEAN ROBERT", "1985-09-02", "M", "U2233441"),
    _shown("MUSTERBATIST", "ROBERTO", "1985-09-02", "M", "U2233441"),
)
#: Two records that somebody linked after a renewal, parted again, and linked once more.
RENEWED = (
    _shown("LINDQVIST", "BERTA", "1978-12-24", "F", "U5550003"),
    _shown("LINDQVIST", "BERTA ANNA", "1978-12-24", "F", "U5550107"),
)


def load_identities(*, actor: Actor, cast: tuple[DemoPerson, ...]) -> int:
    """Register the people, have the cast answer one question, and return how many records stand.

    Taken again it adds nothing: whoever holds their passport already is left as they are.
    """
    for pair in (TWICE, TWO_NAMES):
        _register(actor, pair)
    made = _register(actor, RENEWED)
    if len(made) == len(RENEWED):
        _link_and_part(_played(cast, Role.SECOND_LINE_OFFICER), made)
        name = NewName(NameKind.MARRIED, "LINDQVIST SPECIMEN", "BERTA")
        services.add_name(
            actor=actor, person_id=made[0].id, name=name, purpose=Purpose.BORDER_INSPECTION
        )
    return len(TWICE) + len(TWO_NAMES) + len(RENEWED)


def _register(actor: Actor, pair: tuple[Shown, ...]) -> list[PersonRef]:
    """Register a pair in order; empty when they are here from an earlier, interrupted run."""
    if selectors.find_by_document(issuing_state="UTO", number=pair[-1].number):
        return []
    return [
        services.register_person(
            actor=actor,
            claim=one.claim,
            document=HeldDocument("P", "UTO", one.number, None),
            purpose=Purpose.BORDER_INSPECTION,
        )
        for one in pair
    ]


def _played(cast: tuple[DemoPerson, ...], role: Role) -> Actor:
    """Return whoever of the demonstration's cast holds a role, as the actor they are."""
    found = next(one for one in cast if one.username.startswith(role.value))
    return access.actor_for(access.user_by_id(found.id), None)


def _link_and_part(officer: Actor, made: list[PersonRef]) -> None:
    """Answer the question about a pair with a link, end it, and link the records once more."""
    second_line = Purpose.SECOND_LINE_INSPECTION
    first, second = (ref.id for ref in made)
    question = selectors.questions_about(first)[0]
    services.answer_question(
        actor=officer,
        question_id=question.id,
        answer=IdentityAnswer.SAME_PERSON,
        reason="Same name and birth date",
        purpose=second_line,
    )
    services.unlink_persons(
        actor=officer,
        link_id=selectors.links_of(first)[0].id,
        reason="The photos were not compared yet",
        purpose=second_line,
    )
    services.link_persons(
        actor=officer,
        person_id=first,
        other_id=second,
        evidence=Evidence.ISSUER_CONFIRMED,
        reason="The issuer confirms the renewal",
        purpose=second_line,
    )
