"""Long work of this room: looking through all records for one person registered twice."""

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor
from travesia.core.jobs import Progress, job
from travesia.people import services


@job(
    key="people.duplicates",
    label=_("Look for persons registered twice"),
    permission="people.answer_question",
    shown_at="people:questions",
)
def duplicates(progress: Progress) -> None:
    """Compare all records by blocks and put what is found into the queue."""
    found = services.find_duplicates(
        actor=Actor.system("duplicates", {"people.raise_question"}),
        total=progress.total,
        progress=lambda count, _note: progress.advance(count),
    )
    progress.say(services.outcome_sentence(found))
