"""Reading a visible digital seal (Doc 9303-13): header, messages, signature, findings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travesia.seals.errors import SealError
from travesia.seals.findings import Finding, finding
from travesia.seals.visible.document_types import DOCUMENT_TYPES, DocumentType, MessageType
from travesia.seals.visible.header import SealHeader, read_header
from travesia.seals.visible.tlv import SIGNATURE_TAG, read_messages
from travesia.seals.visible.values import Value, read_value

MAX_SEAL = 4096
"""Most bytes of a seal. The largest QR code holds 2,953 bytes, the largest Data Matrix 1,555."""
MAX_MESSAGES = 128
"""Most messages of a seal."""


@dataclass(frozen=True, slots=True)
class SealMessage:
    """One message of a seal."""

    tag: int
    data: bytes
    name: str | None
    """Its name in the table of its document; None when the table does not know the tag."""
    value: Value | None
    """What it says; None when the table does not know it or it cannot be read."""

    def shown(self) -> str | int | list[str] | None:
        """Give the value as JSON has it: days as ISO 8601, zones as lists of lines."""
        if isinstance(self.value, date):
            return self.value.isoformat()
        return list(self.value) if isinstance(self.value, tuple) else self.value


@dataclass(frozen=True, slots=True)
class VisibleSeal:
    """A seal as it was read; nothing here says whether its signature agrees."""

    header: SealHeader
    messages: tuple[SealMessage, ...]
    signature: bytes
    """The numbers r and s of the signature, one behind the other; empty when there is none."""
    signed_bytes: bytes
    """What the signature is over: the header and the messages."""
    document: DocumentType | None
    """The kind of document; None when the table does not know it."""
    findings: tuple[Finding, ...]

    def message_named(self, name: str) -> SealMessage | None:
        """Find a message by its name in the table."""
        return next((message for message in self.messages if message.name == name), None)

    @property
    def zone(self) -> tuple[str, ...] | None:
        """Lines of the machine-readable zone the seal repeats; None when it holds none."""
        return next((m.value for m in self.messages if isinstance(m.value, tuple)), None)


def parse_seal(data: bytes) -> VisibleSeal:
    """Read a seal from the bytes of its bar code.

    A message that is missing, unknown, too long or unreadable is a finding; only what leaves no
    seal to speak of is an error.

    Raises:
        SealError: `seal.empty`, `seal.too_large`, `seal.not_a_seal`, `seal.version_unknown`,
            `seal.cut_short`, `seal.length_form`, `seal.date_invalid`, `seal.reference_length`,
            `seal.c40_unreadable` (in the header) or `seal.too_many_messages`.
    """
    if not data:
        raise SealError("seal.empty")
    if len(data) > MAX_SEAL:
        raise SealError("seal.too_large", length=len(data), most=MAX_SEAL)
    header, start = read_header(data)
    found = read_messages(data, start)
    if len(found) > MAX_MESSAGES:
        raise SealError("seal.too_many_messages", count=len(found), most=MAX_MESSAGES)
    document = DOCUMENT_TYPES.get(header.document_ref)
    split = next((n for n, part in enumerate(found) if part[0] == SIGNATURE_TAG), len(found))
    signature = found[split][1] if split < len(found) else b""
    end = found[split][2] if split < len(found) else len(data)
    findings = list(_about_header(header, document))
    messages = tuple(_message(tag, value, document, findings) for tag, value, _ in found[:split])
    findings += _about_messages(messages, document)
    if split == len(found):
        findings.append(finding("seal.signature_missing"))
    elif split < len(found) - 1:
        findings.append(finding("seal.after_signature", count=len(found) - 1 - split))
    return VisibleSeal(header, messages, signature, data[:end], document, tuple(findings))


def _about_header(header: SealHeader, document: DocumentType | None) -> Iterator[Finding]:
    if document is None:
        yield finding("seal.document_unknown", ref=f"{header.document_ref:04X}")
    if header.quirk is not None:
        yield finding(f"seal.reference_{header.quirk}", signer=header.signer)
    if header.signed < header.issued:
        days = {"signed": header.signed.isoformat(), "issued": header.issued.isoformat()}
        yield finding("seal.signed_before_issue", **days)


def _message(
    tag: int, data: bytes, document: DocumentType | None, findings: list[Finding]
) -> SealMessage:
    kind = document.messages.get(tag) if document else None
    if kind is None:
        if document is not None and not document.open:
            findings.append(finding("seal.message_unknown", tag=f"{tag:02X}", length=len(data)))
        return SealMessage(tag, data, None, None)
    if not kind.shortest <= len(data) <= kind.longest:
        findings.append(_wrong_length(kind, len(data)))
    try:
        return SealMessage(tag, data, kind.name, read_value(kind.coding, data))
    except SealError as error:
        findings.append(finding("seal.message_unreadable", kind.name, reason=error.code))
        return SealMessage(tag, data, kind.name, None)


def _wrong_length(kind: MessageType, length: int) -> Finding:
    facts = {"length": length, "shortest": kind.shortest, "longest": kind.longest}
    return finding("seal.message_length", kind.name, **facts)


def _about_messages(
    messages: Sequence[SealMessage], document: DocumentType | None
) -> list[Finding]:
    tags = [message.tag for message in messages]
    twice = sorted({tag for tag in tags if tags.count(tag) > 1})
    findings = [finding("seal.message_twice", tag=f"{tag:02X}") for tag in twice]
    if document is None:
        return findings
    return findings + [
        finding("seal.message_missing", name) for name in _missing(document.messages, set(tags))
    ]


def _missing(kinds: Mapping[int, MessageType], present: set[int]) -> list[str]:
    """Name required messages that are not there; a choice is met by any one of its messages."""
    met = {kinds[tag].choice for tag in present if tag in kinds and kinds[tag].choice}
    missing: dict[str, str] = {}
    for kind in kinds.values():
        if kind.required and kind.tag not in present and kind.choice not in met:
            missing.setdefault(kind.choice or kind.name, kind.name)
    return list(missing.values())
