"""Gateways of messages: signed, once, not too often; kept a day by a hash and nothing else."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client

from travesia.core import clock
from travesia.core.answers import ANSWER_SOURCES, Answer, AnswerSource
from travesia.core.retention import RETENTION
from travesia.helpdesk.domain import DeskKind
from travesia.helpdesk.domain.gsm import segments
from travesia.helpdesk.domain.messages import sign_generic, sign_twilio
from travesia.helpdesk.models import Callback, ChannelMessage, Contact, Conversation
from travesia.helpdesk.tests.cast import a_desk

pytestmark = pytest.mark.django_db
SECRET = "a secret of these tests"
NUMBER = "+50200000001"


@pytest.fixture(autouse=True)
def gateways(settings: object) -> None:
    """Open the three doors; the node serves Guatemala."""
    for name in ("HOOK_SECRET", "TWILIO_AUTH_TOKEN", "RAPIDPRO_TOKEN"):
        setattr(settings, name, SECRET)
    settings.COUNTRY = "GTM"  # type: ignore[attr-defined]  # pytest-django's settings
    settings.PUBLIC_ADDRESS = "https://hub.example"  # type: ignore[attr-defined]  # the same


@pytest.fixture
def answers() -> Iterator[None]:
    """An answer about passports, invented."""

    def find(topic: str, country: str, language: str) -> tuple[Answer, ...]:
        if topic != "documents.passport":
            return ()
        steps = ("Pida cita.", "Lleve los documentos.", "Pague en el banco.")
        texts = ("DPI vigente", "Dos fotografías")
        return (
            Answer(
                *(
                    "a-1",
                    topic,
                    country,
                    "Pasaporte",
                    texts,
                    "Q 0 (inventado)",
                    "Zona 4",
                    "30 días",
                ),
                *(
                    steps,
                    "Pida la razón por escrito.",
                    "Oficina inventada",
                    date(2026, 11, 1),
                    "es",
                ),
            ),
        )

    ANSWER_SOURCES.register(AnswerSource("helpdesk.tests", find))
    yield
    del ANSWER_SOURCES._items["helpdesk.tests"]


class Telephone:
    """Sends signed messages of one number and remembers what came back."""

    def __init__(self, channel: str = "sms", number: str = NUMBER) -> None:
        self.client, self.channel, self.number, self.count = Client(), channel, number, 0

    def body(self, text: str, message_id: str = "") -> bytes:
        self.count += 1
        named = message_id or f"{self.number}-{self.count}-{clock.now().timestamp()}"
        said = {"id": named, "from_token": self.number, "text": text, "channel": self.channel}
        return json.dumps({**said, "lang": "es"}).encode()

    def post(
        self, body: bytes, moment: str = "", secret: str = SECRET
    ) -> tuple[int, dict[str, object]]:
        moment = moment or str(int(clock.now().timestamp()))
        headers = {
            "Travesia-Time": moment,
            "Travesia-Signature": sign_generic(secret, moment, body),
        }
        got = self.client.post(
            "/hooks/msg/", body, content_type="application/json", headers=headers
        )
        return got.status_code, got.json()

    def say(self, text: str) -> str:
        status, said = self.post(self.body(text))
        assert status == 200, said
        return str(said["text"])


def test_a_passport_is_answered_in_fixed_order_on_old_telephones(answers: None) -> None:
    telephone = Telephone("ussd")
    parts = [telephone.say(text) for text in ("hola", "1", "1", "3")]
    while parts[-1].endswith(("00 mas", "00 more")):
        parts.append(telephone.say("00"))
    told = " ".join(parts[3:])
    places = [told.index(word) for word in ("DPI vigente", "Q 0", "Zona 4", "30 d", "Pida cita")]
    assert places == sorted(places)
    assert all(segments(part).length <= 182 and not segments(part).ucs2 for part in parts)


@pytest.mark.storage
def test_what_is_kept_is_a_hash_a_place_in_the_menu_and_nothing_of_the_message() -> None:
    telephone = Telephone()
    telephone.say("hola, soy una persona inventada")
    telephone.say("1")
    kept = str(list(Conversation.objects.values())) + str(list(ChannelMessage.objects.values()))
    assert NUMBER[1:] not in kept
    assert "inventada" not in kept
    assert Conversation.objects.get().state == "groups:0"
    assert not Contact.objects.exists()


@pytest.mark.storage
def test_a_conversation_goes_on_after_midnight_and_is_gone_after_a_day(
    frozen_clock: clock.FixedClock,
) -> None:
    frozen_clock.set(clock.now().replace(hour=23, minute=58))
    telephone = Telephone()
    telephone.say("hola")
    frozen_clock.set(clock.now() + timedelta(minutes=5))
    telephone.say("4")
    assert Conversation.objects.get().state == "languages"
    frozen_clock.set(clock.now() + timedelta(hours=25))
    Telephone(number="+50200000002").say("hola")
    assert Conversation.objects.count() == 1
    assert ChannelMessage.objects.count() == 1


def test_the_same_number_is_another_hash_on_another_day(frozen_clock: clock.FixedClock) -> None:
    """Nobody who reads the table can follow a person from one day to the next."""
    seen = []
    for _day in range(2):
        Telephone().say("hola")
        seen.append(Conversation.objects.get().who)
        frozen_clock.set(clock.now() + timedelta(days=2))
    assert seen[0] != seen[1]


@pytest.mark.storage
def test_the_policy_deletes_what_no_later_message_did(frozen_clock: clock.FixedClock) -> None:
    """A line that falls silent is cleaned all the same: after a day, by the daily round."""
    Telephone().say("hola")
    policy = RETENTION["helpdesk.conversations"]
    assert (policy.keep_days, policy.shred is not None) == (1, True)
    frozen_clock.set(clock.now() + timedelta(hours=24, minutes=1))
    assert policy.shred is not None
    assert policy.shred(clock.now() - timedelta(days=policy.keep_days), 100) == 2
    assert not Conversation.objects.exists()
    assert not ChannelMessage.objects.exists()


@pytest.mark.storage
def test_the_same_message_again_is_refused() -> None:
    telephone = Telephone()
    body = telephone.body("hola", "once")
    assert telephone.post(body)[0] == 200
    status, said = telephone.post(body)
    assert (status, said["code"]) == (403, "helpdesk.message_heard")


def test_a_wrong_or_old_signature_is_refused_and_nothing_kept() -> None:
    telephone = Telephone()
    old = str(int(clock.now().timestamp()) - 600)
    for moment, secret in ((old, SECRET), ("", "another"), ("soon", SECRET)):
        status, said = telephone.post(telephone.body("hola"), moment, secret)
        assert (status, said["code"]) == (403, "helpdesk.message_unsigned")
    assert not ChannelMessage.objects.exists()


def test_a_flood_of_one_number_is_held_and_others_go_on() -> None:
    telephone = Telephone()
    statuses = [telephone.post(telephone.body("hola"))[0] for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    assert Telephone(number="+50200000009").say("hola")


def test_a_door_without_a_secret_is_not_there(settings: object) -> None:
    settings.HOOK_SECRET = ""  # type: ignore[attr-defined]  # pytest-django's settings
    telephone = Telephone()
    got = telephone.client.post(
        "/hooks/msg/", telephone.body("hola"), content_type="application/json"
    )
    assert got.status_code == 404


@pytest.mark.storage
def test_a_number_is_kept_only_after_a_yes_and_only_encrypted() -> None:
    a_desk("GTM-LIN", kind=DeskKind.HOTLINE)
    telephone = Telephone()
    telephone.say("hola")
    telephone.say("3")
    assert not Callback.objects.exists()
    telephone.say("1")
    assert NUMBER[1:].encode() not in bytes(Callback.objects.get().ciphertext)


def test_a_form_signed_as_its_gateway_signs_is_answered_in_its_own_shape() -> None:
    fields = {"From": f"whatsapp:{NUMBER}", "Body": "hola", "MessageSid": "SM1"}
    url = "https://hub.example/hooks/twilio/"
    headers = {"X-Twilio-Signature": sign_twilio(SECRET, url, fields)}
    got = Client().post("/hooks/twilio/", fields, headers=headers)
    assert got.status_code == 200
    assert got.content.startswith(b"<?xml")
    assert b"<Response><Message>" in got.content
    forged = Client().post("/hooks/twilio/", {**fields, "Body": "1"}, headers=headers)
    assert forged.status_code == 403


def test_a_flow_is_answered_with_its_token_and_not_without() -> None:
    said = {"id": "1", "contact": {"uuid": "c-1", "language": "hat"}, "input": {"text": "bonjou"}}
    body = json.dumps(said).encode()
    signed = {"Authorization": f"Token {SECRET}"}
    got = Client().post("/hooks/rapidpro/", body, content_type="application/json", headers=signed)
    assert (got.status_code, got.json()["lang"]) == (200, "ht")
    unsigned = Client().post("/hooks/rapidpro/", body, content_type="application/json")
    assert unsigned.status_code == 403


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"x" * 20_000])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    status, said = Telephone().post(body)
    assert status == 422
    assert said["code"] == "helpdesk.message_unreadable"
