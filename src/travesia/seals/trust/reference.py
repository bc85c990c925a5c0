"""The reference page of trust lists and status lists, made from the tables and by running them."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from travesia.seals.cose import key_id
from travesia.seals.findings import SEVERITIES
from travesia.seals.messages import CATALOGUE
from travesia.seals.status import (
    BUDGETS,
    STATUS_BITS,
    StatusListBuilder,
    StatusLists,
)
from travesia.seals.status.aside import MOST
from travesia.seals.status.bits import MAX_LIST_BYTES
from travesia.seals.status.building import SMALLEST
from travesia.seals.status.token import CWT_TYPE, JWT_TYPE, MAX_TOKEN
from travesia.seals.trust.file import (
    FORM,
    MAX_CERTIFICATES,
    MAX_FILE,
    MAX_KEYS,
    MAX_ROOTS,
    TYPE,
    sign_trust_list,
)
from travesia.seals.trust.plain import trust_list_as_dict
from travesia.seals.trust.store import TrustStore
from travesia.seals.trust.values import ListedKey, Reason, TrustList

_INTRO = """# Trust lists and status lists

Two signed files let a post judge cards without a network: a *trust list* says whose keys may sign
what, a *status list* says which cards are revoked or suspended. Both travel as files, and neither
replaces a newer one with an older one. What they decide about a card stands in
[Cards](cards.md).
"""

_EXAMPLE = """## Worked example

```python
from travesia.seals.status import *
from travesia.seals.trust import *

trust = TrustStore(roots=[root.public_key()])        # pinned when the post is set up
[finding.message() for finding in trust.update(trust_file, now=now)]

builder = StatusListBuilder(size=65_536, bits=2)     # one for each issuer and season
place = builder.allocate()                           # random; goes into the card
builder.set(place, 1)                                # 0 valid, 1 revoked, 2 suspended
uri = "https://labour.example/status/2026"
status_file = builder.sign(uri, issued_at=now, expires_at=now + timedelta(days=30),
                           ttl=timedelta(hours=12), key=key, kid=key_id(key.public_key()))

status = StatusLists(budget=BUDGETS["border"])
status.add(status_file, keys=trust, now=now)
status.look_up(uri, place, now=later)
```

"""

_TRUST = f"""## Trust lists

CBOR in a COSE_Sign1 message (RFC 9052 §4.2), header `typ` (16) `{TYPE}` so that nothing else a
root signs can pass for a list; the type is not registered. Reading it is strict: at most
{MAX_FILE:,} bytes, {MAX_KEYS} keys, {MAX_CERTIFICATES} certificates; a field of the wrong type, or
a form other than {FORM}, and the list is not read. Unknown fields are skipped.

| field | meaning |
|---|---|
| `form` | version of this form, {FORM} |
| `name` | whose list it is, for people |
| `sequence` | grows by one; an older list never replaces a newer one |
| `issued_at`, `not_after` | seconds since 1970; after `not_after` the list is no ground for trust |
| `previous` | SHA-256 of the file before; absent in the first |
| `roots` | SubjectPublicKeyInfo of one key, or {MAX_ROOTS}, that may sign this list and the next |
| `keys` | the keys, below |
| `certificates` | certificates in DER of those who sign visible digital seals |

Of each key:

| field | meaning |
|---|---|
| `key` | SubjectPublicKeyInfo: P-256 (ES256) or Ed25519; the key settles the algorithm |
| `kid` | key identifier, where the issuer has a scheme of its own; otherwise the first eight \
bytes of SHA-256 over `key` |
| `issuer` | what its cards carry in claim iss |
| `country`, `authority` | for people |
| `roles` | `card`, or `card:TYPE` for one kind; `status`; `seal`; others mean nothing here |
| `status_lists` | beginnings of the addresses whose status lists it may sign, at least the host \
and a slash; wanted with role `status` |
| `not_before`, `not_after` | window in which it signs, both ends included |
| `revoked_from`, `reason` | {", ".join(f"`{reason}`" for reason in Reason)}: what a superseded or \
ceased key signed before stands; a compromised key can write any date, so nothing it signed \
stands; an unknown reason counts as compromised |

Two keys may share an identifier when their issuers or their windows differ; otherwise the list is
refused, for nobody could choose.

**Taking one in** (`TrustStore.update`): signed by a root believed here, not older, not another list
of the number held, following the list held by its hash where it is the next one, within its dates.
A list that is refused changes nothing and the reason is told. **Replacing a root**: a list signed
by the old root names both, a later one signed by the new root names the new one alone.
`TrustStore.files` are the files a restart needs to walk the same way from the pinned root.

**An expired list** is no ground for trust: whoever holds back the newer one may hold back a
revocation. Verify with `TrustStore.in_force(now)`, which finds no key once the list expired, so
that every card turns amber; `TrustStore.warnings(now)` gives the sentence for the officer.
"""

_HOLDS = ", ".join(
    f"{place} {budget // timedelta(hours=1)} hours" for place, budget in BUDGETS.items()
)

_STATUS = f"""## Status lists

Token Status List (draft-ietf-oauth-status-list), as CBOR (`typ` `{CWT_TYPE}`) and as JSON (`typ`
`{JWT_TYPE}`), signed with ES256 or Ed25519. {", ".join(map(str, STATUS_BITS))} bits an entry, the
first in the lowest bits of the first byte, zlib at level 9. The claim `sub` must equal the address
that a card names, and the key must be one that the trust list allows for that address.

| status | meaning |
|---|---|
| 0 | valid |
| 1 | revoked |
| 2 | suspended |
| 3 and more | only its issuer knows: amber |

| rule | why |
|---|---|
| at most {MAX_TOKEN:,} bytes in, {MAX_LIST_BYTES:,} out; {MOST:,} bytes of claims beside the \
statuses | bombs |
| a place beyond the list has no answer | it is never "valid" |
| JSON: `alg` ES256, EdDSA or Ed25519; no `crit`, no `b64`; base64url in its one spelling; no name \
twice | RFC 7515, RFC 8725 |
| a list older than the one held is refused; so is one that expired, or comes from the future \
(5 minutes of drift allowed) | rollback, clocks |
| `ttl` asks for a newer copy (`StatusToken.wants_renewal`); it turns nothing red | posts are \
offline for weeks |
| an expired card is expired, whatever the list says | the draft's own rule |
| lists begin at {SMALLEST:,} places; places are random and unused ones valid | nobody can count \
the cards or tell their order |

How old a list may be before its answers turn amber ("valid on that day", never green, never red):
{_HOLDS}. A bank counter asks online.

The authors' examples (commit 2fb61cd: 1, 2, 4 and 8 bits, long lists, both signed forms, the token
that refers to a list) all decide as they say, signatures included, by the key in their sources.
One difference without meaning: our maps are written with their keys in the order of their bytes,
theirs are not.
"""

_COMMANDS = """## At the command line

```text
travesia trust make keys.json --root root.pem --out list-1.cbor
travesia trust make keys.json --root root.pem --after list-1.cbor --out list-2.cbor
travesia trust inspect list-2.cbor --root root.pub --json
travesia card verify card.png --trust list-2.cbor --status status-2026.cwt --json
```

`keys.json` is what `inspect --json` shows under `list`: keys in base64 or PEM, moments in ISO 8601
with their offset. `--after` sets the number and the hash of the list before. Without `--root`,
`inspect` says whether the list agrees with itself and is in force, not whether to believe it. A
root key is made with `openssl genpkey -algorithm ed25519 -out root.pem`, and
`openssl pkey -in root.pem -pubout -out root.pub` shows its public half. Exit codes: 0 done; 1 not
believed or not in force; 2 wrong use; 65 unreadable.
"""

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_ROOT = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def lists_markdown() -> str:
    """Write docs/reference/trust-and-status.md."""
    parts = [_INTRO, _EXAMPLE + "\n".join(_run()), _TRUST, _STATUS, _COMMANDS, *_codes()]
    return "\n".join(parts).rstrip("\n") + "\n"


def _run() -> Iterator[str]:
    """Run the example and show what comes of it."""
    listed = ListedKey(
        kid=key_id(_KEY.public_key()),
        key=_KEY.public_key(),
        issuer="https://labour.example/uto",
        roles=frozenset({"card", "status"}),
        not_before=_NOW - timedelta(days=300),
        not_after=_NOW + timedelta(days=400),
        country="UTO",
        authority="Ministry of Labour of Utopia",
        status_lists=("https://labour.example/status/",),
    )
    made = TrustList(
        name="Utopia",
        sequence=1,
        issued_at=_NOW - timedelta(days=1),
        not_after=_NOW + timedelta(days=90),
        roots=(_ROOT.public_key(),),
        keys=(listed,),
    )
    trust = TrustStore(roots=[_ROOT.public_key()])
    file = sign_trust_list(made, root=_ROOT)
    said = [finding.message() for finding in trust.update(file, now=_NOW)]
    # The example is the same in every run, so its place is not.
    builder = StatusListBuilder(places=Random(2026))  # noqa: S311  # an example
    place = builder.allocate()
    builder.set(place, 1)
    uri = "https://labour.example/status/2026"
    raw = builder.sign(uri, issued_at=_NOW, key=_KEY, kid=listed.kid)
    status = StatusLists(budget=BUDGETS["border"])
    status.add(raw, keys=trust, now=_NOW)
    yield "What comes of it:\n"
    yield "```text"
    yield f"{len(file)} bytes of trust list: {' '.join(said)}"
    yield f"{len(raw)} bytes of status list, 65,536 places, one revoked"
    for hours in (1, 30):
        answer = status.look_up(uri, place, now=_NOW + timedelta(hours=hours))
        if answer is not None:
            yield f"after {hours} hours: status {answer.code}, fresh: {answer.fresh}"
    yield "```\n"
    yield "The same trust list in JSON:\n"
    yield "```json"
    yield json.dumps(trust_list_as_dict(made), indent=2)
    yield "```\n"


def _codes() -> Iterator[str]:
    """List every code of both kinds of lists."""
    for title, prefixes in (("Trust lists", ("trust.",)), ("Status lists", ("status.", "jws."))):
        yield f"## Findings and refusals: {title.lower()}\n"
        yield "| code | weight | message in English |"
        yield "|---|---|---|"
        for code in sorted(code for code in SEVERITIES if code.startswith(prefixes)):
            yield f"| `{code}` | {SEVERITIES[code].value} | {CATALOGUE.templates[code]['en']} |"
        yield ""
    yield "What a status list says about a card (`card.status_valid`, `card.revoked`,"
    yield "`card.suspended`, `card.status_stale` and others) stands in [Cards](cards.md)."
