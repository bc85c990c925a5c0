"""The breakdowns that every programme begins with; later versions are added by its officers."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations

SHIPPED = {
    "sex": ["men", "women", "other", "not_stated"],
    "age": ["0-4", "5-11", "12-17", "18-59", "60+", "unknown"],
    "disability": ["with", "without", "not_stated"],
}


def lay_out(apps: Apps, _editor: object) -> None:
    scheme_model = apps.get_model("programme", "Scheme")
    for key, categories in SHIPPED.items():
        scheme_model.objects.get_or_create(
            key=key,
            version=1,
            defaults={"categories": categories, "in_force_from": date(2023, 1, 1)},
        )


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial")]

    operations = [migrations.RunPython(lay_out, migrations.RunPython.noop)]
