"""What a reader sent: a travel document, a visa, the text of a card, the bytes of a seal."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from travesia.border.domain.reading import was_read
from travesia.documents import Finding as DocumentFinding
from travesia.documents import MrzFormat, MrzReading, Severity, parse_mrz
from travesia.seals import SealError
from travesia.seals.cards import CardReading, open_card
from travesia.seals.visible import VisibleSeal, parse_seal

#: Shorter text without a filler is no card: the shortest signed card has more than this.
SHORTEST_CARD = 60
#: A seal as hexadecimal digits: it begins with DC and its version.
_SEAL = re.compile(r"DC0[0-9A-F](?:[0-9A-F]{2}){10,}")
_BASE45 = re.compile(r"[0-9A-Z $%*+\-./:]+")
_VISAS = frozenset({MrzFormat.MRV_A, MrzFormat.MRV_B})

EMERGENCY = "emergency_travel_document"
"""Kind of seal that repeats the whole zone of the travel document that it is printed on."""


class What(StrEnum):
    """What a text from a reader is."""

    DOCUMENT = "document"
    VISA = "visa"
    CARD = "card"
    SEAL = "seal"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A text that can be worked with; exactly one of the three readings is there."""

    what: What
    #: As it is kept: lines of a zone, one line of base45, capital hexadecimal digits.
    text: str
    zone: MrzReading | None = None
    card: CardReading | None = None
    """Opened, not checked."""
    seal: VisibleSeal | None = None

    @property
    def emergency_zone(self) -> str:
        """The zone of the emergency travel document that a seal stands on; otherwise empty."""
        seal = self.seal
        if seal is None or seal.document is None or seal.document.name != EMERGENCY:
            return ""
        return "\n".join(seal.zone or ())


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that cannot be worked with, and why."""

    what: What
    """What it looks most like."""
    faults: tuple[DocumentFinding | SealError, ...]
    zone: MrzReading | None = None


def recognise(text: str, *, today: date, training: bool) -> Recognised | Unread:
    """Tell what a text from a reader is and read it; any text has an answer.

    A filler (`<`) stands in every zone and never in a card or a seal, so nothing is guessed.
    """
    packed = "".join(text.upper().split())
    if _SEAL.fullmatch(packed):
        return _seal(packed)
    one_line = "".join(text.splitlines())
    if len(one_line) >= SHORTEST_CARD and _BASE45.fullmatch(one_line):
        return _card(one_line)
    return _zone(text, today=today, training=training)


def recognise_bytes(content: bytes, *, today: date, training: bool) -> Recognised | Unread:
    """Tell what the bytes of a symbol in a picture are."""
    if content[:1] == b"\xdc":
        return _seal(content.hex().upper())
    return recognise(content.decode("latin-1"), today=today, training=training)


def _seal(digits: str) -> Recognised | Unread:
    try:
        return Recognised(What.SEAL, digits, seal=parse_seal(bytes.fromhex(digits)))
    except SealError as error:
        return Unread(What.SEAL, (error,))


def _card(text: str) -> Recognised | Unread:
    try:
        return Recognised(What.CARD, text, card=open_card(text))
    except SealError as error:
        return Unread(What.CARD, (error,))


def _zone(text: str, *, today: date, training: bool) -> Recognised | Unread:
    reading = parse_mrz(text, today=today, training=training)
    what = What.VISA if reading.format in _VISAS else What.DOCUMENT
    if was_read(reading):
        return Recognised(what, "\n".join(reading.lines), zone=reading)
    faults = tuple(item for item in reading.findings if item.severity is Severity.STOP)
    return Unread(what, faults, reading)
