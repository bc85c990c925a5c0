"""Files that show that something was done; looked at before they are kept."""

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.errors import ConflictError
from travesia.journal import services as journal
from travesia.programme.events.activities import EvidenceAdded
from travesia.programme.models import EvidenceFile
from travesia.programme.selectors.activities import activity_view, find_activity_row
from travesia.programme.services.activities import may_record
from travesia.programme.services.activity_errors import ActivityError

#: Bytes; a scanned agreement of twenty pages is smaller.
LARGEST = 10_000_000
_ZIP = "application/vnd.openxmlformats-officedocument"
#: First bytes of what is taken, and what it is then; the name of a file proves nothing.
_KINDS = (
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (b"\x89PNG\r\n\x1a\n", "image/png", (".png",)),
    (b"PK\x03\x04", f"{_ZIP}.wordprocessingml.document", (".docx",)),
    (b"PK\x03\x04", f"{_ZIP}.spreadsheetml.sheet", (".xlsx",)),
)


def add_evidence(*, actor: Actor, activity_id: UUID, name: str, content: bytes) -> UUID:
    """Put a file to an activity and return its id.

    Raises ActivityError (`programme.file_too_large`, `programme.file_kind`), ConflictError
    (`programme.file_known`), NotFoundError, AccessDeniedError.
    """
    plain = name.replace("\\", "/").rsplit("/", 1)[-1].strip()[:120] or "file"
    media = _media(plain, content)
    with transaction.atomic():
        row = find_activity_row(activity_id, lock=True)
        may_record(actor, activity_view(row).countries)
        digest = hashlib.sha256(content).hexdigest()
        if row.files.filter(sha256=digest).exists():
            raise ConflictError("programme.file_known", _("This file is there already."))
        made = EvidenceFile.objects.create(
            activity=row,
            name=plain,
            media=media,
            content=content,
            size=len(content),
            sha256=digest,
            added_by=actor.id,
            added_at=clock.now(),
        )
        event = EvidenceAdded(row.pk, made.pk, media, made.size, digest)
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)
    return made.pk


def _media(name: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise ActivityError(
            "programme.file_too_large",
            _("A file holds %(most)s MB at most. Nothing was kept."),
            most=LARGEST // 1_000_000,
        )
    for first, media, endings in _KINDS:
        if content.startswith(first) and name.lower().endswith(endings):
            return media
    raise ActivityError(
        "programme.file_kind", _("Only PDF, JPEG, PNG, DOCX and XLSX are kept. Nothing was kept.")
    )
