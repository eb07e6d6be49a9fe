from django.db import migrations

FORBID = """
CREATE FUNCTION claims_history_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history is never changed or removed'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER history_is_never_emptied
    BEFORE TRUNCATE ON claims_historyentry
    FOR EACH STATEMENT EXECUTE FUNCTION claims_history_is_never_emptied();
CREATE TRIGGER heads_are_append_only
    BEFORE UPDATE OR DELETE ON claims_dailyhead
    FOR EACH ROW EXECUTE FUNCTION claims_history_is_never_emptied();
CREATE TRIGGER heads_are_never_emptied
    BEFORE TRUNCATE ON claims_dailyhead
    FOR EACH STATEMENT EXECUTE FUNCTION claims_history_is_never_emptied();
"""
ALLOW = """
DROP TRIGGER heads_are_never_emptied ON claims_dailyhead;
DROP TRIGGER heads_are_append_only ON claims_dailyhead;
DROP TRIGGER history_is_never_emptied ON claims_historyentry;
DROP FUNCTION claims_history_is_never_emptied();
"""


class Migration(migrations.Migration):
    dependencies = [('claims', '0020_heads_are_kept')]

    operations = [migrations.RunSQL(FORBID, ALLOW)]
