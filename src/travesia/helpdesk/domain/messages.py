"""Messages as gateways send them: three shapes, read into one; signatures; no Django.

Whatever a gateway says of a person beside the address and the text (a name, a place, a picture) is
not read.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from travesia.helpdesk.domain.words import Channel

MOST_BYTES = 16_384
MOST_TEXT = 1_600
_MOST_ADDRESS = 128
_CHANNELS = {"sms": Channel.SMS, "ussd": Channel.SMS, "whatsapp": Channel.WHATSAPP}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class MessageError(ValueError):
    """What came is no message of this shape."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message: an address that is only ever hashed, a text, an id that comes once."""

    address: str
    text: str
    id: str
    channel: Channel
    ussd: bool = False
    language: str = ""
    """What the gateway believes, one of the screens' languages; may be empty."""


def read_generic(body: bytes) -> Inbound:
    """Read `{"id", "from_token", "text", "channel", "lang"}`; raises MessageError."""
    said = _object(body)
    return _inbound(
        address=said.get("from_token"),
        text=said.get("text"),
        message_id=said.get("id"),
        channel=said.get("channel", "sms"),
        language=said.get("lang", ""),
    )


def read_twilio(fields: Mapping[str, str]) -> Inbound:
    """Read the fields `From`, `Body` and `MessageSid` of a form; raises MessageError."""
    address = fields.get("From", "")
    channel = "whatsapp" if address.startswith("whatsapp:") else "sms"
    return _inbound(
        address=address,
        text=fields.get("Body", ""),
        message_id=fields.get("MessageSid") or fields.get("SmsMessageSid"),
        channel=channel,
        language="",
    )


def read_rapidpro(body: bytes) -> Inbound:
    """Read what a flow's webhook posts: `contact`, `input` and perhaps `id`; raises MessageError.

    `contact` is an id or an object with `uuid` or `urn`; `input` a text or an object with `text`,
    `uuid` and `urn`. A URN is a text (`whatsapp:502…`), or, as older flows post it, an object with
    `scheme` and `path`. A name is not read.
    """
    said = _object(body)
    contact, given = said.get("contact"), said.get("input")
    contact = contact if isinstance(contact, dict) else {"uuid": contact}
    given = given if isinstance(given, dict) else {"text": given}
    urn = _urn(given.get("urn")) or _urn(contact.get("urn"))
    return _inbound(
        address=contact.get("uuid") or urn,
        text=given.get("text"),
        message_id=said.get("id") or given.get("uuid"),
        channel="whatsapp" if urn.startswith("whatsapp:") else "sms",
        language=_two_letters(contact.get("language")),
    )


def _urn(said: object) -> str:
    """Return an address as `scheme:path`, whichever way the flow says it."""
    if isinstance(said, dict):
        return f"{said.get('scheme') or ''}:{said.get('path') or ''}".strip(":")
    return said if isinstance(said, str) else ""


def sign_generic(secret: str, moment: str, body: bytes) -> str:
    """Return the signature of a generic message: HMAC-SHA256 of `moment.body`, in hex."""
    return hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()


def generic_is_signed(
    secret: str, moment: str, body: bytes, signature: str, *, now: datetime, within: int = 300
) -> bool:
    """Tell whether a signature holds and was made within so many seconds; moment is a Unix time."""
    if not re.fullmatch(r"\d{9,11}", moment, re.ASCII):
        return False
    if abs(now.timestamp() - int(moment)) > within:
        return False
    expected = sign_generic(secret, moment, body)
    return hmac.compare_digest(expected.encode(), signature.strip().lower().encode())


def sign_twilio(token: str, url: str, fields: Mapping[str, str]) -> str:
    """Return the signature of a form: HMAC-SHA1 of the address and the sorted fields, in base64."""
    text = url + "".join(f"{name}{fields[name]}" for name in sorted(fields))
    # The provider's scheme says SHA-1; as a keyed hash it is not broken.
    made = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(made).decode("ascii")


def twilio_is_signed(token: str, url: str, fields: Mapping[str, str], signature: str) -> bool:
    """Tell whether a form's signature holds for the address that the gateway called."""
    return hmac.compare_digest(sign_twilio(token, url, fields).encode(), signature.encode())


def _object(body: bytes) -> dict[str, object]:
    if len(body) > MOST_BYTES:
        raise MessageError("too long")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MessageError("no JSON") from error
    if not isinstance(said, dict):
        raise MessageError("no object")
    return said


def _inbound(
    *, address: object, text: object, message_id: object, channel: object, language: object
) -> Inbound:
    if not isinstance(address, str) or not 0 < len(address) <= _MOST_ADDRESS:
        raise MessageError("no address")
    if not isinstance(message_id, str) or not 0 < len(message_id) <= _MOST_ADDRESS:
        raise MessageError("no id")
    if not isinstance(text, str):
        raise MessageError("no text")
    if not isinstance(channel, str) or channel not in _CHANNELS:
        raise MessageError("no channel")
    try:
        for part in (address, message_id, text):
            part.encode()
    except UnicodeEncodeError as error:  # half a letter, as JSON can say it
        raise MessageError("no text") from error
    plain = _CONTROL.sub(" ", text[:MOST_TEXT]).strip()
    return Inbound(
        address=address,
        text=plain,
        id=message_id,
        channel=_CHANNELS[channel],
        ussd=channel == "ussd",
        language=_two_letters(language),
    )


def _two_letters(value: object) -> str:
    """Return a language of the screens from a code of two or three letters, or nothing."""
    known = {"spa": "es", "eng": "en", "hat": "ht", "fra": "fr", "fre": "fr", "por": "pt"}
    code = value.lower() if isinstance(value, str) else ""
    code = known.get(code, code[:2])
    return code if code in known.values() else ""
