"""Take a file from a page and let a job bring it in."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access import selectors as access
from travesia.access.domain import Actor, Purpose
from travesia.core import jobs
from travesia.core.ids import new_id
from travesia.lists.domain.feeds import READERS, Defaults
from travesia.lists.selectors.rows import require, source_row
from travesia.lists.services import preparing
from travesia.lists.services.connectors import CONNECTORS
from travesia.lists.services.errors import ListError
from travesia.lists.services.loading import LoadReport, load_file

#: A file larger than this comes in by the command, on the machine itself.
LARGEST_UPLOAD = 512 * 1024 * 1024


def take_upload(
    *,
    actor: Actor,
    source_key: str,
    form: str,
    pieces: Iterable[bytes],
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> jobs.JobRef:
    """Keep a file for a job and ask for the job; the version waits for a second person.

    Raises ListError for a format nobody knows and for a file that is too large, ListNotFoundError
    for a list that is not known.
    """
    require(actor=actor, permission="lists.manage", purpose=purpose)
    source_row(source_key)
    if form not in READERS:
        raise ListError(
            "lists.format_unknown", _("Files of the kind %(form)s are not known here."), form=form
        )
    name = f"{new_id().hex}.upload"
    _keep(_incoming() / name, pieces)
    return jobs.enqueue(
        actor=actor,
        key="lists.load",
        source_key=source_key,
        form=form,
        name=name,
        user_id=actor.id.partition(":")[2],
    )


def load_upload(
    *, source_key: str, form: str, name: str, user_id: str, meter: jobs.Progress
) -> LoadReport:
    """Bring in a kept file as the person who sent it, and remove it whatever comes of it."""
    actor = access.actor_for(access.user_by_id(UUID(user_id)), None)
    connector = CONNECTORS.get(source_key)
    path = _incoming() / Path(name).name
    try:
        with path.open("rb") as stream:
            return load_file(
                actor=actor,
                source_key=source_key,
                stream=stream,
                form=form,
                defaults=connector.defaults() if connector else Defaults(),
                meter=meter,
            )
    finally:
        path.unlink(missing_ok=True)


def _incoming() -> Path:
    place = preparing.folder() / "incoming"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _keep(path: Path, pieces: Iterable[bytes]) -> None:
    size = 0
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            for piece in pieces:
                size += len(piece)
                if size > LARGEST_UPLOAD:
                    raise ListError(
                        "lists.file_too_large",
                        _("The file is too large for a page: use travesia lists load."),
                    )
                file.write(piece)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
