"""What an officer and an applicant write to each other lies encrypted, as what is handed in."""

import pytest
from django.db import connection

from travesia.access.domain import Actor
from travesia.core.encryption import EncryptionError
from travesia.credentials.domain import RefusalReason
from travesia.credentials.models import ApplicationQuestion
from travesia.credentials.services import evisa
from travesia.credentials.tests.evisa_cast import OFFICER, asked, id_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
SAID = "With my sister Rosa in Jacmel"
TABLES = ("application", "applicationquestion", "applicationstep", "applicationupload")


def as_it_lies() -> str:
    """Return every column of what is kept of applications, as a thief of the disk reads it."""
    found = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM credentials_{table}")  # noqa: S608  # names above
            for row in cursor.fetchall():
                raw = (bytes(one) if isinstance(one, memoryview) else one for one in row)
                texts = (one.decode("latin-1") if isinstance(one, bytes) else one for one in raw)
                found += [str(one) for one in texts]
    return "\n".join(found)


def test_questions_answers_and_notes_of_refusals_are_not_readable_where_they_lie() -> None:
    key = asked()
    evisa.answer(key=key, text=SAID)
    evisa.refuse_application(
        actor=OFFICER,
        application_id=id_of(key),
        reason=RefusalReason.MEANS_NOT_SHOWN,
        note="Rosa does not answer",
    )
    lies = as_it_lies()
    for words in ("sister", "Rosa", "ticket back", "ERIKSSON"):
        assert words not in lies
    view = evisa.look_up(key).view
    assert (view.questions[0].text, view.questions[0].answer) == (
        "Where is your ticket back?",
        SAID,
    )
    assert view.note == "Rosa does not answer"
    assert view.particulars is not None


def test_words_that_were_moved_to_another_question_do_not_open() -> None:
    one, other = asked(), asked()
    row = ApplicationQuestion.objects.get(application__reference=one.reference)
    moved = ApplicationQuestion.objects.get(application__reference=other.reference)
    row.lock_in(moved.encrypted())
    row.save()
    with pytest.raises(EncryptionError):
        evisa.look_up(one)


def test_a_new_secret_opens_questions_once_they_were_rewrapped(settings: object) -> None:
    settings.FIELD_SECRETS = ["this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    key = asked()
    settings.FIELD_SECRETS = ["next year", "this year"]  # type: ignore[attr-defined]  # see above
    evisa.rewrap_handed_in(actor=Actor.system("credentials_rewrap", {"credentials.rewrap"}))
    settings.FIELD_SECRETS = ["next year"]  # type: ignore[attr-defined]  # see above
    assert evisa.look_up(key).view.questions[0].text == "Where is your ticket back?"
