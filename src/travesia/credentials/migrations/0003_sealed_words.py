"""Questions, answers and notes of refusals come under encryption, as what was handed in is.

Of what is there nothing stays readable: SQLite is told to overwrite what it frees. PostgreSQL keeps
old rows until it cleans up, and backups keep them as long as they are kept.
"""

import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from travesia.core import clock, encryption


def overwrite_what_goes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Have SQLite overwrite with zeros what this connection frees."""
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def seal_questions(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Encrypt each question with its answer; give those that are open the node's days."""
    by = clock.today() + timedelta(days=settings.ANSWER_DAYS)
    for row in apps.get_model("credentials", "ApplicationQuestion").objects.iterator():
        words = {"text": row.text, "answer": row.answer}
        context = encryption.context_of("credentials.question", row.application_id, row.pk, "words")
        _lock_in(row, json.dumps(words, ensure_ascii=False).encode(), context)
        row.text = row.answer = ""
        row.answer_by = by if row.answered_at is None else None
        row.save()


def seal_notes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring each note of a refusal into the value that holds what the applicant says.

    Raises EncryptionError where that value does not open: the node's earlier secret is missing, and
    nothing is changed.
    """
    rows = apps.get_model("credentials", "Application").objects
    for row in rows.exclude(note="").exclude(key_id="").iterator():
        context = encryption.context_of("credentials.application", row.pk, "particulars")
        stored = encryption.Encrypted(
            bytes(row.ciphertext), bytes(row.nonce), bytes(row.wrapped_key), row.key_id
        )
        said = json.loads(encryption.decrypt(stored, context=context))
        said["note"] = row.note
        _lock_in(row, json.dumps(said, ensure_ascii=False).encode(), context)
        row.save()
    rows.exclude(note="").update(note="")
    apps.get_model("credentials", "ApplicationStep").objects.exclude(note="").update(note="")


def _lock_in(row: Any, value: bytes, context: bytes) -> None:  # noqa: ANN401  # models as they stood then have no types
    stored = encryption.encrypt(value, context=context)
    row.ciphertext, row.nonce = stored.ciphertext, stored.nonce
    row.wrapped_key, row.key_id = stored.wrapped_key, stored.key_id


class Migration(migrations.Migration):
    """Adds the columns and seals; the next one takes the readable columns away."""

    dependencies = [("credentials", "0002_evisa")]

    operations = [
        migrations.AddField(
            model_name="applicationquestion",
            name="answer_by",
            field=models.DateField(
                blank=True, help_text="last day for an answer; lapses after it", null=True
            ),
        ),
        migrations.AddField(
            model_name="applicationquestion",
            name="ciphertext",
            field=models.BinaryField(default=bytes),
        ),
        migrations.AddField(
            model_name="applicationquestion",
            name="key_id",
            field=models.CharField(
                blank=True,
                help_text="which key of the node wraps; empty once erased",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="applicationquestion",
            name="nonce",
            field=models.BinaryField(default=bytes, max_length=12),
        ),
        migrations.AddField(
            model_name="applicationquestion",
            name="wrapped_key",
            field=models.BinaryField(default=bytes, max_length=60),
        ),
        migrations.RunPython(overwrite_what_goes, migrations.RunPython.noop),
        migrations.RunPython(seal_questions, migrations.RunPython.noop),
        migrations.RunPython(seal_notes, migrations.RunPython.noop),
    ]
