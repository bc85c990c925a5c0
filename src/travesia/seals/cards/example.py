"""The worked example of the reference page: its output is made by running it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from travesia.seals.cards.issuing import sign_card
from travesia.seals.cards.trusting import StatusAnswer, TrustedKey
from travesia.seals.cards.values import Card, Permit, StatusRef
from travesia.seals.cards.verifying import open_card, verify_card
from travesia.seals.cards.wording import lines

_CODE = """## Worked example

```python
from datetime import UTC, date, datetime
from travesia.seals.cards import Card, Permit, StatusRef, new_card_id, sign_card, verify_card

card = Card(
    issuer="https://labour.example/uto",
    issued_at=datetime(2026, 11, 19, 12, tzinfo=UTC),
    not_before=datetime(2026, 11, 19, 12, tzinfo=UTC),
    expires_at=datetime(2027, 5, 19, 12, tzinfo=UTC),
    id=new_card_id(),                    # here bytes(range(8))
    permit=Permit(
        number="UT1234567",
        card_type="seasonal",
        holder="ROSA EJEMPLO",
        sector="coffee",
        area="UT-01",
        valid_from=date(2026, 11, 19),
        valid_until=date(2027, 5, 18),
    ),
    status=StatusRef("https://labour.example/status/2026", 41234),
)
text = sign_card(card.front(), key=private_key)      # P-256 or Ed25519

reading = verify_card(text, trust=trust, status=status, now=datetime.now(UTC))
reading.state, reading.colour, reading.card.permit.number
[finding.message("ht") for finding in reading.findings]
```

`trust` is anything with the method `find` of `KeyFinder`, `status` anything with the method
`look_up` of `StatusSource`; the trust lists and status lists of this room have them. Without
`trust`, `open_card(text)` shows what a card says, as `not_checked`. Both raise `SealError` for
what is no card at all.

At the command line, without database or settings:
"""

_END = """The input is the text of a card, or a file (`-` for standard input): that text, its
bytes, or a picture with its symbol. `--status` may be given more than once; `--place` says how old
a list may be (border 24 hours, clinic 7 days, farm 14 days); a trust list is believed as it is
given, so take it from where you can trust it. `--json` prints one object a line for each card:
`state`, `colour`, `reason`, `card`, `envelope`, `findings`. Exit codes: 0 read, and green for
`verify`; 1 any other colour; 2 wrong use; 65 no card in the input, or a list that cannot be read.
"""

_MADE = datetime(2026, 11, 19, 12, tzinfo=UTC)
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


class _Lists:
    """What a post holds: one key, one status list."""

    def find(self, kid: bytes | None, *, issuer: str | None, at: datetime) -> TrustedKey:
        del kid, issuer, at
        return TrustedKey(_KEY.public_key(), "https://labour.example/uto", frozenset({"card"}))

    def look_up(self, uri: str, index: int, *, now: datetime) -> StatusAnswer:
        del uri, index
        return StatusAnswer(code=0, as_of=now - timedelta(hours=6), fresh=True)


def worked_example() -> Iterator[str]:
    """Give the example with what it prints."""
    card = Card(
        issuer="https://labour.example/uto",
        issued_at=_MADE,
        not_before=_MADE,
        expires_at=datetime(2027, 5, 19, 12, tzinfo=UTC),
        id=bytes(range(8)),
        permit=Permit(
            number="UT1234567",
            card_type="seasonal",
            holder="ROSA EJEMPLO",
            sector="coffee",
            area="UT-01",
            valid_from=date(2026, 11, 19),
            valid_until=date(2027, 5, 18),
        ),
        status=StatusRef("https://labour.example/status/2026", 41_234),
    )
    text = sign_card(card.front(), key=_KEY)
    lists = _Lists()
    verified = verify_card(text, trust=lists, status=lists, now=_MADE + timedelta(days=1))
    yield _CODE
    yield "```text"
    yield f"$ travesia card inspect '{text}'"
    yield from lines(open_card(text), "en")
    yield ""
    yield "$ travesia card verify front.png --trust uto.trust --status 2026.cwt \\"
    yield "    --at 2026-11-20T12:00:00Z"
    yield from lines(verified, "en")
    yield "```\n"
    yield _END
