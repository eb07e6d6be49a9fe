from django.db import migrations

import claims.models.base


class Migration(migrations.Migration):
    """What jsonb gave back was put together anew at each reading: half of what a walk of the history cost."""

    dependencies = [
        ("claims", "0028_the_desk_s_words_as_they_are"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE claims_historyentry ALTER COLUMN data TYPE json USING data::text::json",
                    "ALTER TABLE claims_historyentry ALTER COLUMN data TYPE jsonb USING data::text::jsonb",
                ),
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="historyentry",
                    name="data",
                    field=claims.models.base.WrittenJSON(default=dict),
                ),
            ],
        ),
    ]
