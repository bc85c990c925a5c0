"""The reference page of cards, made from the tables so that it cannot go stale."""

from collections.abc import Iterator

from travesia.seals.cards.example import worked_example
from travesia.seals.cards.permit_map import PERMIT_CLAIM, PERMIT_FIELDS
from travesia.seals.cards.person_map import PERSON_FIELDS
from travesia.seals.cards.states import RULES
from travesia.seals.cards.values import PhotoFormat
from travesia.seals.cards.wording import card_words
from travesia.seals.cards.wrapping import MAX_BYTES, MAX_INFLATED, MAX_TEXT
from travesia.seals.cbor import MAX_DEPTH
from travesia.seals.known_differences import (
    CLAIM169_NOT_READ,
    CLAIM169_READ_OTHERWISE,
    COSE_NOT_READ,
    DCC_EXPIRY,
)
from travesia.vocab import Catalogue, Severity

_INTRO = """# Cards

A card carries a permit and a person as a signed text that fits a QR symbol: a CBOR Web Token
(RFC 8392) in a COSE_Sign1 message (RFC 9052), in base45 (RFC 9285). It is read without a network,
against a trust list and a status list that a post holds as files. A signature that agrees says who
signed and that nothing was changed since; whether the person who shows the card is its holder is
for a person to say.
"""

_SIDES = """## Two sides

| side | code carries | for |
|---|---|---|
| front, `card.front()` | the permit and a name; no birth date, no photo | farm gate, bank |
| back, `card.back()` | the person with photo, and the permit's number and kind | border, clinic |

The employer stands on neither: changing it must not need a new card. Printing two codes is how
paper shows each reader only what it needs.
"""

_CLAIMS = """## Claims

| number | claim | type | source |
|---|---|---|---|
| 1 | `issuer` (iss): who vouches, as the trust list names it | text | RFC 8392 §3.1.1 |
| 2 | `subject` (sub) | text | RFC 8392 §3.1.2 |
| 4 | `expires_at` (exp) | whole seconds since 1970 | RFC 8392 §3.1.4 |
| 5 | `not_before` (nbf) | whole seconds since 1970 | RFC 8392 §3.1.5 |
| 6 | `issued_at` (iat) | whole seconds since 1970 | RFC 8392 §3.1.6 |
| 7 | `id` (cti): random, eight bytes from `new_card_id()` | bytes | RFC 8392 §3.1.7 |
| 169 | `person` | map, below | Claim 169, version 1.2.0 |
| 65535 | `status`: `{"status_list": {"idx": …, "uri": …}}` | map | Token Status List |
| -65537 | `permit` | map, below | private use, RFC 8392 §9.1.1 |

A claim that decides (all of these but the person's fields) must have its type, or the card is not
read. Unknown claims and unknown fields are skipped. A card has a person, a permit, or both. Cards
are written with the keys of every map in the order of their bytes, every number as short as it can
be, and no fractions (RFC 8949 §4.2.1); the algorithm and the key identifier stand in the protected
header and the unprotected one is empty.
"""

_PERSON = """The version is pinned because drafts before it reserve 19 to 23 and carry the
photo in 16 and 17. The photo is written as field 62, `[{0: bytes, 1: 0, 2: format}]`,
and read from 62 (also when it is a map alone) or from 16 and 17. Fingerprints, irises, palms and
voices (50 to 61, 63 to 65) are left unread. A field of the wrong type is left out and reported.
Version 1.2.2 also allows Brotli; it is not read.
"""

_RULES = f"""## What the reader refuses, and what it allows

| rule | source |
|---|---|
| at most {MAX_TEXT} characters, {MAX_BYTES} bytes in, {MAX_INFLATED} bytes out of zlib; one \
stream that ends with the bytes | zip bombs |
| arrays and maps at most {MAX_DEPTH} deep | CBOR bombs |
| a map key that stands twice, an indefinite length, a length beyond the end, text that is not \
UTF-8, bytes after the end: refused | RFC 8949 §5, §4.2 |
| tags inside the claims: refused, none is ever built | cbor2 builds dates, patterns, references |
| keys in another order, numbers longer than needed: allowed inside what is signed, refused in \
the frame, which nothing signs | RFC 8949 §4.2 |
| base45: capitals only; a group above 65535 or a lone last character: refused | RFC 9285 §4.2 |
| algorithms: ES256 on P-256 and EdDSA on Ed25519; any other number, and ES512 with a P-256 key, \
refused | vector ecdsa-sig-04 |
| tag 18 asked for; a bare array only with `untagged_allowed` | vector sign-pass-03 |
| tag 61 around tag 18: allowed; any other tag or order: refused | DCC test CO28, RFC 8392 §6 |
| the protected key identifier wins over an unprotected one | DCC test CO22 |
| without a protected one the unprotected one counts, and must name the key that signed | DCC \
test CO23 |
| the algorithm may stand unprotected (the key settles it); reported | vector sign-pass-01 |
| a critical header nobody here understands: refused | RFC 9052 §3.1 |
| an empty signature is shown by `open_card` and never passes `verify_card` | Claim 169 vectors |
| exp exactly now: expired; no leeway | RFC 7519 §4.1.4 |
| nbf and iat up to five minutes ahead: allowed; more: not yet valid | DCC test CO16 |
| the days of a permit are days of the place where it is shown | – |
| the key was listed for the card's issuer, for its kind (role `card`, or `card:KIND`), and in use \
when the card was signed | – |
| the prefix `HC1:` of health certificates: refused by its name | – |

Numbers of claims are integers: `true` and `1.0`, which Python takes for 1, count as unknown.
"""

_STATES = """## Verdicts

One state and one colour, decided by the first row whose finding is there. Revoked stays revoked
however old the list is; any other answer past its time budget is amber, with the day on which it
held. A list that is not at hand is amber too.
"""

_DIFFERENCES = """## Known differences

Every file of the vectors `cose-wg/Examples` (26 files, commit 53c9d63, public domain) and
`jeremi/claim-169` (18 files, commit 717ad9d, MIT) is in the suite and decides as its authors say,
but for these. The library `claim169` verifies our cards in the suite, and we verify its.
"""

_WEIGHTS = {
    Severity.STOP: "something is wrong",
    Severity.CAUTION: "a person should look",
    Severity.INFO: "worth knowing; nothing is wrong",
    Severity.OK: "evidence that agrees",
}


def cards_markdown() -> str:
    """Write docs/reference/cards.md."""
    parts = [
        _INTRO,
        *worked_example(),
        _SIDES,
        _CLAIMS,
        *_maps(),
        _RULES,
        *_states(),
        *_differences(),
        *_findings(),
    ]
    return "\n".join(parts)


def _maps() -> Iterator[str]:
    yield "### The permit\n"
    yield f"Claim {PERMIT_CLAIM}. Days are whole days since 1 January 1970; all but the number and"
    yield "the kind may be absent.\n"
    yield from _fields("permit", {number: spec[0] for number, spec in PERMIT_FIELDS.items()})
    yield "### The person\n"
    yield from _fields("person", {number: spec[0] for number, spec in PERSON_FIELDS.items()})
    formats = ", ".join(f"{kind.value} {kind.name}" for kind in PhotoFormat)
    yield f"Best quality fingers: 18, a list of 0 to 10. Photo formats: {formats}.\n"
    yield _PERSON


def _fields(prefix: str, names: dict[int, str]) -> Iterator[str]:
    words = card_words()
    yield "| number | field | meaning |"
    yield "|---|---|---|"
    for number, name in names.items():
        yield f"| {number} | `{name}` | {words[f'{prefix}.{name}']['en']} |"
    yield ""


def _states() -> Iterator[str]:
    yield _STATES
    yield "| finding | state | colour |"
    yield "|---|---|---|"
    for rule in RULES:
        yield f"| `{rule.code}` | `{rule.state}` | {rule.colour} |"
    yield ""


def _differences() -> Iterator[str]:
    yield _DIFFERENCES
    yield "| file | what and why |"
    yield "|---|---|"
    for file, why in COSE_NOT_READ.items():
        yield f"| `{file}` | refused: {why} |"
    for file, why in CLAIM169_NOT_READ.items():
        yield f"| `{file}` | refused: {why} |"
    for file, why in CLAIM169_READ_OTHERWISE.items():
        yield f"| `{file}` | {why} |"
    yield ""
    yield f"{DCC_EXPIRY}\n"


def _findings() -> Iterator[str]:
    catalogue = Catalogue.read("travesia.seals.messages", "cards")
    yield "## Findings and errors\n"
    yield "Codes are stable. Words in braces are facts of the case.\n"
    for severity, meaning in _WEIGHTS.items():
        yield f"### {severity.value.capitalize()}: {meaning}\n"
        yield "| code | message in English |"
        yield "|---|---|"
        for code in sorted(catalogue.severities):
            if catalogue.severities[code] is severity:
                yield f"| `{code}` | {catalogue.templates[code]['en']} |"
        yield ""
