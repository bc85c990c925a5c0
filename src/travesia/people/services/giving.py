"""What a person is given beside the record itself: photos, withdrawn names, links, questions."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from uuid import UUID

from travesia.core.encryption import EncryptionError
from travesia.core.events import Json, plain
from travesia.people.models import PersonName, PersonPhoto
from travesia.people.selectors import links_of, photo_of, questions_about

Part = Callable[[UUID], Json]


def _photos(person_id: UUID) -> Json:
    """Return each photo with its picture; one that does not open says why."""
    rows = PersonPhoto.objects.filter(person_id=person_id).values_list("pk", flat=True)
    return [_photo(photo_id) for photo_id in rows]


def _photo(photo_id: UUID) -> Json:
    try:
        view = photo_of(photo_id)
    except EncryptionError as error:
        return {"id": str(photo_id), "not_readable": error.code}
    return {
        "id": str(photo_id),
        "source": view.ref.source.value,
        "taken_at": plain(view.ref.taken_at),
        "added_at": plain(view.ref.added_at),
        "media_type": view.media_type,
        "content_base64": b64encode(view.content).decode("ascii"),
    }


def _withdrawn_names(person_id: UUID) -> Json:
    rows = PersonName.objects.filter(person_id=person_id, withdrawn_at__isnull=False)
    return [
        {
            "kind": row.kind,
            "script": row.script,
            "primary": row.primary,
            "secondary": row.secondary,
            "valid_from": row.valid_from,
            "valid_until": row.valid_until,
            "withdrawn_at": plain(row.withdrawn_at),
        }
        for row in rows
    ]


def _links(person_id: UUID) -> Json:
    """Return the links; who the other record is about is theirs to ask, so it is not named."""
    return [
        {
            "state": link.state.value,
            "evidence": link.evidence.value,
            "reason": link.reason,
            "linked_at": plain(link.linked_at),
            "ended_at": plain(link.ended_at),
            "end_reason": link.end_reason,
        }
        for link in links_of(person_id)
    ]


def _questions(person_id: UUID) -> Json:
    """Return what is or was asked about the person, and every act on it with its reason.

    Who else it is about is not named, nor who acted. What it rests on (posts, times, numbers) may
    be somebody else's and is left out. A reason was written by hand: whoever gives the export out
    reads it first.
    """
    return [
        {
            "kind": question.kind.value,
            "state": question.state.value,
            "raised_at": plain(question.raised_at),
            "answer": plain(question.answer),
            "acts": [
                {
                    "act": step.act.value,
                    "answer": plain(step.answer),
                    "reason": step.reason,
                    "at": plain(step.at),
                }
                for step in question.steps
            ],
        }
        for question in questions_about(person_id)
    ]


#: What is given, by the name it is given under; a new table of this room adds its part here.
PARTS: Mapping[str, Part] = {
    "photos": _photos,
    "withdrawn_names": _withdrawn_names,
    "links": _links,
    "questions": _questions,
}


def parts_of(person_id: UUID) -> dict[str, Json]:
    """Return every part about a person as plain JSON values, for `export_person`."""
    return {name: part(person_id) for name, part in PARTS.items()}
