"""Files on their way into the directory, as those who keep it see them; not what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core.errors import NotFoundError
from travesia.core.jobs import JobView, view_of
from travesia.directory.models import Upload

LISTED = 50
"""Files that a list shows."""


@dataclass(frozen=True, slots=True)
class Aside:
    """One reason why something of a file is set aside."""

    table: str
    where: str
    """`services[3].phones[0]`, `service, line 7`."""
    column: str
    """As the file calls it."""
    code: str


@dataclass(frozen=True, slots=True)
class UploadView:
    """One file: where it stands, what it would change or changed, what is set aside."""

    id: UUID
    source: str
    name: str
    state: str
    headers: tuple[str, ...]
    columns: Mapping[str, str]
    country: str
    read: Mapping[str, int]
    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    left_out: Mapping[str, int]
    rejects: tuple[Aside, ...]
    second_look: tuple[str, ...]
    problem: str
    note: str
    sent_by: str
    sent_name: str
    approved_name: str
    arrived_at: datetime
    job: JobView | None

    @property
    def rows(self) -> int:
        """Rows of all tables in the file."""
        return sum(self.read.values())

    @property
    def differs(self) -> bool:
        """Whether anything would be, or was, different."""
        return bool(self.added or self.changed or self.removed)


def access_uploads(*, actor: Actor) -> list[UploadView]:
    """Return the newest files that the actor sent or may bring in, without their reasons."""
    rows = Upload.objects.defer("rejects")[: 4 * LISTED]
    return [_view(row, with_rejects=False) for row in rows if _sees(actor, row)][:LISTED]


def access_upload(*, actor: Actor, upload_id: UUID) -> UploadView:
    """Return one file; NotFoundError for one that is not there or lies in other countries."""
    row = Upload.objects.filter(pk=upload_id).first()
    if row is None or not _sees(actor, row):
        raise no_such_file()
    return _view(row, with_rejects=True)


def sources_known() -> list[str]:
    """Return the sources that files came from, for a choice."""
    return sorted(set(Upload.objects.order_by().values_list("source", flat=True)))


def no_such_file() -> NotFoundError:
    """Say that there is no such file, or that it lies in other countries."""
    return NotFoundError("directory.no_such_file", _("There is no such file."))


def _sees(actor: Actor, row: Upload) -> bool:
    scopes = access.scopes_of(actor=actor, permission="directory.exchange")
    mine = {scope.country for scope in scopes}
    return "" in mine or row.sent_by == actor.id or not mine.isdisjoint(row.countries)


def _view(row: Upload, *, with_rejects: bool) -> UploadView:
    return UploadView(
        id=row.pk,
        source=row.source,
        name=row.name,
        state=row.state,
        headers=tuple(row.headers),
        columns=row.columns,
        country=row.country,
        read=row.read,
        added=row.added,
        changed=row.changed,
        removed=row.removed,
        left_out=row.left_out,
        rejects=tuple(Aside(*one) for one in row.rejects) if with_rejects else (),
        second_look=tuple(row.second_look),
        problem=row.problem,
        note=row.note,
        sent_by=row.sent_by,
        sent_name=row.sent_name,
        approved_name=row.approved_name,
        arrived_at=row.arrived_at,
        job=_job(row) if with_rejects else None,
    )


def _job(row: Upload) -> JobView | None:
    try:
        return view_of(row.job) if row.job is not None else None
    except NotFoundError:
        return None
