from django.db import migrations

# Archives are asked in another queue from now on; where they wait in the old one, nobody takes them.
ARCHIVES = """
    UPDATE claims_outboxevent SET queue = 'store', turn_at = created_at + interval '365 days'
    WHERE topic = 'archive.asked' AND queue = 'fetch' AND done_at IS NULL
"""
# Articles of before are looked at once more for copies in other languages, after all that people add.
COPIES = """
    INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem, turn_at)
    SELECT 'snapshot.stored', 'ingest', 'article:' || article.id, max(snapshot.id), 0, '',
           now() + interval '365 days'
    FROM claims_article article JOIN claims_snapshot snapshot ON snapshot.article_id = article.id
    WHERE article.status = 'ready' AND snapshot.compared_with_id IS NULL GROUP BY article.id ORDER BY article.id
"""


class Migration(migrations.Migration):
    """What was left for workers before goes where it is taken now."""

    dependencies = [
        ("claims", "0047_topics_and_letters_are_kept"),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (ARCHIVES, COPIES)]
