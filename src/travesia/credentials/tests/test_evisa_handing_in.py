"""Documents that are handed in: encrypted, told by their content, and never the desk's room."""

import shutil
from io import BytesIO

import pytest
from django.db import connection
from PIL import Image

from travesia.credentials.domain.evisa import UploadKind
from travesia.credentials.models import ApplicationUpload
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.evisa import applying, room
from travesia.credentials.tests.evisa_cast import (
    OFFICER,
    begun,
    complete,
    picture,
    unpaid,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "quick_codes"),
]
PAGE = UploadKind.PASSPORT_PAGE


def test_document_lies_encrypted_and_is_handed_in_once() -> None:
    key = begun()
    first = evisa.hand_in(key=key, kind=PAGE, content=picture())
    assert evisa.hand_in(key=key, kind=PAGE, content=picture()) == first
    row = ApplicationUpload.objects.get()
    assert row.media_type == "image/jpeg"
    assert b"JFIF" not in bytes(row.ciphertext)
    found = selectors.access_upload(
        actor=OFFICER, application_id=row.application_id, upload_id=row.id
    )
    assert found.content.startswith(b"\xff\xd8\xff")


def test_picture_loses_what_the_camera_wrote_beside_it() -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (90, 90), "white").save(out, "JPEG", exif=exif)
    key = begun()
    evisa.hand_in(key=key, kind=PAGE, content=out.getvalue())
    row = ApplicationUpload.objects.get()
    kept = selectors.access_upload(
        actor=OFFICER, application_id=row.application_id, upload_id=row.id
    )
    assert b"taken at home" not in kept.content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "upload_empty"),
        (b"<html><script>alert(1)</script>", "upload_type"),
        (b"GIF89a" + bytes(50), "upload_type"),
        (b"\x89PNG\r\n\x1a\nbroken", "upload_broken"),
        (b"%PDF-1.4 cut", "upload_broken"),
        (b"%PDF-1.4 /OpenAction 1 0 R %%EOF", "upload_active"),
        (b"%PDF-1.4 <</S/JavaScript/JS(app.alert(1))>> %%EOF", "upload_active"),
        (b"%PDF-1.4\n% >>stream\n<</S /Launch>>\n% endstream\n%%EOF", "upload_active"),
        (b"%PDF-1.4\n<< >>stream\n<</S /Launch>>\n%%EOF", "upload_active"),
        (b"%PDF-1.4" + bytes(5 * 1024 * 1024) + b"%%EOF", "upload_too_large"),
    ],
)
def test_file_is_told_by_its_content(content: bytes, code: str) -> None:
    with pytest.raises(CredentialError) as error:
        evisa.hand_in(key=begun(), kind=PAGE, content=content)
    assert error.value.code == f"credentials.{code}"
    assert not ApplicationUpload.objects.exists()


def test_plain_pdf_is_kept_as_it_is() -> None:
    key = begun()
    evisa.hand_in(key=key, kind=PAGE, content=b"%PDF-1.4\nplain\n%%EOF\n")
    assert evisa.look_up(key).view.uploads[0].media_type == "application/pdf"


@pytest.mark.parametrize(
    "inside",
    [
        b"<</Length 9>>\nstream\n\x00/JS (x)\x01\nendstream",
        b"<</OpenAction [3 0 R /FitH null]>>",
        b"<</OpenAction[3 0 R /FitH null]>>",
        b"<</JSize 4 /Launcher 1>>",
    ],
)
def test_pdf_that_only_spells_a_name_by_chance_is_kept(inside: bytes) -> None:
    content = b"%PDF-1.4\n" + inside + b"\n%%EOF\n"
    evisa.hand_in(key=begun(), kind=PAGE, content=content)
    assert ApplicationUpload.objects.count() == 1


def test_nothing_is_unfolded_for_an_application_that_takes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent, full = unpaid(), begun()
    monkeypatch.setattr(applying, "MOST_UPLOADS", 1)
    evisa.hand_in(key=full, kind=PAGE, content=picture())

    def unfolded(_content: bytes) -> None:
        pytest.fail("the file was unfolded")

    monkeypatch.setattr(applying, "prepared", unfolded)
    for key in (sent, full):
        with pytest.raises(CredentialConflictError):
            evisa.hand_in(key=key, kind=PAGE, content=picture(50))


def test_documents_of_the_public_leave_the_desk_its_disk(settings: object) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL looks after its own disk")
    data = settings.DATA  # type: ignore[attr-defined]  # pytest-django's settings
    key, free = begun(), shutil.disk_usage(data).free // 1_000_000
    settings.DISK_RESERVE_MB = free // 3  # type: ignore[attr-defined]  # pytest-django's settings
    with pytest.raises(evisa.NoRoomError):
        evisa.hand_in(key=key, kind=PAGE, content=picture())
    settings.DISK_RESERVE_MB = free // 5  # type: ignore[attr-defined]  # pytest-django's settings
    evisa.hand_in(key=key, kind=PAGE, content=picture())


def test_unsent_documents_fill_their_own_room_and_what_is_sent_leaves_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = complete("HTI-HUMANITARIAN")
    monkeypatch.setattr(room, "MOST_UNSENT_BYTES", 100)
    with pytest.raises(evisa.NoRoomError) as error:
        evisa.hand_in(key=begun(), kind=PAGE, content=picture())
    assert error.value.status == 503
    evisa.submit(key=key)
    evisa.hand_in(key=begun(), kind=PAGE, content=picture())
