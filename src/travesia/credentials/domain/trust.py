"""What a node has to check signatures with."""

from dataclasses import dataclass

from travesia.seals.cards import KeyFinder, StatusSource
from travesia.seals.visible import SignerCertificate


@dataclass(frozen=True, slots=True)
class Trust:
    """What a node has to check signatures with; any part may be missing."""

    keys: KeyFinder | None = None
    status: StatusSource | None = None
    certificates: tuple[SignerCertificate, ...] = ()
    #: Version of the trust list, for the record of what a verdict rested on.
    version: str = ""
    #: There is a list, but its time is over: it is no ground for trust any more.
    expired: bool = False
