import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0018_a_check_is_published_at_a_set_time'),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=20)),
                ('inputs', models.JSONField(blank=True, default=dict)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='BulkRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('claim_id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('outcome', models.CharField(blank=True, max_length=20, null=True)),
                ('sentence', models.CharField(blank=True, max_length=500)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('version_after', models.PositiveIntegerField(blank=True, null=True)),
                ('state_before', models.CharField(blank=True, max_length=20)),
                ('assignee_before', models.BigIntegerField(blank=True, null=True)),
                ('due_before', models.DateTimeField(blank=True, null=True)),
                ('reason_before', models.TextField(blank=True)),
                ('duplicate_before', models.BigIntegerField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name='bulkjob',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='bulkjob',
            name='undoes',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='claims.bulkjob'),
        ),
        migrations.AddField(
            model_name='bulkrow',
            name='job',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='claims.bulkjob'),
        ),
        migrations.AddConstraint(
            model_name='bulkjob',
            constraint=models.CheckConstraint(condition=models.Q(('move__in', ['triage', 'set_aside', 'restore', 'take', 'assign', 'release', 'propose', 'send_back', 'confirm', 'reopen', 'withdraw'])), name='bulk_move_is_known'),
        ),
        migrations.AddConstraint(
            model_name='bulkjob',
            constraint=models.CheckConstraint(condition=models.Q(('undoes', models.F('id')), _negated=True), name='bulk_undoes_another'),
        ),
        migrations.AddIndex(
            model_name='bulkrow',
            index=models.Index(fields=['job', 'outcome'], name='bulk_row_outcomes'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.UniqueConstraint(models.F('job'), models.F('position'), name='bulk_row_position_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.UniqueConstraint(models.F('job'), models.F('claim_id'), name='bulk_row_once_per_claim'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__isnull', True), ('outcome__in', ['moved', 'not_allowed', 'stale', 'missing', 'gone', 'failed']), _connector='OR'), name='bulk_row_outcome_is_known'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', False), ('outcome__isnull', False)), models.Q(('done_at__isnull', True), ('outcome__isnull', True)), _connector='OR'), name='bulk_row_done_with_an_outcome'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'moved'), _negated=True), models.Q(('version_after__isnull', False), models.Q(('state_before', ''), _negated=True)), _connector='OR'), name='bulk_row_moved_knows_before'),
        ),
        migrations.AddConstraint(
            model_name='bulkrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('outcome__isnull', True), _negated=True), models.Q(('outcome', 'moved'), _negated=True), _negated=True), models.Q(('sentence', ''), _negated=True), _connector='OR'), name='bulk_row_refused_says_why'),
        ),
    ]
