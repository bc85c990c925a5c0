"""Fill the countries from the vocabulary: ISO 3166-1 with its history."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from travesia.vocab.states import StateKind, states


def seed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    country = apps.get_model("places", "Country")
    country.objects.bulk_create(
        country(
            alpha3=state.alpha3,
            alpha2=state.alpha2 or "",
            numeric=state.numeric or "",
            since=state.since,
            until=state.until,
        )
        for state in states()
        if state.kind is not StateKind.SPECIAL
    )


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
