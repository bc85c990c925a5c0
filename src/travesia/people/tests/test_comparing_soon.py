"""A new traveller is compared behind the answer; no power cut loses the question."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.behind import answering_first
from travesia.people import selectors, services
from travesia.people.domain import Claim, PersonRef, QuestionKind
from travesia.people.models import Person, Uncompared
from travesia.people.services import comparing_soon
from travesia.people.tests.factories import ANNA, claim

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.storage]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION


def register(who: Actor, said: Claim) -> PersonRef:
    return services.register_person(actor=who, claim=said, document=None, purpose=DESK)


def answered(act: Callable[[], object]) -> Any:
    """Do an act as a desk does; what is returned is the answer, which the server closes."""

    def application(_environ: dict[str, Any], _start: object) -> Iterable[bytes]:
        act()
        return [b"kept"]

    return answering_first(application)({}, None)


def asked(who: Actor) -> list[tuple[QuestionKind, set[PersonRef]]]:
    found = selectors.questions(actor=who, purpose=SECOND)
    return [(question.kind, set(question.persons)) for question in found]


def test_the_question_is_asked_behind_the_answer(officer: Actor, second_officer: Actor) -> None:
    first = register(officer, ANNA)
    answer = answered(lambda: register(officer, claim("ERIKSON")))
    assert asked(second_officer) == []
    assert Uncompared.objects.count() == 1
    answer.close()
    (second,) = Person.objects.exclude(pk=first.id)
    wanted = {first, PersonRef(second.id)}
    assert asked(second_officer) == [(QuestionKind.POSSIBLE_DUPLICATE, wanted)]
    assert Uncompared.objects.count() == 0


def test_whoever_is_like_nobody_is_compared_and_asks_nothing(
    officer: Actor, second_officer: Actor
) -> None:
    register(officer, ANNA)
    answered(lambda: register(officer, claim("BERGMAN", "INGRID"))).close()
    assert asked(second_officer) == []
    assert Uncompared.objects.count() == 0


def test_a_question_that_a_power_cut_took_is_asked_with_the_next_traveller(
    officer: Actor, second_officer: Actor
) -> None:
    first = register(officer, ANNA)
    answered(lambda: register(officer, claim("ERIKSON")))  # never closed: the power went
    second = Uncompared.objects.get().person_id
    Uncompared.objects.update(since=clock.now() - comparing_soon.LEFT - timedelta(seconds=1))
    answered(lambda: register(officer, claim("BERGMAN", "INGRID"))).close()
    wanted = {first, PersonRef(second)}
    assert asked(second_officer) == [(QuestionKind.POSSIBLE_DUPLICATE, wanted)]
    assert Uncompared.objects.count() == 0


def test_what_was_not_registered_is_not_compared(officer: Actor) -> None:
    def act() -> None:
        with transaction.atomic():
            register(officer, ANNA)
            transaction.set_rollback(True)

    assert answered(act) == [b"kept"]  # nothing waits behind it
    assert (Person.objects.count(), Uncompared.objects.count()) == (0, 0)


def test_a_record_that_somebody_else_compared_meanwhile_is_not_asked_about_again(
    officer: Actor, second_officer: Actor
) -> None:
    register(officer, ANNA)
    answered(lambda: register(officer, claim("ERIKSON"))).close()
    (question,) = selectors.questions(actor=second_officer, purpose=SECOND)
    one = max(ref.id for ref in question.persons)
    comparing_soon.compare_one(officer, one, DESK)
    assert len(asked(second_officer)) == 1


def test_where_nobody_waits_it_is_compared_with_the_registration(
    officer: Actor, second_officer: Actor
) -> None:
    register(officer, ANNA)
    register(officer, claim("ERIKSON"))
    assert len(asked(second_officer)) == 1
    assert Uncompared.objects.count() == 0
