"""The number of the directory: what is kept anywhere says from which it was made."""

from uuid import UUID

from travesia.core.once import once
from travesia.directory.models import Revision

Mark = tuple[int, UUID | None]
"""The number of the last change and its token."""


def mark() -> Mark:
    """Return the last change; read once in a request."""
    return once(("directory.revision",), _read)


def revision() -> int:
    """Return how often the directory was changed."""
    return mark()[0]


def stands(known: Mark) -> bool:
    """Tell whether a change is one of this database, and was not rolled back."""
    number, token = known
    if token is None:
        return number == 0
    return Revision.objects.filter(number=number, token=token).exists()


def _read() -> Mark:
    row = Revision.objects.order_by("-number").values_list("number", "token").first()
    return (0, None) if row is None else (row[0], row[1])
