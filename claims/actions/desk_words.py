"""Topics and letters for the desk to choose from, kept by administrators."""

from dataclasses import asdict

from django.db import transaction

from claims.actions.history import Actor, record
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import LONGEST_TOPIC, check_keepable
from claims.domain.refusals import Missing
from claims.domain.reply_templates import TemplateFields
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import DeskTopic, ReplyTemplate, User
from claims.policy.permissions import check_permission


@transaction.atomic
def save_topic(*, topic: DeskTopic | None, name: str, in_use: bool, by: Actor) -> DeskTopic:
    """Add a topic, or rename it or take it out of use; claims that have it keep it.

    Raises NotAllowed, or Missing for the name.
    """
    if isinstance(by, User):
        check_permission(by, Permission.MANAGE_DESK)
    kept = topic or DeskTopic()
    name = " ".join(name.split())
    check_keepable(name=name)
    others = DeskTopic.objects.filter(name__iexact=name).exclude(pk=kept.pk)
    if not name or len(name) > LONGEST_TOPIC:
        _refuse(say("A topic has a name of at most {longest} characters.", longest=LONGEST_TOPIC))
    if others.exists():
        _refuse(say("There is a topic “{name}” already.", name=name))
    before = {"name": kept.name, "in_use": kept.in_use} if kept.pk else {}
    kept.name, kept.in_use = name, in_use
    kept.save()
    data = {"before": before, "after": {"name": name, "in_use": in_use}}
    record(EventKind.TOPIC_SAVED, Subject.TOPIC, kept.pk, by=by, data=data)
    return kept


@transaction.atomic
def save_template(*, template: ReplyTemplate | None, fields: TemplateFields, by: Actor) -> ReplyTemplate:
    """Add a letter, or change it or take it out of use. Raises NotAllowed, or Missing for the name."""
    if isinstance(by, User):
        check_permission(by, Permission.MANAGE_DESK)
    kept = template or ReplyTemplate()
    if ReplyTemplate.objects.filter(name__iexact=fields.name).exclude(pk=kept.pk).exists():
        _refuse(say("There is a template “{name}” already.", name=fields.name))
    before = asdict(kept.fields) if kept.pk else {}
    kept.name, kept.subject, kept.body, kept.in_use = fields.name, fields.subject, fields.body, fields.in_use
    kept.save()
    data = {"before": before, "after": asdict(fields)}
    record(EventKind.REPLY_TEMPLATE_SAVED, Subject.REPLY_TEMPLATE, kept.pk, by=by, data=data)
    return kept


def _refuse(sentence: str) -> None:
    raise Missing(sentence, {"name": sentence})
