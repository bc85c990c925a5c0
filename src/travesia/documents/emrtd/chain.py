"""From the document signer to a country signer that is trusted (Doc 9303-12)."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from travesia.documents.emrtd.certificates import Certificate
from travesia.documents.emrtd.lists import MasterList, RevocationList
from travesia.documents.emrtd.public_keys import HASHES
from travesia.documents.emrtd.security_object import Signed
from travesia.documents.findings import Finding, finding
from travesia.vocab import state_by_alpha3

LONGEST_PATH: Final = 4
"""Certificates from signer to trusted one: each link bridges one change of the country's key."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What the operator holds: whom to believe, and what was revoked."""

    country_signers: tuple[Certificate, ...] = ()
    """Believed as they are."""
    links: tuple[Certificate, ...] = ()
    """Link certificates: believed only when a country signer above signed them."""
    revocations: tuple[RevocationList, ...] = ()
    notes: tuple[Finding, ...] = field(default=())
    """What is to be said of the lists themselves."""


def trust_of(
    certificates: Iterable[Certificate] = (),
    *,
    master_lists: Iterable[MasterList] = (),
    revocations: Iterable[RevocationList] = (),
) -> Trust:
    """Put together what the operator trusts.

    A master list is believed when a country signer among `certificates` stands behind it. With no
    such certificate at hand the operator's word, having named the file, stands for it, and a
    caution says so; a list whose own signature fails is not used at all.
    """
    given = tuple(certificates)
    signers = [one for one in given if one.is_self_issued]
    links = [one for one in given if not one.is_self_issued]
    notes: list[Finding] = []
    for found in master_lists:
        note = _judge_list(found, given)
        notes.append(note)
        if found.unusable:
            notes.append(finding("chip.certificates_left", count=found.unusable))
        if note.code != "chip.list_failed":
            signers += [one for one in found.certificates if one.is_self_issued]
            links += [one for one in found.certificates if not one.is_self_issued]
    return Trust(tuple(signers), tuple(links), tuple(revocations), tuple(notes))


def signer_of(signed: Signed, others: Iterable[Certificate] = ()) -> Certificate | None:
    """Find the certificate the signer names, beside the signature or among others."""
    return next((one for one in (*signed.certificates, *others) if signed.is_signer(one)), None)


def is_signed(signed: Signed, signer: Certificate) -> bool:
    """Tell whether the signer's key signed attributes that carry the digest of the contents."""
    digest = digest_of(signed.digest, signed.content)
    return (
        bool(digest)
        and signed.attribute_digest == digest
        and signed.attribute_type == signed.content_type
        and signer.key.verifies(signed.signature, signed.attributes, signed.scheme)
    )


def path_of(
    signer: Certificate, trust: Trust
) -> tuple[tuple[Certificate, ...], tuple[Certificate, ...]]:
    """Find the way from a signer to a country signer.

    Returns:
        (the certificates of the way without the signer, trusted one last; empty when there is
        none, those that bear the issuer's name but did not sign).
    """
    path: list[Certificate] = []
    below, impostors = signer, []
    while len(path) < LONGEST_PATH:
        found, wrong = _issuer_of(below, trust.country_signers)
        impostors += wrong
        if found is not None:
            return (*path, found), ()
        found, wrong = _issuer_of(below, [one for one in trust.links if one not in path])
        impostors += wrong
        if found is None:
            break
        path.append(found)
        below = found
    return (), tuple(impostors)


def _issuer_of(
    below: Certificate, among: Sequence[Certificate]
) -> tuple[Certificate | None, list[Certificate]]:
    """Give the one that signed a certificate, else those that should have by name and key."""
    named = [one for one in among if one.subject == below.issuer and _keys_meet(one, below)]
    found = next((one for one in named if below.is_signed_by(one)), None)
    # Only a key that is named and did not sign speaks of forgery; else its owner may be missing.
    own = below.authority_key
    return found, [] if found or own is None else [one for one in named if one.subject_key == own]


def _keys_meet(above: Certificate, below: Certificate) -> bool:
    named, own = below.authority_key, above.subject_key
    return named is None or own is None or named == own


def judge_path(
    signer: Certificate, path: Sequence[Certificate], *, signed_at: datetime | None, at: datetime
) -> list[Finding]:
    """Judge the certificates of a way: uses, countries, days.

    A certificate that has expired by now still covers what was signed while it was valid: that is
    a caution. A signature made outside the validity or the use of its key is a stop.
    """
    found = []
    country_signer = path[-1]
    if not signer.signs_documents or signer.is_ca or signer.signs_master_lists:
        found.append(finding("chip.not_a_signer", holder=signer.holder))
    found += [
        finding("chip.not_a_country_signer", holder=one.holder)
        for one in path
        if not one.is_ca or not one.signs_certificates
    ]
    found += [
        finding("chip.extension_unknown", holder=one.holder, extension=one.demands[0])
        for one in (signer, *path)
        if one.demands
    ]
    if signer.country != country_signer.country or not signer.country:
        found.append(
            finding(
                "chip.country_differs",
                signer=signer.country or "–",
                country=country_signer.country or "–",
            )
        )
    if signed_at is not None and not (signer.valid_at(signed_at) and signer.used_at(signed_at)):
        found.append(finding("chip.signed_outside", day=signed_at.date().isoformat()))
    expired = "chip.expired" if signed_at is not None else "chip.expired_undated"
    for one in (signer, *path):
        if at > one.not_after:
            day = one.not_after.date().isoformat()
            found.append(finding(expired, holder=one.holder, day=day))
        elif at < one.not_before:
            found.append(
                finding(
                    "chip.not_valid_yet", holder=one.holder, day=one.not_before.date().isoformat()
                )
            )
        if one.key.is_weak:
            found.append(finding("chip.weak_key", key=one.key.name, holder=one.holder))
    return found


def state_note(signer: Certificate, issuing_state: str | None) -> Finding | None:
    """Compare the signer's country with the issuing state of the zone, where both have a code."""
    state = state_by_alpha3(issuing_state) if issuing_state else None
    country = state.alpha2 if state is not None else None
    if not country or not signer.country or signer.country == country:
        return None
    return finding("chip.state_differs", state=str(issuing_state), country=signer.country)


def _judge_list(found: MasterList, given: Sequence[Certificate]) -> Finding:
    """Say whether a master list is to be believed."""
    # The list carries its signer and often the country signer above; neither vouches for itself.
    signer = signer_of(found.signed, given)
    if signer is None or not is_signed(found.signed, signer):
        return finding("chip.list_failed")
    roots = tuple(one for one in given if one.is_self_issued)
    if not (signer.signs_master_lists or signer.is_ca) or signer.demands:
        return finding("chip.list_failed")
    path, _ = path_of(signer, Trust(roots, tuple(one for one in given if not one.is_self_issued)))
    if not all(one.is_ca and one.signs_certificates and not one.demands for one in path):
        return finding("chip.list_failed")
    if path or signer in roots:
        return finding("chip.list_verified", holder=(path[-1] if path else signer).holder)
    if roots:
        return finding("chip.list_failed")
    return finding("chip.list_unproven", holder=signer.holder)


def digest_of(name: str, content: bytes) -> bytes:
    """Hash contents; empty for a hash no passport uses, which agrees with nothing."""
    if name not in HASHES:
        return b""
    return hashlib.new(name, content, usedforsecurity=False).digest()
