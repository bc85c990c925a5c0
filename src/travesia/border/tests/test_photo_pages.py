"""The window of the camera: what is kept, what is said, and which page may ask for it."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from travesia.border.tests.cast import (
    zone,
)
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.people.selectors import photo_count_by_key
from travesia.people.tests.pictures import opened as unfolded
from travesia.people.tests.pictures import picture

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def photos() -> int:
    """Count what lies encrypted under a key of the node."""
    return sum(photo_count_by_key().values())


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


@pytest.mark.parametrize(("by_camera", "known"), [("1", True), ("", False)])
def test_a_picture_from_a_file_is_of_no_known_day(
    client: Client, where: str, by_camera: str, known: bool
) -> None:
    file = SimpleUploadedFile("photo.jpg", picture())
    fields = {"source": "desk", "picture": file, "by_camera": by_camera}
    page = client.post(f"{where}photo/", fields, follow=True).content.decode()
    assert ("date of the picture not known" in page) is not known
