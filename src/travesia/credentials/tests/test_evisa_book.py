"""The book of visas: loaded whole or not at all, and what was applied for keeps its terms."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from travesia.access.domain import Role
from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.credentials.models import VisaBook
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.services import evisa
from travesia.credentials.services.errors import CredentialError
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import OFFICER, complete, id_of, later
from travesia.credentials.tests.test_evisa_rules import BOOK
from travesia.testing import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock", "quick_codes")]
ADMINISTRATOR = actor("administrator", Role.NODE_ADMINISTRATOR)


def test_a_loaded_book_holds_and_the_same_again_changes_nothing(written: Entries) -> None:
    assert not evisa.load_offers(actor=ADMINISTRATOR, text=BOOK).repeated
    assert evisa.load_offers(actor=ADMINISTRATOR, text=BOOK).repeated
    assert [one.id for one in selectors.offers_here()] == ["UTO-A"]
    assert [entry.kind for entry in written()] == ["credentials.visa_book_loaded"]


def test_a_book_that_cannot_be_leaves_the_one_before() -> None:
    evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)
    with pytest.raises(CredentialError, match="promise_days"):
        evisa.load_offers(
            actor=ADMINISTRATOR, text=BOOK.replace("promise_days = 3", "promise_days = 30")
        )
    assert [one.id for one in selectors.offers_here()] == ["UTO-A"]


def test_who_decides_on_visas_does_not_write_the_book() -> None:
    with pytest.raises(AccessDeniedError):
        evisa.load_offers(actor=OFFICER, text=BOOK)


def test_what_was_begun_under_another_book_keeps_its_fee_and_its_offer() -> None:
    key = complete()
    evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)
    opened = selectors.access_application(actor=OFFICER, application_id=id_of(key))
    assert opened.offer is not None
    assert opened.offer.id == "HTI-TOURISM"
    assert opened.view.fee.text() == "50.00 USD"


def version(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_what_was_published_is_not_changed_in_place() -> None:
    evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)
    cheaper = version(BOOK, "fee_minor = 100", "fee_minor = 1")
    with pytest.raises(CredentialError) as error:
        evisa.load_offers(actor=ADMINISTRATOR, text=cheaper)
    assert error.value.code == "credentials.version_published"
    assert selectors.offers_here()[0].fee.minor == 100


def test_what_was_left_out_of_a_book_does_not_come_back_changed() -> None:
    evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)
    evisa.load_offers(actor=ADMINISTRATOR, text=version(BOOK, '"UTO-A"', '"UTO-B"'))
    with pytest.raises(CredentialError):
        evisa.load_offers(actor=ADMINISTRATOR, text=version(BOOK, "entries = 1", "entries = 2"))


def test_a_published_version_ends_and_another_follows_until_its_last_day_has_passed() -> None:
    evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)
    first = "valid_from = 2026-01-01"
    ended = version(BOOK, first, f"{first}\nvalid_until = 2026-11-25")
    following = version(BOOK, first, "valid_from = 2026-11-26")
    following = version(following, "fee_minor = 100", "fee_minor = 200")
    both = ended + following[following.index("[[visa]]") :]
    assert evisa.load_offers(actor=ADMINISTRATOR, text=both).offers == 2
    with clock.use_clock(later(7)):
        assert selectors.offers_here()[0].fee.minor == 200
        with pytest.raises(CredentialError):
            evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)


@pytest.mark.storage
def test_neither_the_program_nor_the_database_changes_a_loaded_book() -> None:
    evisa.load_offers(actor=ADMINISTRATOR, text=BOOK)
    row = VisaBook.objects.get()
    with pytest.raises(ValueError, match="never changed"):
        row.save()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        VisaBook.objects.update(text="")
    assert VisaBook.objects.get().text == BOOK


def test_live_node_without_a_book_offers_nothing(settings: object) -> None:
    settings.ROLE = "national"  # type: ignore[attr-defined]  # pytest-django's settings
    assert selectors.offers_here() == ()


def test_node_of_one_country_offers_its_own_alone(settings: object) -> None:
    settings.COUNTRY = "CRI"  # type: ignore[attr-defined]  # pytest-django's settings
    assert selectors.offers_here() == ()


def test_command_loads_shows_and_names_what_is_wrong(tmp_path: Path) -> None:
    file, out = tmp_path / "visas.toml", StringIO()
    file.write_text(BOOK, "utf-8")
    call_command("credentials_visa_offers", str(file), stdout=out)
    call_command("credentials_visa_offers", stdout=out)
    assert "1 visas hold now" in out.getvalue()
    assert "UTO-A@2026-01-01" in out.getvalue()
    file.write_text(BOOK.replace("fee_minor = 100", "fee_minor = -1"), "utf-8")
    with pytest.raises(CommandError, match="fee_minor"):
        call_command("credentials_visa_offers", str(file), stdout=out)
