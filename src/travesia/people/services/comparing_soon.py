"""Compare a record that was just registered: behind the answer, where somebody waits for one.

In a country hundreds are born on one day, and comparing with them takes longer than recording a
crossing. Nothing that is decided about the traveller rests on it. That it is still to be done is
written with the registration, so that no power cut loses the question.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import bulk, clock
from travesia.core.behind import behind_the_answer, is_answered_first
from travesia.people.models import Person, Uncompared
from travesia.people.services.comparing import ask_about, found_near

#: Whoever is still to be compared after this was left by a power cut or an error, or is being
#: compared by somebody slow: comparing twice asks nothing twice.
LEFT = timedelta(minutes=1)
#: Records that were left are compared a few at a time, by whoever registers the next traveller.
AT_ONCE = 5

_RULE = Actor.system("comparing", {"people.raise_question"})


def compare_soon(actor: Actor, person_id: UUID, purpose: Purpose) -> None:
    """Compare a new record with its neighbours and ask about those that may be the same person.

    Runs inside the transaction of the registration, and compares there where nobody waits.
    """
    if not is_answered_first():
        ask_about(actor, person_id, purpose)
        return
    bulk.insert([Uncompared(person_id=person_id, since=clock.now())])

    def compare() -> None:
        behind_the_answer(lambda: compare_one(actor, person_id, purpose))
        behind_the_answer(compare_left)

    transaction.on_commit(compare)


def compare_one(actor: Actor, person_id: UUID, purpose: Purpose) -> None:
    """Compare one record that is still to be compared; done by somebody else, it does nothing.

    Records are compared before the transaction begins, so that no desk waits for it. The few that
    raise something are compared once more within it, as they stand then.
    """
    is_there = Person.objects.filter(pk=person_id).exists()
    near = found_near(person_id) if is_there else ()
    with transaction.atomic():
        waited, _by_table = Uncompared.objects.filter(pk=person_id).delete()
        if waited and near:
            ask_about(actor, person_id, purpose, near=near)


def compare_left() -> int:
    """Compare some of the records that were left uncompared, and return how many there were."""
    before = clock.now() - LEFT
    rows = Uncompared.objects.filter(since__lt=before).values_list("person_id", flat=True)
    left = list(rows[:AT_ONCE])
    for person_id in left:
        compare_one(_RULE, person_id, Purpose.SUPERVISION)
    return len(left)
