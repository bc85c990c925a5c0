"""What is printed reads back: a sticker by our own parser, a pass by our own check."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.credentials import selectors, services
from travesia.credentials.domain import Kind, Level, Presented, Size, Trust
from travesia.credentials.tests.pages_cast import DECIDER, DESK, LUNE, applied, granted, sign_in
from travesia.documents import MrzFormat, parse_mrz
from travesia.seals.cards import TrustedKey
from travesia.seals.cose import key_id

pytestmark = pytest.mark.django_db
KEY = ec.derive_private_key(0x5EED5EED, ec.SECP256R1())
ISSUER = "https://passes.example/hti"
SHOWN = Presented(documents=((LUNE.document_issuer, LUNE.document_number),))


class Keys:
    """A trust list that knows the key of this node."""

    def find(self, kid: bytes | None, *, issuer: str | None, at: object) -> TrustedKey | None:
        assert at
        assert issuer == ISSUER
        known = kid == key_id(KEY.public_key())
        return TrustedKey(KEY.public_key(), ISSUER, {"card"}) if known else None


@pytest.fixture
def officer() -> Client:
    """The permit officer of Haiti, who reads English."""
    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    return sign_in(Client(), "permit_officer")


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give the node a key to sign passes with."""
    file = tmp_path / "card-key.pem"
    file.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    monkeypatch.setattr(settings, "CARD_KEY", file)
    monkeypatch.setattr(settings, "CARD_ISSUER", ISSUER)


def printed_zone(page: str) -> str:
    """Return the zone as it stands on the page that is printed."""
    lines = re.findall(r'class="s-zone"[^>]*>([^<&]*(?:&lt;[^<&]*)*)</text>', page)
    return "\n".join(line.replace("&lt;", "<") for line in lines)


@pytest.mark.parametrize("size", list(Size))
def test_a_printed_sticker_is_read_back_whole_and_says_what_was_issued(
    officer: Client, size: Size
) -> None:
    visa = granted()
    page = officer.get(f"/authorisations/{visa.id}/print/", {"size": size.value}).content.decode()
    width, height = size.millimetres
    assert f'width="{width}mm" height="{height}mm"' in page
    zone = printed_zone(page)
    read = parse_mrz(zone, today=clock.today())
    assert read.conforms
    assert read.format == MrzFormat(size.value)
    assert (read.document_number, read.surname) == (visa.number, "BREVAIRE")
    answer = services.verify(
        actor=DESK,
        text=zone,
        shown=SHOWN,
        now=clock.now(),
        purpose=Purpose.BORDER_INSPECTION,
        scope=Scope("HTI"),
    )
    assert answer.notes[0].code == "visa_as_issued"
    assert answer.level is Level.OK


def test_a_printed_pass_has_a_code_that_leads_to_its_own_row(officer: Client, key: None) -> None:
    issued = granted(Kind.BORDER_PASS)
    made = services.print_authorisation(actor=DECIDER, authorisation_id=issued.id)
    answer = services.verify(
        actor=DESK,
        text=made.code_text,
        shown=SHOWN,
        now=clock.now() + timedelta(minutes=1),
        purpose=Purpose.BORDER_INSPECTION,
        scope=Scope("HTI"),
        trust=Trust(keys=Keys(), version="1"),
    )
    assert answer.authorisation is not None
    assert answer.authorisation.id == issued.id
    found = selectors.search(actor=DECIDER, text=issued.number, purpose=Purpose.AUTHORISATION)
    assert len(found) == 1
    page = officer.get(f"/authorisations/{issued.id}/print/").content.decode()
    assert '<path fill="#000"' in page
    assert "no key to sign" not in page


def test_without_a_key_the_pass_says_that_it_has_no_code(
    officer: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "CARD_KEY", tmp_path / "none.pem")
    page = officer.get(f"/authorisations/{granted(Kind.SHORE_PASS).id}/print/").content.decode()
    assert "This node has no key to sign passes with" in page


def test_what_is_not_granted_is_not_printed(officer: Client) -> None:
    answer = officer.get(f"/authorisations/{applied().id}/print/", follow=True)
    assert "Only what is granted" in answer.content.decode()
