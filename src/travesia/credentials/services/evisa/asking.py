"""Keep questions and answers encrypted, with the last day on which an answer is taken."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core import clock, encryption
from travesia.credentials.domain.evisa import browser_length
from travesia.credentials.models import Application, ApplicationQuestion
from travesia.credentials.selectors.evisa.questions import sealed_words, words_of
from travesia.credentials.services.errors import CredentialError


def keep_question(row: Application, text: str, *, actor: Actor) -> None:
    """Keep what an officer asks; the row comes first, since the words are bound to its id."""
    question = ApplicationQuestion.objects.create(
        application=row,
        asked_at=clock.now(),
        asked_by=actor.id,
        answer_by=clock.today() + timedelta(days=settings.ANSWER_DAYS),
    )
    _seal(question, text)


def keep_answer(question: ApplicationQuestion, said: str) -> None:
    """Keep the answer with its question, under a new key."""
    text, _before = words_of(question)
    question.answered_at = clock.now()
    _seal(question, text, said)


def check_length(text: str, most: int) -> None:
    """Refuse a text that is longer than its field allows, counted as browsers count.

    Nothing is ever cut: half a sentence may say the opposite. Raises CredentialError.
    """
    if browser_length(text) > most:
        raise CredentialError(
            "credentials.text_too_long",
            _("This is longer than %(most)s signs. Nothing was sent; shorten it."),
            most=most,
        )


def _seal(question: ApplicationQuestion, text: str, answer: str = "") -> None:
    value = sealed_words(text, answer)
    question.lock_in(encryption.encrypt(value, context=question.context()))
    question.save()
