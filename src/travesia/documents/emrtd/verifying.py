"""Passive authentication (Doc 9303-11): are these the data a country's signer signed?"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from travesia.documents.emrtd.certificates import Certificate
from travesia.documents.emrtd.chain import (
    Trust,
    digest_of,
    is_signed,
    judge_path,
    path_of,
    signer_of,
    state_note,
)
from travesia.documents.emrtd.data_groups import zone_of
from travesia.documents.emrtd.errors import ChipFileError
from travesia.documents.emrtd.public_keys import digest_name
from travesia.documents.emrtd.security_object import SecurityObject, read_security_object
from travesia.documents.emrtd.verdict import ChipState, ChipVerification, Step
from travesia.documents.findings import Finding, Severity, finding

_NOTHING = Step(ChipState.NOT_CHECKED, ())


def verify_sod(
    sod: bytes,
    *,
    data_groups: Mapping[int, bytes],
    trust: Trust,
    at: datetime,
    document_signers: Iterable[Certificate] = (),
    printed_zone: str | None = None,
) -> ChipVerification:
    """Verify the data groups read from a chip against its EF.SOD.

    Args:
        sod: the file EF.SOD.
        data_groups: number (1 to 16) → the file as read, tag included.
        trust: country signers, links and revocation lists the operator holds (`trust_of`).
        at: the moment of inspection; aware.
        document_signers: certificates of document signers, for an EF.SOD that carries none.
        printed_zone: the machine-readable zone on the page, lines separated by a newline.

    Returns:
        The verdict with every reason.

    Raises:
        ChipFileError: when EF.SOD is not such a file at all.
    """
    found = read_security_object(sod)
    zone, zone_note = _zone_in(data_groups)
    signer = signer_of(found.signed, document_signers)
    path, impostors = path_of(signer, trust) if signer else ((), ())
    return ChipVerification(
        hashes=_hashes(found, data_groups),
        signature=_signature(found, signer),
        chain=_chain(found, signer, path, impostors, at=at, zone=zone),
        revocation=_revocation(signer, path, trust, at) if signer else _NOTHING,
        zone=_step([zone_note]) if zone_note else _zone(zone, printed_zone),
        notes=(*trust.notes, finding("chip.cloning_not_checked")),
        signer=signer.holder if signer else "",
        country_signer=path[-1].holder if path else "",
        groups={number: number in data_groups for number in found.hashes},
    )


def _zone_in(data_groups: Mapping[int, bytes]) -> tuple[str | None, Finding | None]:
    """Read the zone of DG1; a DG1 that cannot be read speaks against the chip, not the reader."""
    if 1 not in data_groups:
        return None, None
    try:
        return zone_of(data_groups[1]), None
    except ChipFileError as error:
        return None, finding(error.code, **error.facts)


def _step(findings: list[Finding], otherwise: ChipState = ChipState.VERIFIED) -> Step:
    """Fail on any stop; else the state is as the caller found it."""
    failed = any(item.severity is Severity.STOP for item in findings)
    return Step(ChipState.FAILED if failed else otherwise, tuple(findings))


def _hashes(found: SecurityObject, data_groups: Mapping[int, bytes]) -> Step:
    if not data_groups:
        return _step([finding("chip.no_groups")], ChipState.NOT_CHECKED)
    notes = []
    for number, raw in sorted(data_groups.items()):
        expected = found.hashes.get(number)
        if expected is None:
            notes.append(finding("chip.group_not_listed", number=number))
        elif digest_of(found.hash, raw) != expected:
            notes.append(finding("chip.hash_differs", number=number))
        else:
            notes.append(finding("chip.hash_agrees", number=number))
    if found.hash == "sha1":
        notes.append(finding("chip.weak_hash", hash=digest_name(found.hash)))
    if 1 not in data_groups:
        # Nothing else says whose chip this is.
        notes.append(finding("chip.no_zone_group"))
        return _step(notes, ChipState.NOT_CHECKED)
    return _step(notes)


def _signature(found: SecurityObject, signer: Certificate | None) -> Step:
    signed = found.signed
    if not signed.attributes or signed.attribute_type != signed.content_type:
        return _step([finding("chip.no_signed_attributes")])
    if signed.attribute_digest != digest_of(signed.digest, signed.content):
        return _step([finding("chip.digest_differs")])
    if signer is None:
        return _step([finding("chip.signer_missing")], ChipState.NOT_CHECKED)
    if not is_signed(signed, signer):
        return _step([finding("chip.signature_failed", holder=signer.holder)])
    notes = [
        finding("chip.signature_agrees", holder=signer.holder, scheme=str(signed.scheme)),
    ]
    weak = {signed.scheme.hash, signed.digest} & {"sha1"}
    notes += [finding("chip.weak_hash", hash=digest_name(one)) for one in weak]
    return _step(notes)


def _chain(
    found: SecurityObject,
    signer: Certificate | None,
    path: tuple[Certificate, ...],
    impostors: tuple[Certificate, ...],
    *,
    at: datetime,
    zone: str | None,
) -> Step:
    if signer is None:
        return _step([finding("chip.signer_missing")], ChipState.NOT_CHECKED)
    if not path and impostors:
        return _step([finding("chip.chain_failed", holder=impostors[0].holder)])
    if not path:
        note = finding("chip.issuer_unknown", country=signer.country or "–")
        return _step([note], ChipState.UNKNOWN_ISSUER)
    notes = [finding("chip.chain_verified", holder=path[-1].holder)]
    notes += judge_path(signer, path, signed_at=found.signed.signing_time, at=at)
    state = state_note(signer, zone[2:5].rstrip("<") if zone else None)
    return _step([*notes, state] if state else notes)


def _revocation(
    signer: Certificate, path: tuple[Certificate, ...], trust: Trust, at: datetime
) -> Step:
    """Look the signer up in the lists of its own country signer; a stale list proves nothing."""
    if not path:
        return _step([finding("chip.no_revocation_list")], ChipState.NOT_CHECKED)
    # After a change of its key a country signs the one list of all its certificates by the new.
    issuers = [
        one
        for one in (*path, *trust.country_signers)
        if one.signs_lists and one.subject == signer.issuer
    ]
    named = [one for one in trust.revocations if one.issuer == signer.issuer]
    proven = [one for one in named if any(one.is_signed_by(issuer) for issuer in issuers)]
    if not proven:
        code = "chip.revocation_list_unproven" if named else "chip.no_revocation_list"
        return _step([finding(code)], ChipState.NOT_CHECKED)
    newest = max(proven, key=lambda one: one.this_update)
    day = newest.this_update.date().isoformat()
    if any(signer.serial in one.revoked for one in proven):
        return _step([finding("chip.revoked", serial=f"{signer.serial:X}", day=day)])
    if newest.this_update > at or newest.next_update is None or at > newest.next_update:
        return _step([finding("chip.revocation_list_stale", day=day)], ChipState.NOT_CHECKED)
    return _step([finding("chip.not_revoked", day=day)])


def _zone(zone: str | None, printed: str | None) -> Step:
    if zone is None or printed is None:
        return _NOTHING
    same = "".join(zone.split()) == "".join(printed.split()).upper()
    return _step([finding("chip.zone_agrees" if same else "chip.zone_differs")])
