"""A photo at the desk: kept encrypted with the record, looked at in the open, never after all."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.border import selectors, services
from travesia.border.models import Inspection
from travesia.border.services import photographing
from travesia.border.tests.cast import (
    COLLEAGUE,
    FOREIGNER,
    NEIGHBOUR,
    OFFICER,
    POST,
    SUPERVISOR,
    admit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.core.errors import DomainError, NotFoundError
from travesia.journal import selectors as journal
from travesia.people.domain import PhotoRef, PhotoSource
from travesia.people.selectors import photo_count_by_key
from travesia.people.tests.pictures import opened as unfolded
from travesia.people.tests.pictures import picture
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def kept(
    inspection_id: UUID, *, by: Actor = OFFICER, source: PhotoSource = PhotoSource.DESK
) -> PhotoRef:
    return services.keep_picture(
        actor=by, inspection_id=inspection_id, content=picture(), source=source
    )


def photos() -> int:
    """Count what lies encrypted under a key of the node."""
    return sum(photo_count_by_key().values())


def seen(inspection_id: UUID, photo_id: UUID, by: Actor = OFFICER) -> bytes:
    found = selectors.access_picture(actor=by, inspection_id=inspection_id, photo_id=photo_id)
    return found.content


def test_face_and_page_are_kept_encrypted_and_stand_beside_the_inspection(
    desk: FixedClock,
) -> None:
    inspection_id = opened(zone())
    face, page = kept(inspection_id), kept(inspection_id, source=PhotoSource.DOCUMENT)
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)
    beside = {one.photo.id: one for one in selectors.photos_beside(view)}
    assert set(beside) == {face.id, page.id}
    assert all(one.taken_now for one in beside.values())
    assert photos() == 2
    assert unfolded(seen(inspection_id, face.id)).size == (640, 800)


def test_the_journal_says_that_a_picture_was_kept_and_who_looked(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    face = kept(inspection_id)
    entry = next(journal.entries_after(0, kinds=("border.picture_kept",)))
    assert entry.body == {
        "inspection_id": str(inspection_id),
        "photo_id": str(face.id),
        "post": POST,
        "country": "HTI",
        "source": "desk",
    }
    before = len(list(journal.entries_after(entry.seq)))
    seen(inspection_id, face.id, COLLEAGUE)
    looks = list(journal.entries_after(entry.seq))[before:]
    assert [one.body and one.body["fields"] for one in looks] == [["photo"]]


def test_a_photo_of_an_earlier_journey_is_offered_and_is_not_the_one_of_now(
    desk: FixedClock,
) -> None:
    first = opened(zone())
    kept(first)
    admit(first)
    desk.set(TODAY + timedelta(hours=1))
    again = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert [one.taken_now for one in selectors.photos_beside(again)] == [False]


def test_nothing_is_kept_once_somebody_decided_nor_without_an_end(
    desk: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspection_id = opened(zone())
    monkeypatch.setattr(photographing, "MOST_PICTURES", 1)
    kept(inspection_id)
    with pytest.raises(DomainError) as too_many:
        kept(inspection_id)
    assert too_many.value.code == "border.too_many_pictures"
    admit(inspection_id)
    with pytest.raises(DomainError) as decided:
        kept(inspection_id)
    assert decided.value.code == "border.already_decided"
    assert photos() == 1


def test_a_broken_picture_registers_nobody(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    with pytest.raises(DomainError):
        services.keep_picture(
            actor=OFFICER,
            inspection_id=inspection_id,
            content=b"no picture",
            source=PhotoSource.DESK,
        )
    assert photos() == 0
    assert Inspection.objects.get().person_id is None


@pytest.mark.parametrize("source", [PhotoSource.CHIP, PhotoSource.GIVEN])
def test_what_no_desk_takes_is_not_kept_as_taken_at_the_desk(
    desk: FixedClock, source: PhotoSource
) -> None:
    with pytest.raises(DomainError):
        kept(opened(zone()), source=source)


def test_another_post_another_person_and_another_role_see_nothing(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    face = kept(inspection_id)
    other = opened(zone("X7654321", "Okafor"))
    for who in (NEIGHBOUR, FOREIGNER):
        with pytest.raises(NotFoundError):
            seen(inspection_id, face.id, who)
        with pytest.raises(AccessDeniedError):
            kept(inspection_id, by=who)
    with pytest.raises(AccessDeniedError):
        seen(inspection_id, face.id, SUPERVISOR)
    for where, which in ((other, face.id), (inspection_id, uuid4()), (uuid4(), face.id)):
        with pytest.raises(NotFoundError):
            seen(where, which)
