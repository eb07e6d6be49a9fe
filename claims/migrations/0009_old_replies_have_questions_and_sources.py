"""What was asked and answered before: each question a row, each answer a source of its claim."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def move_over(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    owner = editor.connection.alias
    requests = apps.get_model("claims", "ReplyRequest").objects.using(owner)
    questions = apps.get_model("claims", "ReplyQuestion").objects.using(owner)
    sources = apps.get_model("claims", "Source").objects.using(owner)
    asked = requests.exclude(outcome="not_asked")
    asked.update(sent_at=F("asked_at"), channel="other")
    requests.exclude(outcome="answered").update(note=F("answer"))
    for request in asked.select_related("party").iterator(chunk_size=500):
        questions.create(request=request, position=0, text=request.question)
    for request in requests.filter(outcome="answered").select_related("party"):
        request.source = sources.create(
            claim_id=request.claim_id,
            title=f"Reply of {request.party.name}"[:300],
            stance="context",
            kind="primary",
            excerpt=request.answer,
            added_by_id=request.asked_by_id,
        )
        # What was kept as an answer until now was printed on the public page.
        request.quotable = True
        request.save(update_fields=["source", "quotable"])


class Migration(migrations.Migration):
    dependencies = [('claims', '0008_replies_have_questions_and_links')]

    operations = [migrations.RunPython(move_over)]
