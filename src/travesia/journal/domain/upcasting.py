"""Upcasting: an event written years ago is read in the form its kind has today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from travesia.core.events import Json
from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Upcaster:
    """Turns the body of `kind` at `version` into the body of `version + 1`."""

    kind: str
    version: int
    change: Callable[[Mapping[str, Json]], Mapping[str, Json]] = field(compare=False)

    @property
    def key(self) -> str:
        """The kind and version it reads: `border.crossing_recorded@1`."""
        return f"{self.kind}@{self.version}"


UPCASTERS: Registry[Upcaster] = Registry("upcasters")


def newest(
    kind: str, version: int, body: Mapping[str, Json] | None
) -> tuple[int, Mapping[str, Json] | None]:
    """Return the newest version of the kind that upcasters reach, and the body in that form.

    An erased body (None) stays None and still gets the newest version.
    """
    while (step := UPCASTERS.get(f"{kind}@{version}")) is not None:
        body = None if body is None else step.change(body)
        version += 1
    return version, body
