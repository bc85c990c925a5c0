"""The permission table: each address and whom it opens to, kept as a file that people review."""

import csv
from pathlib import Path

from tests.permissions.addresses import Address
from travesia.access.domain import PERMISSIONS, Role

FILE = Path(__file__).with_name("table.csv")
PUBLIC, SIGNED_IN = "public", "signed in"


def opens_to(address: Address) -> str:
    """Return whom the address opens to, as its gate says: public, signed in, or role names."""
    gate = address.gate
    if gate is None:
        return "nobody: no gate"
    if gate.public:
        return PUBLIC
    if gate.permission is None:
        return SIGNED_IN
    permission = PERMISSIONS.get(gate.permission)
    return " ".join(sorted(permission.roles)) if permission else "nobody: unknown permission"


def read() -> dict[str, str]:
    """Return the reviewed table: address name → whom it opens to."""
    with FILE.open(newline="", encoding="utf-8") as rows:
        return {row["address"]: row["opens to"] for row in csv.DictReader(rows)}


def write(addresses: list[Address]) -> None:
    """Write the table as the gates say now; for review, never in a test."""
    with FILE.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("address", "opens to"))
        rows.writerows((a.name, opens_to(a)) for a in addresses)


def roles_of(cell: str) -> frozenset[Role]:
    """Return the roles that a cell of the table names."""
    return frozenset(Role(word) for word in cell.split()) if cell else frozenset()
