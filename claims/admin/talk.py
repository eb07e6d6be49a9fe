"""Comments, watches, mail and choices: to be read. Who wrote a comment changes it at the desk."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.models import Comment, LastLook, Letter, Mention, NoticeChoice, Watch


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    list_display = ["text", "claim", "author", "written_at", "edited_at", "removed_at", "resolved_at"]
    search_fields = ["text", "author__username"]
    list_filter = ["anchor", ("removed_at", admin.EmptyFieldListFilter), "written_at"]
    list_select_related = ["claim", "author"]
    ordering = ["-id"]


@admin.register(Mention)
class MentionAdmin(DeskAdmin):
    list_display = ["user", "comment"]
    search_fields = ["user__username", "comment__text"]
    list_filter = ["comment__written_at"]
    list_select_related = ["user", "comment"]
    ordering = ["-id"]


@admin.register(Letter)
class LetterAdmin(DeskAdmin):
    list_display = [
        "key",
        "user",
        "day",
        "written_at",
        "begun_at",
        "sent_at",
        "perhaps_sent_at",
        "dropped_at",
    ]
    search_fields = ["=key", "user__username", "user__email"]
    list_filter = [
        ("sent_at", admin.EmptyFieldListFilter),
        ("perhaps_sent_at", admin.EmptyFieldListFilter),
        "day",
    ]
    list_select_related = ["user"]
    ordering = ["-id"]


@admin.register(NoticeChoice)
class NoticeChoiceAdmin(DeskAdmin):
    list_display = ["user", "kind", "channel"]
    search_fields = ["user__username"]
    list_filter = ["kind", "channel"]
    list_select_related = ["user"]
    ordering = ["user__username", "kind"]


@admin.register(Watch)
class WatchAdmin(DeskAdmin):
    list_display = ["user", "claim", "since"]
    search_fields = ["user__username", "claim__text"]
    list_filter = ["since"]
    list_select_related = ["user", "claim"]
    ordering = ["-id"]


@admin.register(LastLook)
class LastLookAdmin(DeskAdmin):
    list_display = ["user", "claim", "at"]
    search_fields = ["user__username", "claim__text"]
    list_filter = ["at"]
    list_select_related = ["user", "claim"]
    ordering = ["-id"]
