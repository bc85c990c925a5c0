"""The independent verifier: recomputes a whole journal with no Django and no program of the node.

Another agency can run it on a copy of the database: it needs Python, `cryptography`, and `psycopg`
for PostgreSQL.
"""

from travesia.journal.verifier.checking import Asked, verify
from travesia.journal.verifier.postgres import open_postgres
from travesia.journal.verifier.report import ChainReport, Finding, Report
from travesia.journal.verifier.sources import Source, UnreadableError
from travesia.journal.verifier.sqlite import open_sqlite

__all__ = [
    "Asked",
    "ChainReport",
    "Finding",
    "Report",
    "Source",
    "UnreadableError",
    "open_postgres",
    "open_sqlite",
    "verify",
]
