from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

#: How a list or register answered that was asked to the end.
_ANSWERED = ("", "answered", "stale")


def _note(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Note what is silent on the forms that were entered before: they can be asked about too."""
    forms = apps.get_model("border", "PaperForm").objects.select_related("inspection")
    for form in forms.iterator(chunk_size=500):
        rows = [*form.inspection.lists, *form.inspection.registers]
        if any(not row.get("asked", True) or row.get("how", "") not in _ANSWERED for row in rows):
            form.silent_at = form.entered_at
            form.save(update_fields=["silent_at"])


class Migration(migrations.Migration):
    """A form on paper knows that a list or register was silent about its traveller."""

    dependencies = [("border", "0016_line_of_a_person")]

    operations = [
        migrations.AddField(
            model_name="paperform",
            name="silent_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="paperform",
            index=models.Index(
                condition=models.Q(silent_at__isnull=False),
                fields=["post_code", "silent_at"],
                name="border_paper_silent",
            ),
        ),
        migrations.RunPython(_note, migrations.RunPython.noop, elidable=True),
    ]
