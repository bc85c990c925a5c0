"""Creating a visible digital seal."""

from collections.abc import Mapping
from datetime import date

from travesia.seals.curves import Sign
from travesia.seals.errors import SealError
from travesia.seals.visible.document_types import document_type_named
from travesia.seals.visible.header import SealHeader, header_bytes
from travesia.seals.visible.reading import MAX_SEAL
from travesia.seals.visible.tlv import SIGNATURE_TAG, message_bytes
from travesia.seals.visible.values import Value, write_value


def create_seal(
    *,
    document: str,
    issuer: str,
    signer: str,
    certificate_reference: str,
    issued: date,
    signed: date,
    messages: Mapping[str, Value | bytes],
    sign: Sign,
    version: int | None = None,
) -> bytes:
    """Write and sign a seal (Doc 9303-13).

    Args:
        document: name of a kind of document of the table, such as `emergency_travel_document`.
        issuer: state of issue, the code of Doc 9303-3.
        signer: four characters, the country and the common name of the signer's certificate.
        certificate_reference: serial number of the certificate in hexadecimal digits.
        issued: day the document is issued.
        signed: day the seal is signed.
        messages: name → value, as reading gives them; written in the order of the table.
        sign: takes the bytes to sign and gives r and s side by side, see `sign_with`.
        version: 3 or 4; the one the table names for the document when it is not given.

    Returns:
        The bytes for the bar code.

    Raises:
        SealError: `seal.document_unnamed`, `seal.message_unnamed`, `seal.message_not_given`, and
            those of `header_bytes` and `write_value`; `seal.too_large`.
    """
    kind = document_type_named(document)
    if kind is None:
        raise SealError("seal.document_unnamed", name=document)
    unnamed = [name for name in messages if kind.message_named(name) is None]
    if unnamed:
        raise SealError("seal.message_unnamed", name=unnamed[0], document=document)
    chosen = {m.choice for m in kind.messages.values() if m.choice and m.name in messages}
    parts = []
    for message in kind.messages.values():
        if message.name in messages:
            parts.append((message.tag, write_value(message, messages[message.name])))
        elif message.required and message.choice not in chosen:
            raise SealError("seal.message_not_given", name=message.name, document=document)
    header = SealHeader(
        version=kind.version if version is None else version,
        issuer=issuer,
        signer=signer,
        certificate_reference=certificate_reference,
        issued=issued,
        signed=signed,
        document_ref=kind.ref,
    )
    body = header_bytes(header) + message_bytes(parts)
    written = body + message_bytes([(SIGNATURE_TAG, sign(body))])
    if len(written) > MAX_SEAL:
        raise SealError("seal.too_large", length=len(written), most=MAX_SEAL)
    return written
