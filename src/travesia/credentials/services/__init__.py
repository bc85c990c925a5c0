"""What can be done with authorisations: apply, decide, issue, check, count, take away."""

from travesia.credentials.services.deciding import apply, grant, issue, refuse, withdraw
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.printing import CARDS, Print, print_authorisation
from travesia.credentials.services.problems import problem_words
from travesia.credentials.services.revoking import (
    confirm_revocation,
    drop_revocation,
    propose_revocation,
)
from travesia.credentials.services.shredding import shred_authorisations
from travesia.credentials.services.using import (
    UseReceipt,
    follow_correction,
    record_use,
    undo_use,
)
from travesia.credentials.services.verifying import verify

__all__ = [
    "CARDS",
    "CredentialConflictError",
    "CredentialError",
    "Print",
    "UseReceipt",
    "apply",
    "confirm_revocation",
    "drop_revocation",
    "follow_correction",
    "grant",
    "issue",
    "print_authorisation",
    "problem_words",
    "propose_revocation",
    "record_use",
    "refuse",
    "shred_authorisations",
    "undo_use",
    "verify",
    "withdraw",
]
