from django.db import migrations

FORBID = """
CREATE FUNCTION claims_history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history entry % is never changed or removed', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER history_is_append_only
    BEFORE UPDATE OR DELETE ON claims_historyentry
    FOR EACH ROW EXECUTE FUNCTION claims_history_is_append_only();
"""
ALLOW = """
DROP TRIGGER history_is_append_only ON claims_historyentry;
DROP FUNCTION claims_history_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_the_record")]

    operations = [migrations.RunSQL(FORBID, ALLOW)]
