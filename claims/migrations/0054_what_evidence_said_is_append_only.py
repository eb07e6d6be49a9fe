from django.db import migrations

FORBID = """
CREATE FUNCTION claims_evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was kept of evidence is never changed or removed'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER evidence_is_append_only
    BEFORE UPDATE OR DELETE ON claims_evidencesnapshot
    FOR EACH ROW EXECUTE FUNCTION claims_evidence_is_append_only();
CREATE TRIGGER evidence_is_never_emptied
    BEFORE TRUNCATE ON claims_evidencesnapshot
    FOR EACH STATEMENT EXECUTE FUNCTION claims_evidence_is_append_only();
"""
ALLOW = """
DROP TRIGGER evidence_is_never_emptied ON claims_evidencesnapshot;
DROP TRIGGER evidence_is_append_only ON claims_evidencesnapshot;
DROP FUNCTION claims_evidence_is_append_only();
"""
# Of the evidence that was only looked at before, each page is asked for whole once, spread over a week.
LOOKS = """
    UPDATE claims_revisit SET etag = '', modified = '',
        next_at = least(next_at, now() + interval '1 hour' + random() * interval '7 days')
    WHERE source_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0053_what_evidence_said_is_kept")]

    operations = [
        migrations.RunSQL(FORBID, ALLOW),
        migrations.RunSQL(LOOKS, migrations.RunSQL.noop),
    ]
