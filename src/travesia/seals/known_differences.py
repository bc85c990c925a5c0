"""Where this reader decides otherwise than the authors of public vectors, and why."""

from collections.abc import Mapping
from types import MappingProxyType

_MANY = "COSE_Sign, the message of many signers: a card has one"
_MAC = "COSE_Mac0: whoever can check a shared secret can also forge it"
_SEALED = "COSE_Encrypt0: an offline reader has no key to open it with"

COSE_NOT_READ: Mapping[str, str] = MappingProxyType(
    {
        "CWT/A_4.json": _MAC,
        "CWT/A_5.json": _SEALED,
        "CWT/A_6.json": _SEALED,
        "CWT/A_7.json": f"{_MAC}; a fractional date besides",
        "ecdsa-examples/ecdsa-01.json": _MANY,
        "ecdsa-examples/ecdsa-02.json": f"{_MANY}; ES384",
        "ecdsa-examples/ecdsa-03.json": f"{_MANY}; ES512",
        "ecdsa-examples/ecdsa-04.json": f"{_MANY}; ES512 with a P-256 key",
        "ecdsa-examples/ecdsa-sig-02.json": "ES384 is not on the allow-list",
        "ecdsa-examples/ecdsa-sig-03.json": "ES512 is not on the allow-list",
        "ecdsa-examples/ecdsa-sig-04.json": "ES512 with a P-256 key: the authors let it pass; "
        "a digest longer than the curve's order gains nothing, and one algorithm a curve cannot "
        "be confused",
        "eddsa-examples/eddsa-01.json": _MANY,
        "eddsa-examples/eddsa-02.json": f"{_MANY}; Ed448",
        "eddsa-examples/eddsa-sig-02.json": "Ed448 is not on the allow-list",
    }
)
"""Files of cose-wg/Examples that are refused although their authors let them pass."""

CLAIM169_NOT_READ: Mapping[str, str] = MappingProxyType(
    {
        "valid/encrypted-aes256.json": _SEALED,
        "valid/encrypted-signed.json": _SEALED,
    }
)
"""Files of claim-169's test vectors that are refused although they are called valid."""

_LEFT = "fingerprints, irises, palms and voices are left unread by intention; their number is told"

CLAIM169_READ_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "valid/demographics-full.json": "a photo format without a photo is not kept",
        "valid/with-all-biometrics.json": _LEFT,
        "valid/with-fingerprints.json": _LEFT,
        "valid/with-face.json": "the picture in the symbol begins ff d8 ff, as JPEG does; the "
        "expected bytes beside it begin ff fd fe and are no picture. The symbol is followed",
        "invalid/bad-zlib.json": "refused as the authors say, but as no signed message: "
        "compression is optional here, and bytes without a zlib header are read as they are",
    }
)
"""Files of claim-169's test vectors that decide as their authors say, with a note."""

DCC_EXPIRY = (
    "Seventeen cases of the European digital COVID certificate tests (ten of Denmark, four of "
    "Ireland, three of Spain) expect a certificate to be valid at the very second of its exp. "
    "RFC 8392 §3.1.4 takes the rule from RFC 7519 §4.1.4: not accepted on or after that moment. "
    "Here it is expired. Those files do not come with this project."
)
