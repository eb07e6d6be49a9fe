"""What administrators give the desk to choose from: topics, and letters that ask for a reply."""

from django.db import models
from django.db.models.functions import Lower

from claims.domain.inputs import LONGEST_TOPIC
from claims.domain.reply_templates import LONGEST_NAME, LONGEST_SUBJECT, TemplateFields
from claims.models.base import not_blank


class DeskTopic(models.Model):
    """A topic that is offered at triage while it is `in_use`. A claim keeps the words it was given."""

    name = models.CharField(max_length=LONGEST_TOPIC)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="topic_name_is_unique"),
            not_blank("name", name="topic_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ReplyTemplate(models.Model):
    """A letter with places for the party, the claim, the questions and the deadline."""

    name = models.CharField(max_length=LONGEST_NAME)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField()
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="reply_template_name_is_unique"),
            not_blank("name", name="reply_template_has_a_name"),
            not_blank("body", name="reply_template_says_something"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def fields(self) -> TemplateFields:
        return TemplateFields(self.name, self.subject, self.body, self.in_use)
