"""Electronic passports from their files: hashes, signature, country signer, revocation.

Loaded only by who asks for it: reading zones needs neither ASN.1 nor signatures.
"""

from travesia.documents.emrtd.certificates import Certificate, read_certificate, read_certificates
from travesia.documents.emrtd.chain import Trust, trust_of
from travesia.documents.emrtd.data_groups import portrait_of, zone_of
from travesia.documents.emrtd.errors import ChipFileError
from travesia.documents.emrtd.lists import (
    MasterList,
    RevocationList,
    read_master_list,
    read_revocation_list,
)
from travesia.documents.emrtd.security_object import SecurityObject, read_security_object
from travesia.documents.emrtd.verdict import ChipState, ChipVerification, Step
from travesia.documents.emrtd.verifying import verify_sod

__all__ = [
    "Certificate",
    "ChipFileError",
    "ChipState",
    "ChipVerification",
    "MasterList",
    "RevocationList",
    "SecurityObject",
    "Step",
    "Trust",
    "portrait_of",
    "read_certificate",
    "read_certificates",
    "read_master_list",
    "read_revocation_list",
    "read_security_object",
    "trust_of",
    "verify_sod",
    "zone_of",
]
