"""Files that are brought in show a sign of life and whose turn it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs that stood as running before have neither: they stand still and can be started again."""

    dependencies = [("border", "0014_days_granted")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="lease",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="importrun",
            name="seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
