"""The tables of the journal."""

import django.db.models.deletion
from django.db import migrations, models

import travesia.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="JournalEntry",
            fields=[
                ("v", models.PositiveSmallIntegerField()),
                (
                    "eid",
                    models.UUIDField(
                        default=travesia.core.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("node", models.CharField(max_length=31)),
                ("epoch", models.PositiveIntegerField()),
                ("seq", models.BigIntegerField()),
                ("kind", models.CharField(max_length=100)),
                ("version", models.PositiveSmallIntegerField()),
                ("occurred_at", models.CharField(max_length=27)),
                ("utc_offset", models.SmallIntegerField()),
                ("recorded_at", models.CharField(max_length=27)),
                ("actor", models.CharField(max_length=120)),
                ("session", models.CharField(blank=True, max_length=64)),
                ("purpose", models.CharField(max_length=60)),
                ("basis", models.TextField()),
                ("supersedes", models.CharField(blank=True, max_length=36)),
                ("body_commitment", models.BinaryField(max_length=32)),
                ("subjects_commitment", models.BinaryField(max_length=32)),
                ("prev", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "journal_entry",
            },
        ),
        migrations.CreateModel(
            name="JournalCheckpoint",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "node",
                        "epoch",
                        "size",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("node", models.CharField(max_length=31)),
                ("epoch", models.PositiveIntegerField()),
                ("size", models.BigIntegerField()),
                ("note", models.TextField()),
            ],
            options={
                "db_table": "journal_checkpoint",
            },
        ),
        migrations.CreateModel(
            name="JournalHold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=travesia.core.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("subject_id", models.UUIDField()),
                ("reason", models.CharField(max_length=500)),
                ("owner", models.CharField(max_length=120)),
                ("placed_at", models.DateTimeField()),
                ("until", models.DateField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("released_by", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "db_table": "journal_hold",
            },
        ),
        migrations.CreateModel(
            name="JournalNode",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "node",
                        "epoch",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("node", models.CharField(max_length=31)),
                ("epoch", models.PositiveIntegerField()),
                ("seq", models.BigIntegerField(default=0)),
                ("hash", models.BinaryField(max_length=32)),
                ("verifier_key", models.CharField(blank=True, default="", max_length=200)),
                ("signed", models.BigIntegerField(default=0)),
            ],
            options={
                "db_table": "journal_node",
            },
        ),
        migrations.CreateModel(
            name="JournalSubject",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "entry_id",
                        "kind",
                        "subject_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        db_column="eid",
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="journal.journalentry",
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("subject_id", models.UUIDField()),
            ],
            options={
                "db_table": "journal_subject",
            },
        ),
        migrations.CreateModel(
            name="JournalBody",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="eid",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="body",
                        serialize=False,
                        to="journal.journalentry",
                    ),
                ),
                ("salt", models.BinaryField(max_length=16)),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "journal_body",
            },
        ),
        migrations.CreateModel(
            name="JournalErasure",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="eid",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="erasure",
                        serialize=False,
                        to="journal.journalentry",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_column="by_eid",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journal.journalentry",
                    ),
                ),
            ],
            options={
                "db_table": "journal_erasure",
            },
        ),
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(fields=["kind", "node", "epoch", "seq"], name="journal_entry_kind"),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.UniqueConstraint(
                fields=("node", "epoch", "seq"), name="journal_entry_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="journalentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("seq__gte", 1)), name="journal_entry_counts"
            ),
        ),
        migrations.AddIndex(
            model_name="journalhold",
            index=models.Index(
                condition=models.Q(("released_at__isnull", True)),
                fields=["kind", "subject_id"],
                name="journal_hold_open",
            ),
        ),
        migrations.AddIndex(
            model_name="journalsubject",
            index=models.Index(
                fields=["kind", "subject_id", "entry"], name="journal_subject_trail"
            ),
        ),
    ]
