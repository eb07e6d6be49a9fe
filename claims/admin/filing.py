"""Tags, merges and what moved with them: looked at here, written from the claim page and the parties."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.models import ClaimTag, Merge, MovedRow, Tag


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    list_display = ["name", "created_at"]
    search_fields = ["name"]
    list_filter = ["created_at"]


@admin.register(ClaimTag)
class ClaimTagAdmin(DeskAdmin):
    list_display = ["tag", "claim", "added_by", "added_at"]
    search_fields = ["tag__name", "claim__text"]
    list_filter = ["added_at"]
    list_select_related = ["tag", "claim", "added_by"]
    ordering = ["-id"]


@admin.register(Merge)
class MergeAdmin(DeskAdmin):
    list_display = [
        "subject",
        "merged_id",
        "kept_id",
        "reason",
        "made_by",
        "made_at",
        "undone_by",
        "undone_at",
    ]
    search_fields = ["reason", "=merged_id", "=kept_id"]
    list_filter = ["subject", ("undone_at", admin.EmptyFieldListFilter), "made_at"]
    list_select_related = ["made_by", "undone_by"]
    ordering = ["-id"]


@admin.register(MovedRow)
class MovedRowAdmin(DeskAdmin):
    list_display = ["merge", "table", "column", "row_id", "how"]
    search_fields = ["table", "=row_id"]
    list_filter = ["table", "how"]
    list_select_related = ["merge"]
    ordering = ["-id"]
