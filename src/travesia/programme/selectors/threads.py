"""Reading threads."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from travesia.core.errors import NotFoundError
from travesia.programme.domain.threads import ThreadKind, ThreadStep, ThreadView
from travesia.programme.models import Thread


def threads(*, country: str = "") -> Sequence[ThreadView]:
    """Return threads by code; of a country those that name it."""
    rows = Thread.objects.prefetch_related("steps")
    found = [thread_view(row) for row in rows]
    return [one for one in found if not country or country in one.countries]


def thread_by_code(code: str) -> ThreadView:
    """Return one thread; NotFoundError (`programme.no_such_thread`)."""
    return thread_view(thread_row(code))


def thread_row(code: str) -> Thread:
    """Return the row of a thread; NotFoundError (`programme.no_such_thread`)."""
    row = Thread.objects.filter(code=code).first()
    if row is None:
        raise NotFoundError("programme.no_such_thread", _("There is no such thread."))
    return row


def thread_view(row: Thread) -> ThreadView:
    """Return a thread as a value."""
    return ThreadView(
        code=row.code,
        title=row.title,
        kind=ThreadKind(row.kind),
        opened_on=row.opened_on,
        countries=tuple(row.countries),
        owner=row.owner,
        due=row.due,
        closed_on=row.closed_on,
        closed_by=row.closed_by,
        steps=tuple(ThreadStep(one.on, one.says, one.activity) for one in row.steps.all()),
    )
