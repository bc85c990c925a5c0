"""What a program says of a seal: one JSON-able object for each, and lines for people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from travesia.seals.errors import SealError
from travesia.seals.findings import finding
from travesia.seals.messages import field_name
from travesia.seals.visible.certificates import SignerCertificate
from travesia.seals.visible.formats import SealFormat, format_of
from travesia.seals.visible.nonconstrained import NonConstrainedSeal, parse_nonconstrained
from travesia.seals.visible.nonconstrained_verifying import verify_nonconstrained
from travesia.seals.visible.reading import VisibleSeal, parse_seal
from travesia.seals.visible.verifying import SealState, SealVerdict, verify_seal


@dataclass(frozen=True, slots=True)
class Answer:
    """A seal as it was read, and the verdict on it."""

    format: SealFormat
    seal: VisibleSeal | NonConstrainedSeal | None
    """None for a kind that is told apart but not read."""
    verdict: SealVerdict

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values."""
        answer: dict[str, Any] = {"format": self.format.value}
        if isinstance(self.seal, VisibleSeal):
            answer |= _visible(self.seal, language)
        elif self.seal is not None:
            answer |= _nonconstrained(self.seal)
        findings = self.seal.findings if isinstance(self.seal, VisibleSeal) else ()
        answer["findings"] = [found.as_dict(language) for found in findings]
        answer["verdict"] = self.verdict.as_dict(language)
        return answer

    def lines(self, language: str = "en") -> Iterator[str]:
        """Say it to a person: what the seal holds, what was noticed, the verdict."""
        findings = self.verdict.findings
        if isinstance(self.seal, VisibleSeal):
            yield from _visible_lines(self.seal, language)
            findings = self.seal.findings + findings
        elif self.seal is not None:
            yield f"{field_name('document', language)}: {self.seal.kind}"
            yield f"{field_name('issuer', language)}: {self.seal.issuer}"
        for found in (*findings, self.verdict.reason):
            yield f"[{found.severity.value}] {found.message(language)}"


def answer_for(data: bytes, certificates: Sequence[SignerCertificate], *, today: date) -> Answer:
    """Read a seal of any kind and check its signature.

    Args:
        data: the bytes of a bar code.
        certificates: certificates one trusts; none to leave the signature unchecked.
        today: the day of the check.

    Raises:
        SealError: those of `parse_seal` and `parse_nonconstrained`.
    """
    kind = format_of(data)
    if kind is SealFormat.IDB:
        reason = finding("seal.idb_not_read")
        return Answer(kind, None, SealVerdict(SealState.NOT_CHECKED, reason))
    if kind is SealFormat.VDS_NC:
        signed = parse_nonconstrained(data)
        return Answer(kind, signed, verify_nonconstrained(signed, certificates, today=today))
    if kind is None:
        raise SealError("seal.not_a_seal" if data else "seal.empty")
    seal = parse_seal(data)
    return Answer(kind, seal, verify_seal(seal, certificates, today=today))


def _visible(seal: VisibleSeal, language: str) -> dict[str, Any]:
    header, document = seal.header, seal.document
    return {
        "header": {
            "version": header.version,
            "issuer": header.issuer,
            "signer": header.signer,
            "certificate_reference": header.certificate_reference,
            "issued": header.issued.isoformat(),
            "signed": header.signed.isoformat(),
        },
        "document": {
            "ref": f"{header.document_ref:04X}",
            "name": document.name if document else None,
            "title": document.title(language) if document else None,
        },
        "messages": [
            {
                "tag": f"{message.tag:02X}",
                "name": message.name,
                "value": message.shown(),
                "hex": message.data.hex().upper(),
            }
            for message in seal.messages
        ],
        "signature": seal.signature.hex().upper(),
    }


def _nonconstrained(seal: NonConstrainedSeal) -> dict[str, Any]:
    return {
        "header": {
            "type": seal.kind,
            "version": seal.version,
            "issuer": seal.issuer,
            "signer": seal.certificate.signer,
            "certificate_reference": seal.certificate.reference,
        },
        "message": dict(seal.message),
        "algorithm": seal.algorithm,
        "signature": seal.signature.hex().upper(),
    }


def _visible_lines(seal: VisibleSeal, language: str) -> Iterator[str]:
    header = seal.header
    ref = f"{header.document_ref:04X}"
    facts = {
        "document": f"{seal.document.title(language)} ({ref})" if seal.document else ref,
        "version": header.version,
        "issuer": header.issuer,
        "signer": header.signer,
        "certificate": header.certificate_reference,
        "issued": header.issued.isoformat(),
        "signed": header.signed.isoformat(),
    }
    for name, value in facts.items():
        yield f"{field_name(name, language)}: {value}"
    for message in seal.messages:
        label = field_name(message.name, language) if message.name else f"{message.tag:02X}"
        value = message.shown()
        if isinstance(value, list):
            yield f"{label}:"
            yield from (f"    {line}" for line in value)
        else:
            yield f"{label}: {message.data.hex().upper() if value is None else value}"
