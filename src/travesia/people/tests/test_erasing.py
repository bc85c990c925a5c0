"""Erasing a person on request: nothing of them remains, and the journal's chain still verifies."""

import json

import pytest

from travesia.access.domain import Actor, Purpose, Role
from travesia.access.services import AccessDeniedError
from travesia.journal import selectors as trails
from travesia.journal import services as journal
from travesia.people import selectors, services
from travesia.people.domain import (
    ClaimField,
    DocumentEvent,
    Evidence,
    NameKind,
    NewName,
    Outcome,
    PersonRef,
    PhotoSource,
)
from travesia.people.models import (
    DocumentReport,
    Person,
    PersonDocument,
    PersonName,
    PersonPhoto,
    PersonVerification,
)
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport
from travesia.people.tests.pictures import opened, picture
from travesia.testing import actor

pytestmark = [pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]
DESK = Purpose.BORDER_INSPECTION
TABLES = (Person, PersonName, PersonDocument, PersonPhoto, PersonVerification, DocumentReport)


@pytest.fixture
def protector() -> Actor:
    return actor("dpo", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def anna(db: None, officer: Actor, second_officer: Actor) -> PersonRef:
    """Anna with everything that can hang on a person."""
    return _anna(officer, second_officer)


def _anna(officer: Actor, second_officer: Actor) -> PersonRef:
    anna = services.register_person(actor=officer, claim=ANNA, document=PASSPORT, purpose=DESK)
    services.add_photo(
        actor=officer,
        person_id=anna.id,
        content=picture(),
        source=PhotoSource.DESK,
        purpose=DESK,
    )
    names = [NewName(NameKind.NATIVE, "Эрикссон", "Анна"), NewName(NameKind.ALIAS, "WITHDRAWN")]
    _native, alias = [
        services.add_name(
            actor=officer, person_id=anna.id, name=name, document=PASSPORT, purpose=DESK
        )
        for name in names
    ]
    services.withdraw_name(
        actor=officer, person_id=anna.id, name_id=alias, reason="a namesake's", purpose=DESK
    )
    services.renew_document(
        actor=officer,
        person_id=anna.id,
        document=PASSPORT,
        successor=passport("N1234567"),
        purpose=DESK,
    )
    services.report_document(
        actor=officer,
        person_id=anna.id,
        document=PASSPORT,
        event=DocumentEvent.LOST,
        purpose=DESK,
    )
    services.verify_identity(
        actor=second_officer,
        person_id=anna.id,
        means=Evidence.CHIP_READ,
        fields=(ClaimField.NAME,),
        outcome=Outcome.VERIFIED,
        reference="file 2026/114",
        document=passport("N1234567"),
        expected_revision=1,
        purpose=Purpose.SECOND_LINE_INSPECTION,
    )
    return anna


def erase(who: Actor, person: PersonRef) -> services.ErasedPerson:
    return services.erase_person(actor=who, person_id=person.id, reason="letter of 2 Nov")


def test_everything_of_the_person_goes_and_the_entry_names_counts_alone(
    officer: Actor, protector: Actor, anna: PersonRef
) -> None:
    other = services.register_person(
        actor=officer, claim=claim("OTHER"), document=None, purpose=DESK
    )
    erased = erase(protector, anna)
    assert (erased.names, erased.documents, erased.photos, erased.verifications) == (3, 2, 1, 1)
    assert erased.bodies == len(_kinds()) - 3  # the other's, the erasure of bodies, and this one
    assert list(Person.objects.values_list("pk", flat=True)) == [other.id]
    for table in TABLES[2:]:
        assert not table.objects.exists()
    assert _kinds()[-1] == "people.person_erased"
    assert trails.trail_of(selectors.person_subject(anna.id)) == ()
    left = json.dumps([entry.body for entry in trails.entries_after(0)], default=str)
    assert not [word for word in ("Эрикссон", "L898902C3", "N1234567", "2026/114") if word in left]


def _kinds() -> list[str]:
    return [entry.kind for entry in trails.entries_after(0)]


@pytest.mark.django_db(transaction=True)
def test_chain_still_verifies_after_the_erasure(
    officer: Actor, second_officer: Actor, protector: Actor
) -> None:
    erase(protector, _anna(officer, second_officer))
    report = journal.verify_now(actor=Actor.system("verify", {"journal.verify"}))
    assert report.ok
    assert sum(chain.entries for chain in report.chains) >= 10


def test_held_person_is_not_erased(protector: Actor, anna: PersonRef) -> None:
    journal.hold(actor=protector, subject=selectors.person_subject(anna.id), reason="case 4")
    with pytest.raises(journal.JournalError):
        erase(protector, anna)
    assert all(table.objects.exists() for table in TABLES)
    assert "people.person_erased" not in _kinds()


def test_person_whom_something_refers_to_is_not_erased(
    protector: Actor, anna: PersonRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "travesia.people.services.erasing.unreferenced", lambda people: people.none()
    )
    with pytest.raises(services.PersonReferredToError) as refused:
        erase(protector, anna)
    assert refused.value.status == 409
    assert all(table.objects.exists() for table in TABLES)


def test_only_the_data_protection_officer_erases(officer: Actor, anna: PersonRef) -> None:
    with pytest.raises(AccessDeniedError):
        erase(officer, anna)
    assert Person.objects.exists()


def test_person_is_given_photos_names_checks_and_looks(
    officer: Actor, protector: Actor, anna: PersonRef
) -> None:
    from base64 import b64decode

    (photo_id,) = PersonPhoto.objects.values_list("pk", flat=True)
    selectors.access_photo(actor=officer, photo_id=photo_id, purpose=DESK, reason="compare")
    given = json.loads(json.dumps(services.export_person(actor=protector, person_id=anna.id)))
    assert opened(b64decode(given["photos"][0]["content_base64"])).size == (640, 800)
    assert {name["kind"] for name in given["record"]["names"]} == {"claimed", "native"}
    assert [name["primary"] for name in given["withdrawn_names"]] == ["WITHDRAWN"]
    (made,) = given["record"]["verifications"]
    assert (made["means"], made["reference"]) == ("chip_read", "file 2026/114")
    assert [one["event"] for one in given["record"]["document_reports"]] == ["renewed", "lost"]
    assert [(look["fields"], look["reason"]) for look in given["looks"]] == [(["photo"], "compare")]
    assert (given["links"], given["questions"]) == ([], [])


def test_photo_that_does_not_open_is_said_so_and_stops_nothing(
    protector: Actor, anna: PersonRef, settings: object
) -> None:
    settings.FIELD_SECRETS = ["lost"]  # type: ignore[attr-defined]  # pytest-django's settings
    given = services.export_person(actor=protector, person_id=anna.id)
    (photo,) = json.loads(json.dumps(given["photos"]))
    assert photo["not_readable"] == "core.key_unknown"
