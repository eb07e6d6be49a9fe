"""What parties were asked, what they answered, and on what conditions unnamed voices are relied on."""

from typing import Any

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.models import AnonymityAssessment, ReplyExtension, ReplyLink, ReplyQuestion, ReplyRequest


class _Lines(admin.TabularInline):  # type: ignore[type-arg]  # as DeskAdmin
    """Rows under a request: to be read."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False


class QuestionLines(_Lines):
    model = ReplyQuestion


class ExtensionLines(_Lines):
    model = ReplyExtension


class LinkLines(_Lines):
    """The links that were made. Their digests open nothing, and tell nothing either."""

    model = ReplyLink
    exclude = ["digest"]


@admin.register(ReplyRequest)
class ReplyRequestAdmin(DeskAdmin):
    list_display = ["party", "claim", "channel", "sent_at", "deadline", "outcome", "asked_by"]
    search_fields = ["party__name", "claim__text", "questions__text", "note", "source__excerpt"]
    list_filter = ["outcome", "channel", "sent_at"]
    list_select_related = ["party", "claim", "asked_by"]
    ordering = ["-id"]
    inlines = [QuestionLines, ExtensionLines, LinkLines]


@admin.register(AnonymityAssessment)
class AnonymityAssessmentAdmin(DeskAdmin):
    list_display = ["claim", "assessed_by", "assessed_at", "approved_by", "approved_at"]
    search_fields = ["claim__text", "exception"]
    list_filter = ["assessed_at", ("approved_at", admin.EmptyFieldListFilter)]
    list_select_related = ["claim", "assessed_by", "approved_by"]
    ordering = ["-id"]


@admin.register(ReplyQuestion)
class ReplyQuestionAdmin(DeskAdmin):
    list_display = ["request", "position", "text", "answer"]
    search_fields = ["text", "answer"]
    list_filter = ["request__outcome"]
    list_select_related = ["request__party", "request__claim"]
    ordering = ["-id"]


@admin.register(ReplyExtension)
class ReplyExtensionAdmin(DeskAdmin):
    list_display = ["request", "before", "after", "reason", "given_by", "given_at"]
    search_fields = ["reason", "request__party__name"]
    list_filter = ["given_at"]
    list_select_related = ["request__party", "request__claim", "given_by"]
    ordering = ["-id"]


@admin.register(ReplyLink)
class ReplyLinkAdmin(DeskAdmin):
    """Digests are left out: they open nothing, and there is nothing to look up by them."""

    exclude = ["digest"]
    list_display = ["request", "made_by", "made_at", "expires_at", "revoked_at"]
    search_fields = ["request__party__name"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["request__party", "request__claim", "made_by"]
    ordering = ["-id"]
