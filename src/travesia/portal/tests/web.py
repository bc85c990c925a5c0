"""A web in memory: sites by address, names by host, and every question that was asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from travesia.portal.domain.links import Answer, Target

PUBLIC = "93.184.216.34"


@dataclass
class SimulatedWeb:
    """Answers by address; what is not known has no name or does not answer."""

    pages: Mapping[str, Answer | Exception]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, address and IP address of each question."""

    def addresses_of(self, host: str) -> tuple[str, ...]:
        """Return what the name leads to: a public address unless it is said otherwise."""
        return self.names.get(host, (PUBLIC,))

    def ask(self, method: str, target: Target, ip: str) -> Answer:
        """Answer, or fail as a site that is not there fails."""
        address = f"{target.scheme}://{target.host}{target.path}"
        self.asked.append((method, address, ip))
        found = self.pages.get(f"{method} {address}", self.pages.get(address))
        if found is None:
            raise TimeoutError
        if isinstance(found, Exception):
            raise found
        return found


class Clock:
    """Seconds that pass only while somebody waits."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.at = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        """Return the seconds."""
        return self.at

    def wait(self, seconds: float) -> None:
        """Let them pass."""
        self.waits.append(seconds)
        self.at += seconds
