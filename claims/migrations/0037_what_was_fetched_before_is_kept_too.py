from django.db import migrations

# Every fetch of before gets its file, and the articles of them are looked at again from the next hour on, spread
# over a day.
FILES = """
    INSERT INTO claims_outboxevent (topic, queue, key, object_id, attempts, problem)
    SELECT 'page.fetched', 'store', 'snapshot:' || snapshot_id, snapshot_id, 0, ''
    FROM claims_fetch ORDER BY snapshot_id
"""
LOOKS = """
    INSERT INTO claims_revisit (article_id, next_at, calm, found, problem, etag, modified)
    SELECT id, now() + interval '1 hour' + random() * interval '1 day', 0, '', '', '', ''
    FROM claims_article WHERE address <> '' AND status = 'ready'
"""
SOURCES = """
    INSERT INTO claims_revisit (source_id, next_at, calm, found, problem, etag, modified)
    SELECT id, now() + interval '1 hour' + random() * interval '7 days', 3, '', '', '', ''
    FROM claims_source WHERE url ~ '^https?://' AND url !~* '^https?://[^/:]*\\.(example|invalid|test)([/:]|$)'
"""


class Migration(migrations.Migration):
    """What the desk had fetched, and the evidence that it had, before it kept files and looked again."""

    dependencies = [
        ("claims", "0036_pages_are_fetched_again_and_kept"),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (FILES, LOOKS, SOURCES)]
