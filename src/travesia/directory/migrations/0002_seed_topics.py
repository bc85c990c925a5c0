"""Bring the topics of the house in; they have the same ids on every node."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from travesia.directory.domain.topics import TAXONOMY_ID, TAXONOMY_NAME, topics


def seed(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    taxonomy = apps.get_model("directory", "Taxonomy")
    term = apps.get_model("directory", "TaxonomyTerm")
    taxonomy.objects.get_or_create(
        id=TAXONOMY_ID,
        defaults={
            "name": TAXONOMY_NAME,
            "description": "What people on the way may need.",
            "version": "1",
        },
    )
    for topic in topics():
        term.objects.get_or_create(
            id=topic.id,
            defaults={
                "code": topic.code,
                "name": topic.names["en"],
                "description": topic.names["en"],
                "taxonomy_id": TAXONOMY_ID,
                "language": "en",
            },
        )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
