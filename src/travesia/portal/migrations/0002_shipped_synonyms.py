"""The synonyms that come with this release."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from travesia.core import clock
from travesia.portal.domain.search import shipped_groups


def bring_synonyms(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    group = apps.get_model("portal", "SynonymGroup")
    group.objects.bulk_create(
        group(
            key=one.key,
            phrases=[list(phrase) for phrase in one.phrases],
            changed_at=clock.now(),
            changed_by="",
        )
        for one in shipped_groups()
    )


class Migration(migrations.Migration):
    """Lays the groups into the empty table."""

    dependencies = [("portal", "0001_initial")]
    operations = [
        migrations.RunPython(bring_synonyms, migrations.RunPython.noop),
    ]
