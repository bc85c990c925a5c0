"""The database itself refuses to change, lose or replace what was recorded, on both engines."""

import pytest
from django.db import DatabaseError, connection, transaction

from travesia.access.domain import Actor
from travesia.journal import services
from travesia.journal.models import JournalEntry
from travesia.journal.tests.cups import ANNA, count_cups

pytestmark = [pytest.mark.storage, pytest.mark.django_db]

REFUSED = [
    "UPDATE journal_entry SET purpose = 'training'",
    "UPDATE journal_entry SET seq = seq + 10",
    "DELETE FROM journal_entry",
    "UPDATE journal_body SET content = '{}'",
    "DELETE FROM journal_body",
    "UPDATE journal_subject SET kind = 'vessel'",
    "DELETE FROM journal_subject",
    "DELETE FROM journal_node",
    "UPDATE journal_node SET seq = seq - 1",
    "UPDATE journal_node SET epoch = epoch + 1",
]
ON_SQLITE = [
    "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry",
    "INSERT OR REPLACE INTO journal_body SELECT eid, salt, '{}' FROM journal_body",
    "INSERT OR REPLACE INTO journal_subject SELECT * FROM journal_subject",
    "INSERT OR REPLACE INTO journal_node SELECT node, epoch, 0, hash, '', 0 FROM journal_node",
]
ON_POSTGRES = [
    f"TRUNCATE journal_{table} CASCADE" for table in ("entry", "body", "subject", "node", "hold")
]


def refused(statement: str) -> bool:
    """Run the statement and tell whether the database refused it with the journal's words."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE" if "TRUNCATE" in statement else "SELECT 1"
            )
            cursor.execute(statement)
    except DatabaseError as error:
        return "journal: journal_" in str(error)
    return False


@pytest.mark.parametrize("statement", REFUSED)
def test_changes_and_deletions_are_refused(officer: Actor, statement: str) -> None:
    count_cups(officer, 1, ANNA)
    assert refused(statement)


@pytest.mark.parametrize("statement", ON_SQLITE)
def test_replacing_rows_is_refused_on_sqlite(officer: Actor, statement: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("REPLACE is SQLite's own")
    count_cups(officer, 1, ANNA)
    assert refused(statement)


@pytest.mark.parametrize("statement", ON_POSTGRES)
def test_emptying_a_table_is_refused_on_postgres(officer: Actor, statement: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's own")
    count_cups(officer, 1, ANNA)
    assert refused(statement)


def test_a_body_goes_once_its_erasure_is_recorded_and_never_comes_back(officer: Actor) -> None:
    first, second = count_cups(officer, 1, ANNA), count_cups(officer, 2)
    eid, by = first.eid, second.eid
    field = JournalEntry._meta.pk
    place: list[str] = [field.get_db_prep_value(value, connection) for value in (eid, by)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT salt, content FROM journal_body WHERE eid = %s", place[:1])
        salt, content = cursor.fetchone()
        cursor.execute("INSERT INTO journal_erasure (eid, by_eid) VALUES (%s, %s)", place)
        cursor.execute("DELETE FROM journal_subject WHERE eid = %s", place[:1])
        cursor.execute("DELETE FROM journal_body WHERE eid = %s", place[:1])
        assert cursor.rowcount == 1

    with pytest.raises(DatabaseError, match="erased"), transaction.atomic():
        _put_back(place[0], bytes(salt), content)
    assert refused("DELETE FROM journal_erasure")
    assert refused("UPDATE journal_erasure SET by_eid = eid")


def _put_back(eid: str, salt: bytes, content: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO journal_body VALUES (%s, %s, %s)", (eid, salt, content))


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_is_emptied_afterwards_and_guarded_again(officer: Actor) -> None:
    count_cups(officer, 1)
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)
    assert not JournalEntry.objects.exists()
    services.looked_at(actor=officer, purpose="oversight", subjects=(), fields=())
    assert refused("DELETE FROM journal_entry")
