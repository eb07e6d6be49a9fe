"""Topics and letters to parties: looked at here, written in the settings."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.domain.events import Subject
from claims.models import DeskTopic, ReplyTemplate


@admin.register(DeskTopic)
class DeskTopicAdmin(DeskAdmin):
    list_display = ["name", "in_use"]
    search_fields = ["name"]
    list_filter = ["in_use"]
    chain = Subject.TOPIC


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(DeskAdmin):
    list_display = ["name", "subject", "in_use"]
    search_fields = ["name", "subject", "body"]
    list_filter = ["in_use"]
    chain = Subject.REPLY_TEMPLATE
