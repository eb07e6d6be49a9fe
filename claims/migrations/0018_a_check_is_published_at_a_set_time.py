import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0017_an_editor_sets_deadlines'),
    ]

    operations = [
        migrations.AddField(
            model_name='review',
            name='publish_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='publish_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='review',
            name='publish_due_said_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='review',
            index=models.Index(condition=models.Q(('decided_at__isnull', True), ('publish_at__isnull', False)), fields=['publish_at'], name='review_to_be_published'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publish_at__isnull', False), ('publish_by__isnull', False)), models.Q(('publish_at__isnull', True), ('publish_by__isnull', True)), _connector='OR'), name='review_publish_at_and_by'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publish_by__isnull', False), _negated=True), models.Q(('publish_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='review_planned_by_another_person'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publish_due_said_at__isnull', False), _negated=True), ('publish_at__isnull', False), _connector='OR'), name='review_due_was_planned'),
        ),
    ]
