"""Files of valid form made to occupy whoever decodes them: one trick each."""

from collections.abc import Mapping

from asn1crypto import cms, core, x509

from travesia.documents.emrtd.lists import MASTER_LIST, _MasterList
from travesia.documents.tests.chip_cast import Party, sign_contents, tlv

COMMON_NAME, UNKNOWN = b"\x55\x04\x03", b"\x2a\x03\x04"
LONG_OID = b"\x2a" + b"\xff" * 12_000 + b"\x01"
"""One arc of 84,000 bits: decoding takes the square of its length."""
WIDE = "\ufdfa"
"""One letter that becomes eighteen when names are normalised for comparing."""
SIGNED_DATA = bytes.fromhex("06092A864886F70D010702")
SECURITY_OBJECT = bytes.fromhex("0606678108010101")


def name(times: int, text: bytes = b"A", oid: bytes = COMMON_NAME) -> bytes:
    """Write a name that repeats one part."""
    part = tlv("31", tlv("30", tlv("06", oid) + tlv("0C", text)))
    return tlv("30", part * times)


def extensions(oid: bytes, contents: bytes, times: int = 1) -> bytes:
    one = tlv("30", tlv("06", oid) + tlv("04", contents))
    return tlv("A3", tlv("30", one * times))


TRICKS: Mapping[str, tuple[str, bytes]] = {
    "a name of many parts": ("subject", name(1_200)),
    "a name of one long part": ("issuer", name(1, WIDE.encode() * 4_000)),
    "a name under a long identifier": ("subject", name(1, oid=LONG_OID)),
    "a long serial number": ("serial_number", tlv("02", b"\x7f" * 12_000)),
    "many extensions": ("extensions", extensions(UNKNOWN, b"", 1_200)),
    "a long identifier of an extension": ("extensions", extensions(LONG_OID, b"")),
    "many bits of use": ("extensions", extensions(b"\x55\x1d\x0f", tlv("03", bytes(12_000)))),
    "many uses": (
        "extensions",
        extensions(b"\x55\x1d\x25", tlv("30", b"\x06\x02\x2a\x03" * 3_000)),
    ),
    "a long use": ("extensions", extensions(b"\x55\x1d\x25", tlv("30", tlv("06", LONG_OID)))),
}
"""Part of a certificate → what it is exchanged for."""


def certificate(of: Party, **parts: bytes) -> bytes:
    """Write a certificate anew with parts exchanged; its signature no longer agrees."""
    body = of.certificate["tbs_certificate"]
    names = [one[0] for one in x509.TbsCertificate._fields]
    kept = [n for n in names if n in parts or not isinstance(body[n], core.Void)]
    raw = b"".join(parts.get(n) or body[n].dump() for n in kept)
    outer = of.certificate["signature_algorithm"].dump() + of.certificate["signature_value"].dump()
    return tlv("30", tlv("30", raw) + outer)


def listing(of: Party, certificates: bytes) -> bytes:
    """Write a master list of certificates as they are."""
    found = _MasterList.load(tlv("30", b"\x02\x01\x00" + tlv("31", certificates)))
    return sign_contents(found, MASTER_LIST, of)


def security_object(whole: bytes, **parts: bytes) -> bytes:
    """Write EF.SOD anew with parts exchanged: `content`, `certificates`, `sid`, `attributes`."""
    raw = whole[4:] if whole[1] == 0x82 else whole[3:]
    body = cms.ContentInfo.load(raw)["content"]
    signer = body["signer_infos"][0]
    content = body["encap_content_info"].dump()
    if "content" in parts:
        content = tlv("30", SECURITY_OBJECT + tlv("A0", tlv("04", parts["content"])))
    told = [
        signer["version"].dump(),
        parts.get("sid") or signer["sid"].dump(),
        signer["digest_algorithm"].dump(),
        parts.get("attributes") or signer["signed_attrs"].dump(),
        signer["signature_algorithm"].dump(),
        signer["signature"].dump(),
    ]
    carried = parts.get("certificates")
    filled = tlv("A0", carried) if carried else body["certificates"].dump()
    head = body["version"].dump() + body["digest_algorithms"].dump()
    signers = tlv("31", tlv("30", b"".join(told)))
    return tlv(
        "77", tlv("30", SIGNED_DATA + tlv("A0", tlv("30", head + content + filled + signers)))
    )


def hashes(listed: bytes) -> bytes:
    """Write the signed contents of EF.SOD over what stands for its list of hashes."""
    return tlv(
        "30", b"\x02\x01\x00" + bytes.fromhex("300B0609608648016503040201") + tlv("30", listed)
    )


def objects(whole: bytes, of: Party) -> Mapping[str, bytes]:
    """Give security objects made to occupy the reader, by their trick."""
    groups = (
        tlv("30", tlv("02", n.to_bytes(3, "big")) + b"\x04\x00") for n in range(65_536, 75_000)
    )
    number = tlv("30", tlv("02", b"\x7f" * 9_000) + b"\x04\x00")
    attribute = tlv("30", tlv("06", UNKNOWN) + b"\x31\x00")
    values = tlv("30", tlv("06", UNKNOWN) + tlv("31", tlv("06", LONG_OID)))
    made = {
        "many hashes": {"content": hashes(b"".join(groups))},
        "one long number twice": {"content": hashes(number * 2)},
        "many certificates": {"certificates": of.der * 280},
        "a signer with a long name": {"sid": tlv("30", name(9_000) + b"\x02\x01\x01")},
        "a signer with a wide name": {
            "sid": tlv("30", name(1, WIDE.encode() * 30_000) + b"\x02\x01\x01")
        },
        "many attributes": {"attributes": tlv("A0", attribute * 9_000)},
        "a long identifier in an attribute": {"attributes": tlv("A0", values)},
    }
    carried = {what: {"certificates": certificate(of, **{p: r})} for what, (p, r) in TRICKS.items()}
    return {what: security_object(whole, **parts) for what, parts in {**made, **carried}.items()}
