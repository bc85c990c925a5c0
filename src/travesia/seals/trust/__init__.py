"""Trust lists: whose keys may sign cards, status lists and seals, in one signed file."""

from travesia.seals.trust.file import TrustFile, read_trust_file, sign_trust_list
from travesia.seals.trust.plain import trust_list_as_dict, trust_list_of_dict
from travesia.seals.trust.store import TrustStore
from travesia.seals.trust.values import (
    SEAL_ROLE,
    STATUS_ROLE,
    ListedKey,
    Reason,
    TrustList,
)

__all__ = [
    "SEAL_ROLE",
    "STATUS_ROLE",
    "ListedKey",
    "Reason",
    "TrustFile",
    "TrustList",
    "TrustStore",
    "read_trust_file",
    "sign_trust_list",
    "trust_list_as_dict",
    "trust_list_of_dict",
]
