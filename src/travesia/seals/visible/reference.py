"""The reference page of visible digital seals, made from the tables so that it cannot go stale."""

from collections.abc import Iterator

from travesia.seals.curves import CURVES
from travesia.seals.findings import SEVERITIES, Severity
from travesia.seals.messages import CATALOGUE
from travesia.seals.symbols.images import MAX_FILE, MAX_PIXELS
from travesia.seals.visible.certificates import MAX_CERTIFICATES
from travesia.seals.visible.certificates import MAX_FILE as MAX_CERTIFICATE_FILE
from travesia.seals.visible.document_types import DOCUMENT_TYPES, Coding, DocumentType
from travesia.seals.visible.nonconstrained import MAX_DEPTH, MAX_TEXT
from travesia.seals.visible.reading import MAX_MESSAGES, MAX_SEAL

_INTRO = """# Visible digital seals

A visible digital seal (ICAO Doc 9303-13) is a signed bar code on a document without a chip: a
visa sticker, an emergency travel document, a residence permit. `travesia.seals` reads, verifies
and creates such seals, and writes and reads the Data Matrix and QR symbols that carry them. A
signature that agrees says who signed and that nothing was changed since; it does not say that the
person who shows the document is its holder.

## Worked example

```python
from datetime import date
from travesia.seals import create_seal, parse_seal, read_certificates, sign_with, verify_seal
from travesia.seals import read_symbols, write_data_matrix

data = create_seal(
    document="emergency_travel_document",
    issuer="UTO",
    signer="UTBC",                       # country and common name of the certificate
    certificate_reference="1A2",         # its serial number in hexadecimal digits
    issued=date(2026, 3, 14),
    signed=date(2026, 3, 14),
    messages={"mrz": ("PUUTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
                      "D231458907UTO7408122F1204159<<<<<<<6")},
    sign=sign_with(private_key),         # or a call to a hardware module
)
symbol = write_data_matrix(data, module_mm=0.5)
symbol.side_mm, symbol.svg()             # for print

(found,) = read_symbols(symbol.png())    # bytes of a picture file, its path, or a picture
seal = parse_seal(found.content)
seal.zone                                # the two lines, for travesia.documents to read
verdict = verify_seal(seal, read_certificates(certificate_file), today=date(2026, 11, 20))
verdict.state, verdict.reason.message("ht")
```

At the command line, without database or settings:

```text
travesia seal inspect seal.png --cert signer.crt
travesia seal inspect DC03D9C5D9CAC8A7… --json --lang es
```

The input is hexadecimal digits, or a file (`-` for standard input): a picture with a Data Matrix,
QR, Aztec or PDF417 symbol, the bytes of a seal, its digits, or JSON. `--json` prints one object a
line for each seal: `format`, `header`, `document`, `messages`, `signature`, `findings`, `verdict`.
Exit codes: 0 read, and verified where certificates were given; 1 the signature does not agree, no
given certificate is its signer's, or the kind is not read; 2 wrong use; 65 no seal in the input.
"""

_CHECKS = """## What a verdict means

| state | meaning |
|---|---|
| `verified` | the signature agrees with a given certificate that was valid that day |
| `unknown_issuer` | none of the given certificates is the one the seal names |
| `failed` | the signature does not agree, is missing, or the certificate did not allow it |
| `not_checked` | no certificate was given, or its key is of a kind not known here |

Checked, in this order: the signer of the seal is the country and the common name of the
certificate, and the certificate reference is its serial number in hexadecimal digits (leading zeros
and case aside); the signature over header and messages; the day of signature within the
certificate's validity and, if it states when its private key is in use, within those days; that
the certificate, if it states uses of its key, allows signatures. A seal with messages behind its
signature fails. Not checked: the chain from the certificate to the country signer, revocation, and
the kinds of documents a certificate may be limited to. Give certificates you have reason to trust.

A curve that a certificate spells out instead of naming counts as a named one only when every
parameter is equal. The hash follows the size of the curve: SHA-224 up to 224 bits, SHA-256 up to
256, SHA-384 up to 384, SHA-512 above.
"""

_BEYOND = """## Peculiarities that are read

- The byte 0x02 is version 3, whose certificate reference has five characters; 0x03 is version 4,
  which states its length in two hexadecimal digits.
- Signers DEME and DES1 write version 4 with five characters and no length. DEZV has written the
  length in decimal digits; its seals are read by the standard first. Both are noticed in findings.
- A seal of a visa keeps the first 28 characters of the second line of its zone; the lines come
  back filled with `<` where the optional data is left out.
- The public test visa of `tsenger/vdstools` holds no number of entries, which the table asks for:
  it verifies, with the finding `seal.message_missing`.
- Messages of a profile (administrative documents) come back as bytes, because the profile is not
  part of the seal. What the three bytes of a visa's duration of stay mean is not interpreted.

## Seals in JSON (VDS-NC)

A seal for non-constrained environments is a JSON object that carries its certificate. It is read
and verified as the readers of the Australian Passport Office do (Apache License 2.0): the
signature is over `data` in the canonical form of RFC 8785; ES256, ES384 and ES512 go with the
curves P-256, P-384 and P-521; r and s stand side by side in base64url. Signatures in DER, which
some early libraries wrote, do not verify. The certificate inside counts when it is one of those
given or when one of those given is an authority that signed it, and it must be valid on the day of
the check, because such a seal states no day of signature. An extended use of the key, if stated,
must be 2.23.136.1.1.14.2.

The newer ICAO Datastructure for Barcode (texts that begin with `NDB1` or `RDB1`) is recognised and
not read: `seal.idb_not_read`.
"""

_WEIGHTS = {
    Severity.STOP: "nothing can be read or written, or the verdict is negative",
    Severity.CAUTION: "a person should look",
    Severity.INFO: "worth knowing; nothing is wrong",
    Severity.OK: "evidence that agrees",
}

_CODINGS = {
    Coding.C40: "letters, digits, spaces",
    Coding.MRZ: "zone",
    Coding.MRZ_MRVA: "zone of a visa A, cut",
    Coding.MRZ_MRVB: "zone of a visa B, cut",
    Coding.BYTE: "number",
    Coding.BYTES: "bytes",
    Coding.UTF8: "text",
    Coding.DATE: "day",
    Coding.DATE_TEXT: "day as YYYYMMDD",
}


def reference_markdown() -> str:
    """Write docs/reference/visible-seals.md but for the mark of its making."""
    parts = [_INTRO, _CHECKS, *_curves(), _BEYOND, *_caps(), *_documents(), *_findings()]
    return "\n".join(parts).rstrip("\n")


def _curves() -> Iterator[str]:
    names = ", ".join(f"`{curve.name}`" for curve in CURVES.values())
    yield f"Curves: {names}.\n"


def _caps() -> Iterator[str]:
    yield "## Limits\n"
    yield "| what | at most |"
    yield "|---|---|"
    yield f"| bytes of a seal | {MAX_SEAL:,} |"
    yield f"| messages of a seal | {MAX_MESSAGES:,} |"
    yield f"| bytes of a seal in JSON | {MAX_TEXT:,} |"
    yield f"| objects and lists inside one another | {MAX_DEPTH:,} |"
    yield f"| bytes of a file of certificates | {MAX_CERTIFICATE_FILE:,} |"
    yield f"| certificates of a file | {MAX_CERTIFICATES:,} |"
    yield f"| bytes of a picture file | {MAX_FILE:,} |"
    yield f"| pixels of a picture | {MAX_PIXELS:,} |\n"


def _documents() -> Iterator[str]:
    yield "## Kinds of documents\n"
    yield "From the tables of `tsenger/vdstools` (Apache License 2.0). A message that is missing,"
    yield "unknown, of another length or unreadable is a finding, never an error.\n"
    for kind in DOCUMENT_TYPES.values():
        yield f"### `{kind.ref:04X}` {kind.title()} (`{kind.name}`)\n"
        yield "| tag | message | coding | bytes | required |"
        yield "|---|---|---|---|---|"
        yield from _messages(kind)
        yield ""


def _messages(kind: DocumentType) -> Iterator[str]:
    for message in kind.messages.values():
        span = f"{message.shortest}–{message.longest}"
        length = span if message.shortest < message.longest else str(message.shortest)
        required = "yes" if message.required else "no"
        required = f"one of `{message.choice}`" if message.choice else required
        coding = _CODINGS[message.coding]
        yield f"| {message.tag:02X} | `{message.name}` | {coding} | {length} | {required} |"


def _findings() -> Iterator[str]:
    yield "## Findings and errors\n"
    yield "Codes are stable. Words in braces are facts of the case. Each sentence also exists in"
    yield "Spanish, French, Haitian Creole and Portuguese.\n"
    for severity, meaning in _WEIGHTS.items():
        yield f"### {severity.value.capitalize()}: {meaning}\n"
        yield "| code | message in English |"
        yield "|---|---|"
        for code in sorted(SEVERITIES):
            if SEVERITIES[code] is severity and code.partition(".")[0] in ("seal", "symbol"):
                yield f"| `{code}` | {CATALOGUE.templates[code]['en']} |"
        yield ""
