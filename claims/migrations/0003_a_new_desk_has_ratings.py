from django.db import migrations

RATINGS = (
    ("true", "True", 5, "true", "deniers",
     "The sources bear the claim out, and nothing important is missing from it."),
    ("mostly_true", "Mostly true", 4, "true", "deniers",
     "The claim holds in substance; a detail is wrong or needs a word of context."),
    ("misleading", "Misleading", 2, "mixed", "claimants",
     "Parts are right, but what is left out or how it is put leads to a wrong conclusion."),
    ("false", "False", 1, "false", "claimants",
     "The sources contradict the claim."),
    ("unproven", "Unproven", None, "unproven", "nobody",
     "The sources found so far neither bear the claim out nor contradict it."),
)  # fmt: skip


def begin(apps, schema_editor):
    rating = apps.get_model("claims", "Rating").objects.using(schema_editor.connection.alias)
    for position, (key, label, number, colour, against, explanation) in enumerate(RATINGS):
        rating.create(
            key=key,
            label=label,
            number=number,
            colour=colour,
            against=against,
            explanation=explanation,
            position=position,
        )


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_history_is_append_only")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
