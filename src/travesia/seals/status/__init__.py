"""Status lists: which cards are revoked or suspended, in a file every post can hold."""

from travesia.seals.status.bits import STATUS_BITS, StatusBits
from travesia.seals.status.building import StatusListBuilder
from travesia.seals.status.store import BUDGETS, ListKeyFinder, StatusLists
from travesia.seals.status.token import StatusToken, read_status_token, sign_status_token

__all__ = [
    "BUDGETS",
    "STATUS_BITS",
    "ListKeyFinder",
    "StatusBits",
    "StatusListBuilder",
    "StatusLists",
    "StatusToken",
    "read_status_token",
    "sign_status_token",
]
