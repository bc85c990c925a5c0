"""Questions of officers and their answers: encrypted as one value, opened to be shown."""

import json

from travesia.core import clock, encryption
from travesia.credentials.domain.evisa import QuestionView, answer_due
from travesia.credentials.models import Application, ApplicationQuestion


def sealed_words(text: str, answer: str = "") -> bytes:
    """Return a question and its answer as the bytes that are encrypted."""
    return json.dumps({"text": text, "answer": answer}, ensure_ascii=False).encode()


def words_of(row: ApplicationQuestion) -> tuple[str, str]:
    """Open a question and its answer; both empty once erased. Raises EncryptionError."""
    if not row.key_id:
        return "", ""
    given = json.loads(encryption.decrypt(row.encrypted(), context=row.context()))
    return str(given["text"]), str(given["answer"])


def questions_of(application: Application) -> tuple[QuestionView, ...]:
    """Return the questions about an application in the order of asking."""
    return tuple(_view(one) for one in application.questions.all())


def _view(row: ApplicationQuestion) -> QuestionView:
    text, answer = words_of(row)
    open_still = row.answered_at is None
    due = answer_due(row.answer_by, today=clock.today()) if open_still else None
    return QuestionView(row.asked_at, text, row.answered_at, answer, due)
