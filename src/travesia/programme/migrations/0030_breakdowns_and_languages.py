"""Age and disability as attendance is collected; the language in which a figure is described.

The version before stays: a figure keeps the one it was collected in, and none of its values is
touched. Adults of 18 to 59 became two bands, so that an old one reads "not broken down".
"""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations, models

NEWER = {
    "age": (
        ["0-17", "18-24", "25-59", "60+", "not_stated"],
        {
            "0-4": "0-17",
            "5-11": "0-17",
            "12-17": "0-17",
            "18-59": "not_split",
            "unknown": "not_stated",
        },
    ),
    "disability": (["yes", "no", "not_stated"], {"with": "yes", "without": "no"}),
}


def lay_out(apps: Apps, _editor: object) -> None:
    """Add the second version of both where only the first one is there."""
    scheme_model = apps.get_model("programme", "Scheme")
    for key, (categories, mapping) in NEWER.items():
        if not scheme_model.objects.filter(key=key, version__gt=1).exists():
            scheme_model.objects.create(
                key=key,
                version=2,
                categories=categories,
                mapping=mapping,
                in_force_from=date(2026, 1, 1),
            )


def say_language(apps: Apps, _editor: object) -> None:
    """Files say in English what was counted; of figures entered here nobody knows."""
    figures = apps.get_model("programme", "Figure").objects
    figures.filter(source__isnull=False, language="").update(language="en")


class Migration(migrations.Migration):
    dependencies = [("programme", "0020_bulletin")]

    operations = [
        migrations.AddField(
            model_name="figure",
            name="language",
            field=models.CharField(
                blank=True, help_text="of the subject", max_length=8, default=""
            ),
            preserve_default=False,
        ),
        migrations.RunPython(lay_out, migrations.RunPython.noop),
        migrations.RunPython(say_language, migrations.RunPython.noop),
    ]
