"""The verdict on a seal: does its signature agree with a certificate one has reason to trust.

The certificates given are taken as trusted; no chain up to a country's root is built here, and no
revocation list is read. What is checked: the signer named in the seal (country and name) and the
certificate reference (serial number) are those of a given certificate; the signature agrees; the
certificate was valid on the day of signature, its key was in use that day if it states when, and
may sign if it states for what. A seal without signature, or with messages behind it, fails.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from travesia.seals.curves import verifies
from travesia.seals.errors import SealError
from travesia.seals.findings import Finding, Severity, finding
from travesia.seals.visible.certificates import SignerCertificate
from travesia.seals.visible.header import SealHeader
from travesia.seals.visible.reading import VisibleSeal
from travesia.vocab import state_by_alpha2, state_by_alpha3


class SealState(StrEnum):
    """What can be said of a signature."""

    VERIFIED = "verified"
    """It agrees with a given certificate that was valid on the day of signature."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """None of the given certificates is the one the seal names."""
    FAILED = "failed"
    """It does not agree, or the certificate did not allow it."""
    NOT_CHECKED = "not_checked"
    """It was not checked: no certificate was given, or its curve is not known here."""


@dataclass(frozen=True, slots=True)
class SealVerdict:
    """A verdict and why."""

    state: SealState
    reason: Finding
    """The finding that decides."""
    findings: tuple[Finding, ...] = ()
    """What else was noticed while checking."""
    certificate: SignerCertificate | None = None
    """The certificate that was checked against."""

    def as_dict(self, language: str = "en") -> dict[str, Any]:
        """Give it as JSON-able values."""
        checked = self.certificate
        return {
            "state": self.state.value,
            "reason": self.reason.as_dict(language),
            "findings": [found.as_dict(language) for found in self.findings],
            "certificate": checked
            and {
                "signer": checked.signer,
                "reference": checked.reference,
                "not_before": checked.not_before.isoformat(),
                "not_after": checked.not_after.isoformat(),
                "curve": checked.curve.name if checked.curve else None,
            },
        }


def verdict(state: SealState, code: str, /, **facts: str | int) -> SealVerdict:
    """Make a verdict with the finding that decides it."""
    return SealVerdict(state, finding(code, **facts))


def verify_seal(
    seal: VisibleSeal, certificates: Iterable[SignerCertificate], *, today: date | None = None
) -> SealVerdict:
    """Check the signature of a seal.

    Args:
        seal: a seal as `parse_seal` gives it.
        certificates: certificates one trusts.
        today: if given, a signature of a later day is noticed.

    Returns:
        A verdict; never an error. Where several certificates bear the name and number, the first
        that verifies decides.
    """
    header = seal.header
    findings = list(_about_time(header, today))
    stop = next((found for found in seal.findings if found.severity is Severity.STOP), None)
    if stop is not None:
        return SealVerdict(SealState.FAILED, stop, tuple(findings))
    given = tuple(certificates)
    named = {"signer": header.signer, "reference": _trimmed(header.certificate_reference)}
    if not given:
        return _with(verdict(SealState.NOT_CHECKED, "seal.no_certificate", **named), findings)
    matching = [certificate for certificate in given if _is_named(header, certificate)]
    if not matching:
        return _with(verdict(SealState.UNKNOWN_ISSUER, "seal.signer_unknown", **named), findings)
    verdicts = [_against(seal, certificate) for certificate in matching]
    best = min(verdicts, key=lambda found: _RANK[found.state])
    return _with(best, findings + list(_about_issuer(header)))


_RANK = {SealState.VERIFIED: 0, SealState.FAILED: 1, SealState.NOT_CHECKED: 2}


def _with(found: SealVerdict, findings: list[Finding]) -> SealVerdict:
    return SealVerdict(found.state, found.reason, tuple(findings), found.certificate)


def _trimmed(reference: str) -> str:
    return reference.lstrip("0 ") or "0"


def _is_named(header: SealHeader, certificate: SignerCertificate) -> bool:
    """Tell whether a certificate bears the name and the serial number that a seal states."""
    reference = _trimmed(header.certificate_reference)
    return certificate.signer == header.signer and certificate.reference == reference


def _against(seal: VisibleSeal, certificate: SignerCertificate) -> SealVerdict:
    found = check_signature(
        certificate, seal.signature, seal.signed_bytes, signed=seal.header.signed
    )
    return SealVerdict(found.state, found.reason, certificate=certificate)


def check_signature(
    certificate: SignerCertificate, signature: bytes, message: bytes, *, signed: date
) -> SealVerdict:
    """Check a signature against one certificate and that the certificate allowed it that day."""
    curve = certificate.curve
    if curve is None:
        return verdict(SealState.NOT_CHECKED, "seal.curve_unknown")
    try:
        agrees = verifies(curve, certificate.point, signature, message)
    except SealError as error:
        return verdict(SealState.FAILED, error.code, **error.facts)
    if not agrees:
        return verdict(SealState.FAILED, "seal.signature_wrong", signer=certificate.signer)
    return _not_allowed(certificate, signed) or verdict(
        SealState.VERIFIED,
        "seal.signature_agrees",
        signer=certificate.signer,
        reference=certificate.reference,
        curve=curve.name,
    )


def _not_allowed(certificate: SignerCertificate, signed: date) -> SealVerdict | None:
    """Tell why a certificate did not allow a signature on a day; None when it did."""
    if not certificate.valid_on(signed):
        return verdict(
            SealState.FAILED,
            "seal.certificate_not_valid",
            signed=signed.isoformat(),
            not_before=certificate.not_before.isoformat(),
            not_after=certificate.not_after.isoformat(),
        )
    if not certificate.in_use_on(signed):
        return verdict(
            SealState.FAILED,
            "seal.key_not_in_use",
            signed=signed.isoformat(),
            signer=certificate.signer,
        )
    if not certificate.may_sign():
        return verdict(SealState.FAILED, "seal.certificate_use", signer=certificate.signer)
    return None


def _about_time(header: SealHeader, today: date | None) -> Iterable[Finding]:
    if today is not None and header.signed > today:
        yield finding("seal.signed_in_future", signed=header.signed.isoformat())


def _about_issuer(header: SealHeader) -> Iterable[Finding]:
    """Notice a state of issue that is not the country of the signer, where both are known."""
    issuer = state_by_alpha3(header.issuer)
    signer = state_by_alpha2(header.signer[:2])
    if issuer and signer and signer.alpha2 != issuer.alpha2:
        facts = {"issuer": header.issuer, "country": header.signer[:2]}
        yield finding("seal.issuer_not_signer", **facts)
