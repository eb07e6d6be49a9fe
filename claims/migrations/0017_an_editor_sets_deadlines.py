from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0016_people_talk_and_are_told_by_mail'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='claim_overdue'),
        ),
    ]
