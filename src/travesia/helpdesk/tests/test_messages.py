"""What gateways send is read or refused; nothing else can happen."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.helpdesk.domain.messages import (
    MessageError,
    generic_is_signed,
    read_generic,
    read_rapidpro,
    read_twilio,
    sign_generic,
    sign_twilio,
    twilio_is_signed,
)

NOW = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)
MOMENT = str(int(NOW.timestamp()))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
_FIELDS = st.fixed_dictionaries(
    {},
    optional={name: _JSON for name in ("id", "from_token", "text", "channel", "contact", "input")},
)


def test_the_signature_of_a_form_is_the_one_its_provider_publishes_as_an_example() -> None:
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+12349013030",
        "Digits": "1234",
        "From": "+12349013030",
        "To": "+18005551212",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert sign_twilio("12345", url, fields) == "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
    made = sign_twilio("12345", url, fields)
    assert not twilio_is_signed("12345", url, {**fields, "Digits": "1235"}, made)


@pytest.mark.parametrize("late", [-301, 301])
def test_a_signature_of_another_time_body_or_secret_does_not_hold(late: int) -> None:
    made = sign_generic("s", MOMENT, b"{}")
    assert generic_is_signed("s", MOMENT, b"{}", made, now=NOW)
    assert not generic_is_signed("s", MOMENT, b"{ }", made, now=NOW)
    assert not generic_is_signed("t", MOMENT, b"{}", made, now=NOW)
    other = str(int(NOW.timestamp()) + late)
    assert not generic_is_signed("s", other, b"{}", sign_generic("s", other, b"{}"), now=NOW)


def test_a_name_that_a_flow_sends_along_is_not_read() -> None:
    said = {
        "contact": {"uuid": "c-1", "name": "Invented Person", "urn": "whatsapp:50255512345"},
        "input": {"text": "hola", "uuid": "i-1", "urn": "whatsapp:50255512345"},
    }
    found = read_rapidpro(json.dumps(said).encode())
    assert "Invented" not in repr(found)
    assert (found.text, found.channel) == ("hola", "whatsapp")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for read in (read_generic, read_rapidpro):
        try:
            read(body)
        except MessageError:
            continue


@given(_FIELDS)
def test_any_json_is_read_or_refused_and_lets_no_control_letter_through(said: object) -> None:
    for read in (read_generic, read_rapidpro):
        try:
            found = read(json.dumps(said).encode())
        except MessageError:
            continue
        assert not any(ord(letter) < 32 for letter in found.text)


@given(st.dictionaries(st.sampled_from(["From", "Body", "MessageSid"]), st.text(max_size=200)))
def test_any_form_is_read_or_refused(fields: dict[str, str]) -> None:
    whole = 0 < len(fields.get("From", "")) <= 128 and 0 < len(fields.get("MessageSid", "")) <= 128
    try:
        assert read_twilio(fields).address == fields["From"]
    except MessageError:
        assert not whole
