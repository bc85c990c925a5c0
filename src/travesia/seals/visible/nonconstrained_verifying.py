"""The verdict on a seal that carries its own certificate (VDS-NC).

A certificate inside a seal proves nothing by itself: it counts when it is one of the certificates
given, or when one of them is an authority that signed it. It must be valid today, because such a
seal states no day of signature.
"""

from collections.abc import Iterable
from datetime import date

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from travesia.seals.findings import Finding, finding
from travesia.seals.visible.certificates import SignerCertificate
from travesia.seals.visible.nonconstrained import ALGORITHMS, NonConstrainedSeal
from travesia.seals.visible.verifying import SealState, SealVerdict, check_signature, verdict
from travesia.vocab import state_by_alpha2, state_by_alpha3

BARCODE_SIGNER = "2.23.136.1.1.14.2"
"""Extended use of a key that signs such seals (Australian reader; ICAO's report on VDS-NC)."""


def verify_nonconstrained(
    seal: NonConstrainedSeal, certificates: Iterable[SignerCertificate], *, today: date
) -> SealVerdict:
    """Check the signature of such a seal and that its certificate is to be trusted.

    Args:
        seal: a seal as `parse_nonconstrained` gives it.
        certificates: signers and authorities (country signers) one trusts.
        today: the day on which the certificate must be valid.
    """
    own = seal.certificate
    found = _signature(seal, today)
    if found.state is SealState.VERIFIED:
        given = tuple(certificates)
        facts = {"signer": own.signer, "reference": own.reference}
        if not given:
            found = verdict(SealState.NOT_CHECKED, "seal.certificate_of_its_own", **facts)
        elif not any(_trusts(certificate, own) for certificate in given):
            found = verdict(SealState.UNKNOWN_ISSUER, "seal.signer_unknown", **facts)
    return SealVerdict(found.state, found.reason, tuple(_about_issuer(seal)), own)


def _signature(seal: NonConstrainedSeal, today: date) -> SealVerdict:
    own = seal.certificate
    curve = own.curve.name if own.curve else "?"
    if ALGORITHMS.get(seal.algorithm) != curve:
        facts = {"algorithm": seal.algorithm, "curve": curve}
        return verdict(SealState.FAILED, "seal.algorithm_refused", **facts)
    if own.extended_usage is not None and BARCODE_SIGNER not in own.extended_usage:
        return verdict(SealState.FAILED, "seal.certificate_use", signer=own.signer)
    return check_signature(own, seal.signature, seal.signed_bytes, signed=today)


def _trusts(given: SignerCertificate, own: SignerCertificate) -> bool:
    """Tell whether a given certificate is the seal's own, or an authority that signed it."""
    if given.der == own.der:
        return True
    try:
        authority = x509.load_der_x509_certificate(given.der)
        constraints = authority.extensions.get_extension_for_class(x509.BasicConstraints)
        if not constraints.value.ca:
            return False
        x509.load_der_x509_certificate(own.der).verify_directly_issued_by(authority)
    except (
        InvalidSignature,
        UnsupportedAlgorithm,
        ValueError,
        TypeError,
        x509.ExtensionNotFound,
        x509.DuplicateExtension,
        x509.InvalidVersion,
    ):
        return False
    return given.key_usage is None or "key_cert_sign" in given.key_usage


def _about_issuer(seal: NonConstrainedSeal) -> Iterable[Finding]:
    issuer = state_by_alpha3(seal.issuer)
    signer = state_by_alpha2(seal.certificate.country)
    if issuer and signer and signer.alpha2 != issuer.alpha2:
        facts = {"issuer": seal.issuer, "country": seal.certificate.country}
        yield finding("seal.issuer_not_signer", **facts)
