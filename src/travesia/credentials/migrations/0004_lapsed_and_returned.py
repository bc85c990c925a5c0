"""The readable words go; applications lapse, wrong amounts are returned, books never change."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLE, _NAME = "credentials_visabook", "credentials_visabook_no_update"
_SAYS = "a book of visas that was loaded is never changed"


def overwrite_what_goes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have SQLite overwrite with zeros what this connection frees."""
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def refuse_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have the database itself refuse to change a book; a later migration that remakes the table
    installs this anew.
    """
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER {_NAME} BEFORE UPDATE ON {_TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
            )
            return
        cursor.execute(
            f"CREATE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'restrict_violation'; END $$;"
            f"CREATE TRIGGER {_NAME} BEFORE UPDATE ON {_TABLE} FOR EACH ROW "
            f"EXECUTE FUNCTION {_NAME}()"
        )


def allow_changes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the trigger: the way back."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER IF EXISTS {_NAME}")
            return
        cursor.execute(f"DROP TRIGGER IF EXISTS {_NAME} ON {_TABLE}")
        cursor.execute(f"DROP FUNCTION IF EXISTS {_NAME}()")


_STATES = [
    *("begun", "unpaid", "waiting", "asked", "approved", "refused", "withdrawn", "lapsed"),
]
_ACTS = [
    *("answer", "approve", "ask", "begin", "lapse", "pay", "refuse"),
    *("submit", "submit_to_pay", "withdraw"),
]
_PAYMENTS = ["started", "paid", "failed", "refunded", "expired"]


class Migration(migrations.Migration):
    """Runs after the words were sealed."""

    dependencies = [("credentials", "0003_sealed_words")]

    operations = [
        migrations.RunPython(overwrite_what_goes, migrations.RunPython.noop),
        migrations.AlterField(  # the way back makes the column again, and needs what to fill it with
            model_name="applicationquestion",
            name="text",
            field=models.CharField(blank=True, default="", max_length=500),
        ),
        migrations.RemoveField(model_name="application", name="note"),
        migrations.RemoveField(model_name="applicationquestion", name="answer"),
        migrations.RemoveField(model_name="applicationquestion", name="text"),
        migrations.RemoveField(model_name="applicationstep", name="note"),
        migrations.RemoveConstraint(model_name="application", name="credentials_application_state"),
        migrations.RemoveConstraint(
            model_name="applicationstep", name="credentials_application_act"
        ),
        migrations.RemoveConstraint(model_name="payment", name="credentials_payment_known"),
        migrations.AddField(
            model_name="paymentnotice",
            name="came_currency",
            field=models.CharField(blank=True, help_text="ISO 4217", max_length=3),
        ),
        migrations.AddField(
            model_name="paymentnotice",
            name="came_minor",
            field=models.PositiveBigIntegerField(
                blank=True,
                help_text="of another amount than was asked for; whole minor units",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="paymentnotice",
            name="refund_ref",
            field=models.CharField(
                blank=True,
                help_text="the provider's id, or how it was returned elsewhere",
                max_length=100,
            ),
        ),
        migrations.AddField(
            model_name="paymentnotice",
            name="returned_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", _STATES)), name="credentials_application_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="applicationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("act__in", _ACTS)), name="credentials_application_act"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", _PAYMENTS), ("amount_minor__gt", 0)),
                name="credentials_payment_known",
            ),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
