"""From a document as read or typed to findings: what agrees, what fails, what an eye must check."""

from collections.abc import Iterable
from datetime import date

from travesia.border.domain.verdict import Finding, Level, Source
from travesia.documents import Finding as DocumentFinding
from travesia.documents import MrzReading, PartialDate
from travesia.people.domain import Claim, HeldDocument
from travesia.vocab import is_issuer, is_nationality

SPECIMEN = "UTO"
PROTECTED_NATIONALITIES = frozenset({"XXA", "XXB", "XXC"})
"""Stateless persons and refugees, Doc 9303-3 §5."""
PROTECTED_DOCUMENTS = frozenset({"PR", "PS"})
"""Refugee and stateless travel documents, Doc 9303-4 §4.4."""


def was_read(reading: MrzReading) -> bool:
    """Tell whether enough stands in the zone to work with: a name and a document number."""
    return reading.name is not None and bool(reading.document_number)


def claim_of(reading: MrzReading) -> Claim:
    """Return who the holder claims to be, as the zone has it; what it lacks stays empty."""
    born = reading.birth_date
    return Claim(
        primary=reading.surname or "",
        secondary=reading.given_names or "",
        birth_date="" if born is None or born == PartialDate() else str(born),
        sex=reading.sex or "",
        nationality=reading.nationality or "",
    )


def document_of(reading: MrzReading) -> HeldDocument:
    """Return the document the zone describes."""
    expiry = reading.expiry_date
    return HeldDocument(
        document_code=reading.document_code or "",
        issuing_state=reading.issuing_state or "",
        number=reading.document_number or "",
        expires_on=None if expiry is None else expiry.exact,
        optional_data=reading.optional_data or "",
        mrz="\n".join(reading.lines),
    )


def findings_of_reading(reading: MrzReading) -> tuple[Finding, ...]:
    """Return what the zone shows; names are always to be compared by eye (no digit covers them)."""
    found = [_taken_over(item) for item in reading.findings]
    if reading.name is not None and not any(item.about == "name" for item in found):
        found.append(Finding("name.by_eye", Level.INFO, Source.DOCUMENT, "name"))
    return tuple(found)


def _taken_over(item: DocumentFinding) -> Finding:
    level = Level(item.severity.value)
    return Finding(item.code, level, Source.DOCUMENT, item.field or "", dict(item.facts))


def findings_of_typed(
    claim: Claim, document: HeldDocument, *, today: date, training: bool
) -> tuple[Finding, ...]:
    """Return what a typed document shows: no digit vouches for it, so an eye must."""
    found = [Finding("document.typed", Level.INFO, Source.DOCUMENT)]
    found += _expiry_findings(document.expires_on, today)
    found += _state_findings(document.issuing_state, "issuing_state", training=training)
    if claim.nationality != document.issuing_state:
        found += _state_findings(claim.nationality, "nationality", training=training)
    if (
        claim.nationality in PROTECTED_NATIONALITIES
        or document.document_code in PROTECTED_DOCUMENTS
    ):
        found.append(Finding("holder.protection", Level.INFO, Source.DOCUMENT))
    return tuple(found)


def _expiry_findings(expires_on: date | None, today: date) -> list[Finding]:
    if expires_on is None:
        return [Finding("expiry.absent", Level.CAUTION, Source.DOCUMENT, "expiry_date")]
    days = (today - expires_on).days
    expired = days > 0
    code = "document.expired" if expired else "document.in_date"
    facts: dict[str, str | int] = {"date": expires_on.isoformat(), "days": abs(days)}
    level = Level.STOP if expired else Level.OK
    return [Finding(code, level, Source.DOCUMENT, "expiry_date", facts)]


def _state_findings(code: str, about: str, *, training: bool) -> list[Finding]:
    if not code:
        return []
    if code == SPECIMEN:
        name, level = (
            ("state.specimen", Level.INFO) if training else ("state.specimen_live", Level.STOP)
        )
        return [Finding(name, level, Source.DOCUMENT, about, {"code": code})]
    known = is_issuer(code) if about == "issuing_state" else is_nationality(code)
    if known:
        return [Finding("state.known", Level.OK, Source.DOCUMENT, about, {"code": code})]
    return [Finding("state.unknown", Level.STOP, Source.DOCUMENT, about, {"code": code})]


def needs_ground(findings: Iterable[Finding]) -> bool:
    """Tell whether to admit asks for a ground: something about the document fails."""
    return any(item.level is Level.STOP and item.source is Source.DOCUMENT for item in findings)


def differences(known: Claim, shown: Claim) -> tuple[str, ...]:
    """Return the fields in which a document differs from what its holder claimed before.

    An empty side is no difference: nothing was said there.
    """
    names = ("primary", "secondary", "birth_date", "sex", "nationality")
    pairs = ((name, getattr(known, name), getattr(shown, name)) for name in names)
    return tuple(name for name, old, new in pairs if old and new and _fold(old) != _fold(new))


def _fold(text: str) -> str:
    return " ".join(text.replace("-", " ").upper().split()) if not text[:1].isdigit() else text
