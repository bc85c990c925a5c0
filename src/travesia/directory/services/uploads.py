"""Files sent through the browser: taken in, columns named, laid before another, released."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.events import Event
from travesia.core.ids import new_id
from travesia.core.jobs import enqueue, view_of
from travesia.directory.domain import DirectoryError
from travesia.directory.domain.flat import NEEDED, Target, layout_of, suggest
from travesia.directory.domain.uploads import UploadState
from travesia.directory.events import (
    DirectoryFileApproved,
    DirectoryFileGivenBack,
    DirectoryFileSent,
)
from travesia.directory.models import Layout, Upload
from travesia.directory.selectors.uploads import no_such_file
from travesia.directory.services.file_errors import not_now
from travesia.directory.services.upload_files import forget, headers_of, keep
from travesia.journal import services as journal
from travesia.vocab import state_by_alpha3

_PERMISSION = "directory.exchange"
KEPT_FOR = timedelta(days=30)
"""A file that nobody brought in is forgotten after so many days."""


def take_in(
    *,
    actor: Actor,
    source: str,
    name: str,
    pieces: Iterable[bytes],
    language: str = "es",
    owner: str = "",
) -> UUID:
    """Keep a file and have it looked through; nothing of it is in the directory yet.

    A file in HSDS, and a list whose layout somebody explained before, is checked at once; another
    list waits until its columns are named.

    Args:
        actor: who sends it; needs `directory.exchange` somewhere.
        source: who the file comes from, in short; ids of a list are theirs.
        name: the file's name.
        pieces: its bytes.
        language: in which the texts of new services are, when the file does not say.
        owner: the desk that answers for new services that name none.

    Raises DirectoryError (`directory.source_needed`, `directory.file_…`), AccessDeniedError.
    """
    access.require_anywhere(actor=actor, permission=_PERMISSION)
    key = " ".join(source.split())[:40]
    if not key:
        raise DirectoryError("directory.source_needed", _("Say who the file comes from."))
    _forget_old()
    one, now = new_id(), clock.now()
    digest = keep(one, pieces, name)
    try:
        headers = headers_of(one, name)
        known = Layout.objects.filter(source=key, layout=layout_of(headers)).first()
        kept = known.columns if known else {}
        columns = suggest(headers, kept) if headers else {}
        with transaction.atomic():
            Upload.objects.create(
                id=one,
                source=key,
                name=name[:200],
                sha256=digest,
                headers=list(headers),
                columns={target.value: header for target, header in columns.items()},
                country=known.country if known else "",
                language=language,
                owner=owner.strip()[:200] or key,
                sent_by=actor.id,
                sent_name=actor.name[:150],
                arrived_at=now,
                changed_at=now,
            )
            if not headers or known:
                _run(actor, one, "directory.check_file", UploadState.CHECKING)
    except BaseException:
        forget(one)
        raise
    return one


def name_columns(
    *, actor: Actor, upload_id: UUID, columns: Mapping[Target, str], country: str
) -> None:
    """Say which header of a list holds what, remember it for its layout, and look through it.

    Raises DirectoryError (`directory.columns_missing`, `directory.no_such_column`,
    `directory.country_unknown`), ConflictError, NotFoundError, AccessDeniedError.
    """
    access.require_anywhere(actor=actor, permission=_PERMISSION)
    chosen = {target: header for target, header in columns.items() if header}
    country = country.strip().upper()
    if any(target not in chosen for target in NEEDED):
        raise DirectoryError(
            "directory.columns_missing", _("Say which column holds the name of the service.")
        )
    if country and state_by_alpha3(country) is None:
        raise DirectoryError("directory.country_unknown", _("A country is a code such as GTM."))
    with transaction.atomic():
        row = _row(upload_id, UploadState.ARRIVED, UploadState.CHECKED)
        if not row.headers or any(header not in row.headers for header in chosen.values()):
            raise DirectoryError("directory.no_such_column", _("The file has no such column."))
        row.columns = {target.value: header for target, header in chosen.items()}
        row.country = country
        row.sent_by, row.sent_name = actor.id, actor.name[:150]
        row.save(update_fields=["columns", "country", "sent_by", "sent_name"])
        Layout.objects.update_or_create(
            source=row.source,
            layout=layout_of(row.headers),
            defaults={"columns": row.columns, "country": country, "changed_at": clock.now()},
        )
        _run(actor, upload_id, "directory.check_file", UploadState.CHECKING)


def look_again(*, actor: Actor, upload_id: UUID) -> None:
    """Look through a file once more, after the directory changed or a look was cut off."""
    access.require_anywhere(actor=actor, permission=_PERMISSION)
    with transaction.atomic():
        row = _row(upload_id, UploadState.CHECKED, UploadState.CHECKING, UploadState.TAKING)
        if row.state != UploadState.CHECKED and not cut_off(row.job):
            raise not_now()
        _run(actor, upload_id, "directory.check_file", UploadState.CHECKING)


def send(*, actor: Actor, upload_id: UUID) -> None:
    """Lay a file before a second person; whoever does so cannot approve it."""
    with transaction.atomic():
        row = _row(upload_id, UploadState.CHECKED)
        _may(actor, row)
        row.sent_by, row.sent_name = actor.id, actor.name[:150]
        row.state, row.note, row.changed_at = UploadState.WAITING, "", clock.now()
        row.save(update_fields=["sent_by", "sent_name", "state", "note", "changed_at"])
        why = tuple(row.second_look)
        _record(actor, DirectoryFileSent(upload_id, row.source, row.sha256, why))


def release(*, actor: Actor, upload_id: UUID) -> None:
    """Have a file brought in: by who sent it where one person is enough, else by another.

    Raises DirectoryError (`directory.second_person`), ConflictError, AccessDeniedError.
    """
    with transaction.atomic():
        row = _row(upload_id, UploadState.CHECKED, UploadState.WAITING)
        _may(actor, row)
        alone = row.state == UploadState.CHECKED
        if (alone and row.second_look) or (not alone and actor.id == row.sent_by):
            raise DirectoryError(
                "directory.second_person", _("Another person has to approve this file.")
            )
        row.approved_name = actor.name[:150]
        row.save(update_fields=["approved_name"])
        event = DirectoryFileApproved(upload_id, row.source, row.sha256, row.sent_by, not alone)
        _record(actor, event)
        _run(actor, upload_id, "directory.take_file", UploadState.TAKING)


def give_back(*, actor: Actor, upload_id: UUID, note: str) -> None:
    """Give a file back with a word why; whoever sent it takes it back without one."""
    with transaction.atomic():
        row = _row(upload_id, UploadState.WAITING)
        _may(actor, row)
        said = " ".join(note.split())[:500]
        if not said and actor.id != row.sent_by:
            raise DirectoryError("directory.why_missing", _("Say why. A later reader will ask."))
        row.state, row.note, row.changed_at = UploadState.CHECKED, said, clock.now()
        row.save(update_fields=["state", "note", "changed_at"])
        _record(actor, DirectoryFileGivenBack(upload_id, row.source, row.sha256, said))


def discard(*, actor: Actor, upload_id: UUID) -> None:
    """Forget a file of which nothing was brought in."""
    access.require_anywhere(actor=actor, permission=_PERMISSION)
    with transaction.atomic():
        row = _row(upload_id, UploadState.ARRIVED, UploadState.CHECKED, UploadState.WAITING)
        if row.countries:
            _may(actor, row)
        row.delete()
    forget(upload_id)


def cut_off(job: UUID | None) -> bool:
    """Tell whether a job is at its end, or gave no sign of life for minutes."""
    try:
        run = view_of(job) if job is not None else None
    except NotFoundError:
        run = None
    return run is None or run.state not in ("waiting", "running") or run.still_minutes > 0


def _run(actor: Actor, upload_id: UUID, job: str, state: UploadState) -> None:
    ref = enqueue(actor=actor, key=job, upload_id=str(upload_id))
    Upload.objects.filter(pk=upload_id).update(
        state=state, job=ref.id, problem="", changed_at=clock.now()
    )


def _row(upload_id: UUID, *states: UploadState) -> Upload:
    row = Upload.objects.select_for_update().filter(pk=upload_id).first()
    if row is None:
        raise no_such_file()
    if row.state not in states:
        raise not_now()
    return row


def _may(actor: Actor, row: Upload) -> None:
    """Ask for the permission in every country of the file."""
    for country in row.countries or [""]:
        access.authorize(actor=actor, permission=_PERMISSION, scope=Scope(country=country))


def _forget_old() -> None:
    waiting = Upload.objects.exclude(state=UploadState.DONE)
    old = waiting.filter(changed_at__lt=clock.now() - KEPT_FOR)
    for one in old.values_list("pk", flat=True):
        forget(one)
    old.delete()


def _record(actor: Actor, event: Event) -> None:
    journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
