import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0030_a_notice_may_be_of_a_bulk_job'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnsweredRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('status', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, null=True)),
                ('first_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['first_at'], name='answered_oldest')],
                'constraints': [models.UniqueConstraint(models.F('user'), models.F('key'), name='answered_once_per_person_and_key'), models.CheckConstraint(condition=models.Q(models.Q(('answer__isnull', False), ('status__isnull', False)), models.Q(('answer__isnull', True), ('status__isnull', True)), _connector='OR'), name='answered_with_a_status'), models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='answered_request_has_a_key')],
            },
        ),
    ]
