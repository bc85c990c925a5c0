from django.db import migrations, models


class Migration(migrations.Migration):
    """Records of one birth date are found without reading every person of the country."""

    dependencies = [("people", "0005_lapsed_questions")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["birth_date", "id"], name="people_person_born"),
        ),
    ]
