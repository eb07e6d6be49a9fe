from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0035_the_outbox_goes_by_the_database_s_clock'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='historyentry',
            name='history_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='outboxevent',
            name='outbox_topic_is_known',
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='claim_overdue'),
        ),
        migrations.AddConstraint(
            model_name='historyentry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['article.added', 'article.analysed', 'article.failed', 'article.retried', 'article.story_changed', 'statement.added', 'statement.accepted', 'statement.edited', 'statement.dismissed', 'statement.restored', 'claim.found', 'claim.added', 'claim.adopted', 'claim.seen_again', 'claim.reworded', 'claim.moved', 'claim.overdue', 'claim.due_set', 'denial.linked', 'denial.unlinked', 'source.added', 'source.edited', 'source.removed', 'reply.asked', 'reply.closed', 'verdict.stale', 'party.edited', 'rating.edited', 'user.edited', 'token.created', 'token.revoked'])), name='history_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='outboxevent',
            constraint=models.CheckConstraint(condition=models.Q(('topic__in', ['snapshot.stored', 'denial.linked', 'claim.moved', 'claim.overdue', 'claim.due_set', 'verdict.stale'])), name='outbox_topic_is_known'),
        ),
    ]
