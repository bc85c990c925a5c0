"""What a list of HSDS is asked, and the envelope of its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from travesia.directory.domain.nesting import Json

LARGEST_PAGE = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of HSDS is asked for; what is empty is not asked."""

    language: str
    page: int = 1
    per_page: int = 50
    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False


def page_of(asked: Asked, found: Sequence[T]) -> tuple[Json, list[T]]:
    """Return the envelope of a page, and what is on it; a page beyond the last is empty."""
    size = max(1, min(asked.per_page, LARGEST_PAGE))
    pages = max(1, -(-len(found) // size))
    number = max(1, asked.page)
    shown = list(found[(number - 1) * size : number * size])
    envelope: Json = {
        "total_items": len(found),
        "total_pages": pages,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not shown,
    }
    return envelope, shown
