"""The shapes that gateways document, word for word; nothing beside address and text is read."""

import json
from urllib.parse import parse_qs

import pytest
from django.test import Client

from travesia.helpdesk.domain import Channel
from travesia.helpdesk.domain.gsm import segments
from travesia.helpdesk.domain.messages import (
    MessageError,
    read_rapidpro,
    read_twilio,
    sign_twilio,
    twilio_is_signed,
)
from travesia.helpdesk.models import ChannelMessage, Conversation

TOKEN = "a token of these tests"
ADDRESS = "https://hub.example/hooks/twilio/"

#: What Twilio posts for an incoming SMS, field by field (Messaging webhooks, "Incoming message").
TWILIO_SMS = (
    "ToCountry=GT&ToState=&SmsMessageSid=SM00000000000000000000000000000001&NumMedia=0&ToCity="
    "&FromZip=&SmsSid=SM00000000000000000000000000000001&FromState=&SmsStatus=received"
    "&FromCity=Invented+Town&Body=hola&FromCountry=GT&To=%2B50200000000&ToZip=&NumSegments=1"
    "&MessageSid=SM00000000000000000000000000000001&AccountSid=AC00000000000000000000000000000000"
    "&From=%2B50200000001&ApiVersion=2010-04-01"
)
#: The same by WhatsApp: addresses with a scheme, and the name that the person gave themselves.
TWILIO_WHATSAPP = (
    "SmsMessageSid=SM2&NumMedia=0&ProfileName=Invented+Person&MessageType=text&SmsSid=SM2"
    "&WaId=50200000001&SmsStatus=received&Body=hola&To=whatsapp%3A%2B50200000000&NumSegments=1"
    "&ReferralNumMedia=0&MessageSid=SM2&AccountSid=AC0&From=whatsapp%3A%2B50200000001"
    "&ApiVersion=2010-04-01"
)
#: The body of older flows of RapidPro (goflow keeps it for flows that were migrated).
RAPIDPRO_OLDER = {
    "contact": {"uuid": "c-1", "name": "Invented Person", "urn": "tel:+50200000001"},
    "flow": {"name": "Information", "uuid": "f-1"},
    "path": [{"arrived_on": "2026-11-20T15:00:00Z", "node_uuid": "n-1"}],
    "results": {},
    "run": {"created_on": "2026-11-20T15:00:00Z", "uuid": "r-1"},
    "input": {
        "attachments": [],
        "channel": {"address": "+50200000000", "name": "Line", "uuid": "ch-1"},
        "created_on": "2026-11-20T15:00:00Z",
        "text": "hola",
        "type": "msg",
        "urn": {"display": "0000 0001", "path": "+50200000001", "scheme": "tel"},
        "uuid": "i-1",
    },
    "channel": {"address": "+50200000000", "name": "Line", "uuid": "ch-1"},
}
#: The body that the editor of flows offers: it has no text of the person.
RAPIDPRO_OFFERED = {
    "contact": {"uuid": "c-1", "name": "Invented Person", "urn": "tel:+50200000001"},
    "flow": {"uuid": "f-1", "name": "Information"},
    "results": {"word": {"value": "hola", "category": "Other"}},
}
#: The body of our how-to (docs/howto/connect-messages.md).
RAPIDPRO_OURS = {
    "id": "i-1",
    "input": {"text": "hola"},
    "contact": {"uuid": "c-1", "language": "hat"},
}


def form(text: str) -> dict[str, str]:
    """Return the fields of a form as Django reads them."""
    return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}


def test_the_signature_is_the_one_that_twilio_publishes_as_its_example() -> None:
    """Token, address, fields and signature of Twilio's own page on the security of webhooks."""
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675310",
        "Digits": "1234",
        "From": "+14158675310",
        "To": "+18005551212",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert sign_twilio("12345", url, fields) == "GvWf1cFY/Q7PnoempGyD5oXAezc="
    assert not twilio_is_signed(
        "12345", url, {**fields, "Digits": "1"}, "GvWf1cFY/Q7PnoempGyD5oXAezc="
    )


@pytest.mark.parametrize(
    ("said", "channel"), [(TWILIO_SMS, Channel.SMS), (TWILIO_WHATSAPP, Channel.WHATSAPP)]
)
def test_what_twilio_posts_is_read_and_names_and_towns_are_not(said: str, channel: str) -> None:
    found = read_twilio(form(said))
    assert (found.text, found.channel) == ("hola", channel)
    assert "Invented" not in repr(found)


@pytest.mark.parametrize("said", [RAPIDPRO_OLDER, RAPIDPRO_OURS])
def test_what_flows_post_is_read_and_names_are_not(said: dict[str, object]) -> None:
    found = read_rapidpro(json.dumps(said).encode())
    assert (found.text, found.address, found.id) == ("hola", "c-1", "i-1")
    assert "Invented" not in repr(found)


def test_an_address_said_in_parts_tells_the_channel() -> None:
    said = json.loads(json.dumps(RAPIDPRO_OLDER))
    said["input"]["urn"] = {"display": "", "path": "50200000001", "scheme": "whatsapp"}
    assert read_rapidpro(json.dumps(said).encode()).channel is Channel.WHATSAPP
    del said["contact"]["uuid"]
    assert read_rapidpro(json.dumps(said).encode()).address == "whatsapp:50200000001"


def test_the_body_that_the_editor_offers_has_no_text_and_is_refused() -> None:
    """The how-to says which body to paste instead: a menu cannot be led by nothing."""
    with pytest.raises(MessageError):
        read_rapidpro(json.dumps(RAPIDPRO_OFFERED).encode())


@pytest.mark.django_db
@pytest.mark.storage
@pytest.mark.parametrize("said", [TWILIO_SMS, TWILIO_WHATSAPP])
def test_the_whole_form_signed_is_answered_as_twiml(settings: object, said: str) -> None:
    settings.TWILIO_AUTH_TOKEN = TOKEN  # type: ignore[attr-defined]  # pytest-django's settings
    settings.PUBLIC_ADDRESS = "https://hub.example"  # type: ignore[attr-defined]  # the same
    signed = {"X-Twilio-Signature": sign_twilio(TOKEN, ADDRESS, form(said))}
    got = Client().post(
        "/hooks/twilio/", said, content_type="application/x-www-form-urlencoded", headers=signed
    )
    assert (got.status_code, got.headers["Content-Type"]) == (200, "text/xml; charset=utf-8")
    text = got.content.decode().partition("<Message>")[2].partition("</Message>")[0]
    assert text
    assert segments(text).count <= 2 or said is TWILIO_WHATSAPP
    kept = str(list(Conversation.objects.values())) + str(list(ChannelMessage.objects.values()))
    for trace in ("50200000001", "Invented", "hola"):
        assert trace not in kept


@pytest.mark.django_db
def test_a_flow_gets_text_and_choices_for_its_next_node(settings: object) -> None:
    settings.RAPIDPRO_TOKEN = TOKEN  # type: ignore[attr-defined]  # pytest-django's settings
    signed = {"Authorization": f"Token {TOKEN}"}
    body = json.dumps(RAPIDPRO_OLDER)
    got = Client().post("/hooks/rapidpro/", body, content_type="application/json", headers=signed)
    said = got.json()
    assert got.status_code == 200
    assert {name: type(value) for name, value in said.items()} == {
        **{"text": str, "choices": list, "ended": bool, "lang": str}
    }
