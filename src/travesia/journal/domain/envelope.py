"""The envelope: everything the chain's hash covers, and the exact bytes it is hashed as."""

from dataclasses import dataclass, fields
from json.encoder import encode_basestring as quoted
from operator import attrgetter

#: Version of the envelope's own form; stands in every entry.
ENVELOPE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """One entry as the chain sees it: no name, no document number, only ids and commitments.

    Times are UTC text with microseconds (`moment_text`); `utc_offset` keeps the minutes that the
    clock on the wall was ahead of UTC. `supersedes` is empty when nothing is corrected, `basis` is
    canonical JSON text, `body` and `subjects` are salted commitments in hex.
    """

    v: int
    eid: str
    node: str
    epoch: int
    seq: int
    kind: str
    version: int
    occurred_at: str
    utc_offset: int
    recorded_at: str
    actor: str
    session: str
    purpose: str
    basis: str
    supersedes: str
    body: str
    subjects: str

    def canonical(self) -> bytes:
        """Return the RFC 8785 bytes of the envelope: names sorted, `basis` as an object."""
        return envelope_bytes(*_members(self))


_members = attrgetter(*(f.name for f in fields(Envelope)))


def envelope_bytes(  # noqa: PLR0913, PLR0917  # the members in the order of the stored row
    v: int,
    eid: str,
    node: str,
    epoch: int,
    seq: int,
    kind: str,
    version: int,
    occurred_at: str,
    utc_offset: int,
    recorded_at: str,
    actor: str,
    session: str,
    purpose: str,
    basis: str,
    supersedes: str,
    body: str,
    subjects: str,
) -> bytes:
    """Return the canonical bytes written straight out, equal to RFC 8785 by test.

    Every text is quoted on its own, so no value can reach over into its neighbour.
    """
    return (
        f'{{"actor":{quoted(actor)},"basis":{basis},"body":{quoted(body)},"eid":{quoted(eid)},'
        f'"epoch":{epoch},"kind":{quoted(kind)},"node":{quoted(node)},'
        f'"occurred_at":{quoted(occurred_at)},"purpose":{quoted(purpose)},'
        f'"recorded_at":{quoted(recorded_at)},"seq":{seq},"session":{quoted(session)},'
        f'"subjects":{quoted(subjects)},'
        f'"supersedes":{quoted(supersedes)},'
        f'"utc_offset":{utc_offset},"v":{v},"version":{version}}}'
    ).encode()
