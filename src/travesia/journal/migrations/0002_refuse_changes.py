"""Triggers by which the database itself refuses to change or lose what the journal recorded."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

#: Tables whose rows are written once and stay.
FOR_EVER = ("journal_entry", "journal_erasure", "journal_checkpoint")
#: Tables whose rows go when, and only when, an erasure of their entry is recorded.
ERASABLE = ("journal_body", "journal_subject")
ALL = (*FOR_EVER, *ERASABLE, "journal_node", "journal_hold")

_ERASED = "EXISTS (SELECT 1 FROM journal_erasure WHERE journal_erasure.eid = {row}.eid)"
#: What an INSERT OR REPLACE would overwrite without asking a DELETE trigger.
_SAME = {
    "journal_entry": "eid = NEW.eid OR (node = NEW.node AND epoch = NEW.epoch AND seq = NEW.seq)",
    "journal_erasure": "eid = NEW.eid",
    "journal_checkpoint": "node = NEW.node AND epoch = NEW.epoch AND size = NEW.size",
    "journal_body": "eid = NEW.eid",
    "journal_subject": "eid = NEW.eid AND kind = NEW.kind AND subject_id = NEW.subject_id",
    "journal_node": "node = NEW.node AND epoch = NEW.epoch",
}
_BACKWARDS = "NEW.node <> OLD.node OR NEW.epoch <> OLD.epoch OR NEW.seq < OLD.seq"


def _refusals() -> list[tuple[str, str, str, str]]:
    """Return (table, action, condition or nothing, sentence) for every refusal."""
    without = "NOT " + _ERASED.format(row="OLD")
    lasting = (*FOR_EVER, "journal_node", "journal_hold")
    return [
        *((t, "UPDATE", "", f"{t} is never changed") for t in (*FOR_EVER, *ERASABLE)),
        *((t, "DELETE", "", f"{t} is never deleted from") for t in lasting),
        *((t, "DELETE", without, f"{t} goes only with a recorded erasure") for t in ERASABLE),
        ("journal_node", "UPDATE", _BACKWARDS, "journal_node only counts up"),
    ]


def sqlite_triggers() -> list[tuple[str, str]]:
    """Return (name, statement) of the triggers for SQLite."""
    found = [_sqlite(*refusal) for refusal in _refusals()]
    for table, same in _SAME.items():
        exists = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608  # constants above
        if table in ERASABLE:
            exists = f"{exists} OR {_ERASED.format(row='NEW')}"
        found.append(_sqlite(table, "INSERT", exists, f"{table} has this row or erased it"))
    return found


def _sqlite(table: str, action: str, condition: str, sentence: str) -> tuple[str, str]:
    name = f"{table}_no_{action.lower()}"
    when = f"WHEN {condition} " if condition else ""
    return name, (
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW {when}"
        f"BEGIN SELECT RAISE(ABORT, 'journal: {sentence}'); END"
    )


def postgres_triggers() -> list[tuple[str, str, str]]:
    """Return (table, name, statements) of the triggers for PostgreSQL."""
    back = _ERASED.format(row="NEW")
    return [
        *(_postgres(*refusal) for refusal in _refusals()),
        *(_postgres(table, "INSERT", back, f"{table} erased this row") for table in ERASABLE),
        *(_postgres(table, "TRUNCATE", "", f"{table} is never emptied") for table in ALL),
    ]


def _postgres(table: str, action: str, condition: str, sentence: str) -> tuple[str, str, str]:
    name = f"{table}_no_{action.lower()}"
    each = "STATEMENT" if action == "TRUNCATE" else "ROW"
    passing = "NULL" if action == "TRUNCATE" else "OLD" if action == "DELETE" else "NEW"
    refuse = f"RAISE EXCEPTION 'journal: {sentence}' USING ERRCODE = 'restrict_violation';"
    body = f"IF {condition} THEN {refuse} END IF;" if condition else refuse
    return (
        table,
        name,
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {body} RETURN {passing}; END $$;"
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH {each} "
        f"EXECUTE FUNCTION {name}()",
    )


def install(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers in the language of the database."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            for _, statement in sqlite_triggers():
                cursor.execute(statement)
        else:
            for _, _, statement in postgres_triggers():
                cursor.execute(statement)


def remove(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers: the way back for a migration, and for emptying a test's database."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            for name, _ in sqlite_triggers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            for table, name, _ in postgres_triggers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")


class Migration(migrations.Migration):
    """Runs after the tables exist; a later migration that remakes one must install them anew."""

    dependencies = [("journal", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
