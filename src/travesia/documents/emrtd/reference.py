"""The page of electronic passports, made from the tables themselves so that it cannot go stale."""

from collections.abc import Iterator
from importlib.resources import files

from travesia.documents.emrtd.allowance import LONGEST, MOST_LISTED, MOST_TEXT, MOST_VALUES
from travesia.documents.emrtd.certificates import MAX_CERTIFICATE
from travesia.documents.emrtd.curves import COMPUTED, known_curves
from travesia.documents.emrtd.data_groups import MAX_DATA_GROUP
from travesia.documents.emrtd.lists import MAX_LIST, MAX_REVOCATIONS
from travesia.documents.emrtd.public_keys import HASHES, SMALLEST_CURVE, SMALLEST_RSA, digest_name
from travesia.documents.emrtd.security_object import MAX_SECURITY_OBJECT
from travesia.documents.findings import SEVERITIES
from travesia.documents.messages import CATALOGUE

_INTRO = files("travesia.documents.emrtd").joinpath("page.md").read_text("utf-8")


def reference_markdown() -> str:
    """Write docs/reference/electronic-passports.md."""
    return "\n".join([_INTRO.rstrip("\n"), *_limits(), *_algorithms(), *_findings()]) + "\n"


def _limits() -> Iterator[str]:
    for name, size in (
        ("EF.SOD", MAX_SECURITY_OBJECT),
        ("a data group", MAX_DATA_GROUP),
        ("a certificate", MAX_CERTIFICATE),
        ("a master list or file of certificates", MAX_LIST),
        ("a revocation list", MAX_REVOCATIONS),
    ):
        yield f"    - {name}: {size // 1024:,} KiB"
    yield f"    - values in one document's file or certificate: {MOST_VALUES:,}"
    yield f"    - text in it (names, times): {MOST_TEXT:,} bytes"
    number, bits, dotted = (LONGEST[tag] for tag in (0x02, 0x03, 0x06))
    yield f"    - one number {number:,} bytes, a string of bits {bits:,}, an identifier {dotted}"
    yield f"    - certificates of a list: {MOST_LISTED:,}"
    yield ""


def _algorithms() -> Iterator[str]:
    yield "## Algorithms\n"
    yield "| kind | accepted | caution |"
    yield "|---|---|---|"
    names = ", ".join(digest_name(name) for name in HASHES)
    yield f"| hashes | {names} | SHA-1 |"
    yield f"| RSA | PKCS #1 v1.5 and PSS, 1,024 to 8,192 bits | below {SMALLEST_RSA:,} bits |"
    by_python = [curve for curve in known_curves() if curve.name not in COMPUTED]
    yield f"| ECDSA | {', '.join(sorted(COMPUTED))} | – |"
    python = ", ".join(sorted(curve.name for curve in by_python))
    yield f"| ECDSA in Python (verification only) | {python} | below {SMALLEST_CURVE} bits |"
    yield "\nNot tried on the documents of any real country, nor on the reference data of BSI"
    yield "TR-03105-5: the tests use an invented country whose files OpenSSL judges alike.\n"


def _findings() -> Iterator[str]:
    yield "## Findings\n"
    yield "| code | severity | message in English |"
    yield "|---|---|---|"
    for code in sorted(code for code in SEVERITIES if code.startswith("chip.")):
        text = CATALOGUE.templates[code]["en"]
        yield f"| `{code}` | {SEVERITIES[code].value} | {text} |"
