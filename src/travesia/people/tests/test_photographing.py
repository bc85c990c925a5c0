"""Photos of persons: encrypted where they lie, looked at in the open, bound to their person."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from travesia.access.domain import Actor, Purpose, Role
from travesia.access.services import AccessDeniedError
from travesia.core.encryption import EncryptionError
from travesia.people import selectors, services
from travesia.people.domain import PersonRef, PhotoRef, PhotoSource
from travesia.people.models import PersonPhoto
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, claim
from travesia.people.tests.pictures import opened, picture
from travesia.testing import TODAY, actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION


@pytest.fixture
def anna(officer: Actor, ledger: Ledger) -> PersonRef:
    return services.register_person(actor=officer, claim=ANNA, document=None, purpose=DESK)


@pytest.fixture
def photo(officer: Actor, anna: PersonRef) -> PhotoRef:
    return add(officer, anna)


@pytest.fixture
def protector() -> Actor:
    return actor("dpo", Role.DATA_PROTECTION_OFFICER)


def add(officer: Actor, person: PersonRef, content: bytes | None = None) -> PhotoRef:
    return services.add_photo(
        actor=officer,
        person_id=person.id,
        content=picture() if content is None else content,
        source=PhotoSource.DESK,
        taken_at=TODAY - timedelta(minutes=1),
        purpose=DESK,
    )


def see(who: Actor, photo_id: UUID) -> bytes:
    view = selectors.access_photo(actor=who, photo_id=photo_id, purpose=DESK, reason="compare")
    return view.content


def test_officer_sees_the_photo_and_the_look_is_written_down(
    officer: Actor, anna: PersonRef, photo: PhotoRef, ledger: Ledger
) -> None:
    view = selectors.access_photo(actor=officer, photo_id=photo.id, purpose=DESK, reason="compare")
    assert opened(view.content).size == (640, 800)
    assert (view.person_id, view.media_type, view.ref) == (anna.id, "image/jpeg", photo)
    (look,) = ledger.looks
    assert (look["purpose"], look["fields"], look["reason"]) == (DESK.value, ("photo",), "compare")
    assert look["subjects"] == (selectors.person_subject(anna.id),)


def test_nothing_of_the_picture_lies_readable_in_the_database_or_the_journal(
    officer: Actor, photo: PhotoRef, ledger: Ledger
) -> None:
    shown = see(officer, photo.id)
    row = PersonPhoto.objects.get()
    assert bytes(row.ciphertext)[:-16] != shown
    assert len(bytes(row.ciphertext)) == len(shown) + 16
    assert b"JFIF" not in bytes(row.ciphertext)
    event = next(e["event"] for e in ledger.entries if e["event"].KIND == "people.photo_added")
    assert set(event.body()) == {"person_id", "photo_id", "source", "taken_at", "size"}


def test_record_says_that_there_is_a_photo_without_reading_it(
    officer: Actor, anna: PersonRef, photo: PhotoRef
) -> None:
    with connection.execute_wrapper(_no_ciphertext):
        view = selectors.access_person(actor=officer, person_id=anna.id, purpose=DESK)
    assert view.photos == (photo,)


def _no_ciphertext(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # Django's wrapper
    assert "ciphertext" not in sql
    return execute(sql, params, many, context)


def test_photo_moved_to_another_person_does_not_open(
    officer: Actor, photo: PhotoRef, ledger: Ledger
) -> None:
    other = services.register_person(
        actor=officer, claim=claim("OTHER"), document=None, purpose=DESK
    )
    PersonPhoto.objects.update(person=other.id)
    with pytest.raises(EncryptionError) as refused:
        see(officer, photo.id)
    assert refused.value.code == "core.ciphertext_refused"
    assert not ledger.looks


def test_photos_swapped_between_two_rows_do_not_open(
    officer: Actor, anna: PersonRef, photo: PhotoRef
) -> None:
    other = add(officer, anna, picture(300, 300))
    first, second = PersonPhoto.objects.get(pk=photo.id), PersonPhoto.objects.get(pk=other.id)
    for row, from_row in ((first, second), (second, first)):
        PersonPhoto.objects.filter(pk=row.pk).update(
            ciphertext=bytes(from_row.ciphertext),
            nonce=bytes(from_row.nonce),
            wrapped_key=bytes(from_row.wrapped_key),
        )
    for photo_id in (photo.id, other.id):
        with pytest.raises(EncryptionError):
            see(officer, photo_id)


def test_erased_photo_never_opens_again_and_still_says_that_it_was(
    officer: Actor, protector: Actor, anna: PersonRef, photo: PhotoRef, ledger: Ledger
) -> None:
    def erase() -> bool:
        return services.erase_photo(
            actor=protector,
            photo_id=photo.id,
            reason="letter of 2 Nov",
            purpose=Purpose.SUBJECT_REQUEST,
        )

    assert erase() is True
    assert erase() is False
    assert ledger.kinds().count("people.photo_erased") == 1
    row = PersonPhoto.objects.get()
    assert [bytes(b) for b in (row.wrapped_key, row.ciphertext, row.nonce)] == [b"", b"", b""]
    with pytest.raises(EncryptionError) as refused:
        see(officer, photo.id)
    assert refused.value.code == "core.key_dropped"
    view = selectors.access_person(actor=officer, person_id=anna.id, purpose=DESK)
    assert view.photos[0].erased_at == TODAY


def test_after_a_change_of_secret_photos_are_rewrapped_and_the_old_secret_can_go(
    officer: Actor, anna: PersonRef, settings: object
) -> None:
    settings.FIELD_SECRETS = ["this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    photos = [add(officer, anna) for _ in range(3)]
    before = {row.pk: bytes(row.ciphertext) for row in PersonPhoto.objects.all()}
    settings.FIELD_SECRETS = ["next year", "this year"]  # type: ignore[attr-defined]  # pytest-django's settings
    seen: list[tuple[int, int]] = []
    root = actor("root", Role.NODE_ADMINISTRATOR)
    done = services.rewrap_photos(actor=root, progress=lambda *step: seen.append(step))
    assert (done.done, done.refused, seen) == (3, (), [(3, 3)])
    settings.FIELD_SECRETS = ["next year"]  # type: ignore[attr-defined]  # pytest-django's settings
    for photo in photos:
        assert opened(see(officer, photo.id)).size == (640, 800)
    assert {row.pk: bytes(row.ciphertext) for row in PersonPhoto.objects.all()} == before
    assert services.rewrap_photos(actor=root).done == 0


def test_photo_whose_secret_is_lost_is_named_and_left_as_it_is(
    officer: Actor, photo: PhotoRef, settings: object
) -> None:
    settings.FIELD_SECRETS = ["next year"]  # type: ignore[attr-defined]  # pytest-django's settings
    done = services.rewrap_photos(actor=actor("root", Role.NODE_ADMINISTRATOR))
    assert (done.done, done.refused) == (0, (photo.id,))
    with pytest.raises(EncryptionError) as refused:
        see(officer, photo.id)
    assert refused.value.code == "core.key_unknown"


def test_photo_needs_a_person_and_a_picture_of_the_past(officer: Actor, anna: PersonRef) -> None:
    with pytest.raises(selectors.PersonNotFoundError):
        add(officer, PersonRef(uuid4()))
    with pytest.raises(services.PhotoError) as refused:
        services.add_photo(
            actor=officer,
            person_id=anna.id,
            content=picture(),
            source=PhotoSource.CHIP,
            taken_at=TODAY + timedelta(days=1),
            purpose=DESK,
        )
    assert refused.value.code == "people.photo_from_future"
    assert not PersonPhoto.objects.exists()


def test_nobody_without_the_right_adds_sees_erases_or_rewraps(
    officer: Actor, stranger: Actor, anna: PersonRef, photo: PhotoRef, ledger: Ledger
) -> None:
    with pytest.raises(AccessDeniedError):
        add(stranger, anna)
    with pytest.raises(AccessDeniedError):
        see(stranger, photo.id)
    with pytest.raises(AccessDeniedError):
        services.erase_photo(
            actor=officer, photo_id=photo.id, reason="", purpose=Purpose.SUBJECT_REQUEST
        )
    with pytest.raises(AccessDeniedError):
        services.rewrap_photos(actor=officer)
    assert not ledger.looks


def test_unknown_photo_is_told_as_such(officer: Actor, protector: Actor) -> None:
    with pytest.raises(selectors.PhotoNotFoundError):
        see(officer, uuid4())
    with pytest.raises(selectors.PhotoNotFoundError):
        services.erase_photo(
            actor=protector, photo_id=uuid4(), reason="", purpose=Purpose.SUBJECT_REQUEST
        )


def test_database_refuses_an_erased_photo_that_keeps_its_key(photo: PhotoRef) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonPhoto.objects.update(erased_at=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonPhoto.objects.update(key_id="")
