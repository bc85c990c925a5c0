"""An upgrade seals what stood readable, and gives open questions the days of the node."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from travesia.core import clock
from travesia.credentials.domain import RefusalReason
from travesia.credentials.models import ApplicationQuestion
from travesia.credentials.services import evisa
from travesia.credentials.tests.evisa_cast import OFFICER, asked, id_of, waiting

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.storage,
    pytest.mark.usefixtures("quick_codes"),
]
BEFORE, NOW = ("credentials", "0002_evisa"), ("credentials", "0004_lapsed_and_returned")


def moved(to: tuple[str, str]) -> Any:
    """Bring the tables to a migration and return the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps


def test_what_stood_readable_is_sealed_and_reads_as_before() -> None:
    open_one, refused = asked(), waiting()
    evisa.refuse_application(
        actor=OFFICER, application_id=id_of(refused), reason=RefusalReason.MEANS_NOT_SHOWN
    )
    old = moved(BEFORE)
    questions = old.get_model("credentials", "ApplicationQuestion").objects
    questions.update(text="Who is your sister?", answer="")
    old.get_model("credentials", "Application").objects.filter(pk=id_of(refused)).update(
        note="Rosa does not answer"
    )
    moved(NOW)
    view = evisa.look_up(open_one).view
    assert view.questions[0].text == "Who is your sister?"
    assert view.questions[0].due is not None
    assert view.questions[0].due.by == clock.today() + timedelta(days=30)
    assert evisa.look_up(refused).view.note == "Rosa does not answer"
    assert evisa.look_up(refused).view.particulars is not None
    assert b"sister" not in bytes(ApplicationQuestion.objects.get().ciphertext)
