import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0027_claims_are_moved_in_bulk'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('shared', models.BooleanField(default=False)),
                ('query', models.TextField()),
                ('saved_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='historyentry',
            name='history_subject_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='historyentry',
            name='history_kind_is_known',
        ),
        migrations.AddConstraint(
            model_name='historyentry',
            constraint=models.CheckConstraint(condition=models.Q(('subject__in', ['article', 'bulk', 'claim', 'party', 'rating', 'user', 'view'])), name='history_subject_is_known'),
        ),
        migrations.AddConstraint(
            model_name='historyentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['article.added', 'article.analysed', 'article.failed', 'article.retried', 'article.story_changed', 'statement.added', 'statement.accepted', 'statement.edited', 'statement.dismissed', 'statement.restored', 'claim.found', 'claim.added', 'claim.adopted', 'claim.seen_again', 'claim.reworded', 'claim.moved', 'claim.overdue', 'claim.due_set', 'denial.linked', 'denial.unlinked', 'source.added', 'source.edited', 'source.removed', 'reply.asked', 'reply.closed', 'publication.planned', 'publication.cancelled', 'verdict.stale', 'view.saved', 'view.edited', 'view.removed', 'bulk.started', 'bulk.finished', 'party.edited', 'rating.edited', 'user.edited', 'token.created', 'token.revoked'])), name='history_kind_is_known'),
        ),
        migrations.AddField(
            model_name='savedview',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saved_views', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='savedview',
            index=models.Index(condition=models.Q(('shared', True)), fields=['name'], name='saved_view_shared'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(models.F('owner'), models.F('name'), name='saved_view_one_name_per_owner'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_view_has_a_name'),
        ),
    ]
