"""Verbs of recorded messages: bring one in, take one away."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.journal import services as journal
from travesia.portal.domain import LANGUAGES, PortalError, PortalNotFoundError
from travesia.portal.domain.recording import SIZE_LIMIT, SPOKEN, RecordingView, media_type_of
from travesia.portal.events import RecordingBrought, RecordingRemoved
from travesia.portal.models import Recording
from travesia.portal.selectors import item_for_editing
from travesia.portal.services.scoping import authorize

#: Seconds; longer messages are two messages.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class NewRecording:
    """A message as an editor brings it."""

    language: str
    content: bytes
    seconds: int
    transcript: str
    transcript_language: str


def bring_recording(*, actor: Actor, item_id: UUID, new: NewRecording) -> RecordingView:
    """Keep a recorded message of an item; one in the same language before gives way.

    Raises PortalError: `portal.bad_sound` (not Opus in Ogg, MP3 or M4A), `portal.sound_too_large`,
    `portal.no_transcript`, `portal.bad_language`; PortalNotFoundError, AccessDeniedError.
    """
    authorize(actor, "portal.publish", item_for_editing(item_id).countries)
    media_type, transcript = media_type_of(new.content), new.transcript.strip()
    _check(new, media_type, transcript)
    with transaction.atomic():
        Recording.objects.filter(item_id=item_id, language=new.language).delete()
        row = Recording.objects.create(
            item_id=item_id,
            language=new.language,
            content=new.content,
            size=len(new.content),
            media_type=media_type,
            seconds=new.seconds,
            transcript=transcript,
            transcript_language=new.transcript_language,
            author=actor.id,
            made_at=clock.now(),
        )
        event = RecordingBrought(
            item=str(item_id),
            language=new.language,
            sha256=hashlib.sha256(new.content).hexdigest(),
            seconds=new.seconds,
        )
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return row.view()


def remove_recording(*, actor: Actor, item_id: UUID, language: str) -> None:
    """Take a recorded message away; PortalNotFoundError when there is none."""
    authorize(actor, "portal.publish", item_for_editing(item_id).countries)
    with transaction.atomic():
        gone, _rows = Recording.objects.filter(item_id=item_id, language=language).delete()
        if not gone:
            raise PortalNotFoundError("portal.no_recording", _("There is no such recording."))
        event = RecordingRemoved(item=str(item_id), language=language)
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)


def _check(new: NewRecording, media_type: str, transcript: str) -> None:
    if new.language not in SPOKEN or new.transcript_language not in LANGUAGES:
        raise PortalError(
            "portal.bad_language",
            _("%(language)s is not a language of the pages."),
            language=new.language,
        )
    if len(new.content) > SIZE_LIMIT:
        raise PortalError(
            "portal.sound_too_large",
            _("The recording is too large: %(limit)s kB at most. Save it as Opus, mono."),
            limit=SIZE_LIMIT // 1000,
        )
    if not media_type:
        raise PortalError(
            "portal.bad_sound", _("This is not a recording in Opus (Ogg), MP3 or M4A.")
        )
    if not transcript:
        raise PortalError(
            "portal.no_transcript", _("Write down what is said, so that others can check it.")
        )
    if not 1 <= new.seconds <= _LONGEST:
        raise PortalError("portal.bad_seconds", _("A recording lasts between 1 and 600 seconds."))
