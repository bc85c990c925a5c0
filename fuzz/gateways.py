"""Targets of messages that gateways send, and of notes that attendants write."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qsl

from fuzz.targets import Target
from travesia.helpdesk.domain import identifiers_in
from travesia.helpdesk.domain.gsm import screens, segments
from travesia.helpdesk.domain.menu import next_step
from travesia.helpdesk.domain.messages import (
    Inbound,
    MessageError,
    read_generic,
    read_rapidpro,
    read_twilio,
)

STATES = ("", "start", "groups:0", "topics:3:0", "answer:0:2:0", "desks:1", "call", "languages")


def _generic() -> Iterator[bytes]:
    for channel, text in (("sms", "hola"), ("ussd", "1"), ("whatsapp", "9")):
        said = {"id": "m-1", "from_token": "+50200000001", "text": text, "channel": channel}
        yield json.dumps({**said, "lang": "spa"}).encode()


def _flows() -> Iterator[bytes]:
    yield b'{"id": "1", "contact": {"uuid": "c", "language": "hat"}, "input": {"text": "2"}}'
    yield b'{"contact": "c", "input": {"uuid": "i", "urn": "whatsapp:5020000", "text": "stop"}}'


def _use(found: Inbound) -> None:
    """Take a message through the menu, as the node does."""
    for state in STATES:
        step = next_step(state, found.text, 9)
        next_step(step.state, found.text, 5)


def generic(data: bytes) -> None:
    """Read a signed gateway's message."""
    _use(read_generic(data))


def flow(data: bytes) -> None:
    """Read what a flow posts."""
    _use(read_rapidpro(data))


def form(data: bytes) -> None:
    """Read a form."""
    _use(read_twilio(dict(parse_qsl(data.decode("utf-8", "replace")))))


def note(data: bytes) -> None:
    """Look through a note, and put it into the letters of old telephones."""
    text = data.decode("utf-8", "replace")
    for seen in identifiers_in(text):
        if seen.text not in text:
            raise AssertionError(seen)
    for part in screens(text, more="9 more"):
        segments(part)


def _notes() -> Iterator[bytes]:
    yield b"llamar al 5512-3456, vive en zona 1"
    yield b"CURP ABCD010203HDFRRL09 y Q450.00 el 12/03/2026"
    yield b"cinco cinco uno dos 34 56 @maria_9 a 012 345 678"


def _forms() -> Iterator[bytes]:
    yield b"From=%2B5020000&Body=1&MessageSid=SM1"


TARGETS = (
    Target("gateway", generic, _generic, (MessageError,), 4096),
    Target("gateway-flow", flow, _flows, (MessageError,), 4096),
    Target("gateway-form", form, _forms, (MessageError,)),
    Target("notes", note, _notes, (), 400),
)
