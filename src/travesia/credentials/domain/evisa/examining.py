"""What rooms above may say to an officer about an application; nothing is decided by it.

Lists stand on the same storey and are not known here. A room above that knows both registers an
examination; without one the page says that lists are asked at the desk.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from travesia.access.domain import Actor
from travesia.core.registry import Registry
from travesia.credentials.domain.holders import Holder


@dataclass(frozen=True, slots=True)
class Examination:
    """Something that a room above has looked up: `ask` returns sentences for the officer.

    It is called when an officer opens an application, in their name; what it looks at it writes
    down itself.
    """

    key: str
    ask: Callable[[Actor, Holder], tuple[str, ...]] = field(compare=False)


EXAMINATIONS: Registry[Examination] = Registry("examinations of applications")
