"""A photo at the desk: kept encrypted with the record, looked at in the open, never after all."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

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
from travesia.border.tests.signing_in import make_post_and_people, sign_in
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


@pytest.fixture
def where(client: Client) -> str:
    """The address of a traveller who is before a first-line officer."""
    make_post_and_people()
    sign_in(client, "border_officer")
    client.get("/desk/?lang=en")
    answer = client.post(
        "/desk/read/", {"zone": zone(), "direction": "entry", "nonce": str(uuid4())}
    )
    return str(answer["Location"])


def _send(client: Client, where: str, content: bytes | None, source: str = "desk") -> str:
    file = {} if content is None else {"picture": SimpleUploadedFile("photo.jpg", content)}
    return client.post(f"{where}photo/", {"source": source, **file}, follow=True).content.decode()


def test_the_photo_taken_now_stands_where_the_silhouette_stood(client: Client, where: str) -> None:
    assert "No photograph" in client.get(where).content.decode()
    page = _send(client, where, picture())
    assert "Photo of the traveller kept, encrypted." in page
    shown = re.search(r'<img class="photo" src="([^"]+)"', page)
    assert shown is not None
    answer = client.get(shown[1])
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert unfolded(answer.content).size == (640, 800)


def test_the_page_of_a_document_is_kept_and_is_nobodys_face(client: Client, where: str) -> None:
    page = _send(client, where, picture(), "document")
    assert "Picture of the page kept, encrypted." in page
    assert '<img class="photo"' not in page
    assert "Page of the document <span" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There was no picture. Nothing was kept"),
        (b"not a picture at all", "The file is not a picture that can be read"),
        (picture(40, 40), "too few to see a face in"),
    ],
)
def test_what_cannot_be_kept_is_said_in_the_window(
    client: Client, where: str, content: bytes | None, said: str
) -> None:
    page = _send(client, where, content)
    assert said in page
    assert re.search(r'<dialog id="photo"[^>]* data-open', page)
    assert photos() == 0


def test_only_the_page_with_a_traveller_may_ask_for_the_camera(client: Client, where: str) -> None:
    assert "camera=(self)" in client.get(where)["Permissions-Policy"]
    for path in ("/", "/desk/", "/desk/crossings/", "/static/nothing.js"):
        policy = client.get(path)["Permissions-Policy"]
        assert "camera=()" in policy, path
        assert "microphone=()" in policy, path
