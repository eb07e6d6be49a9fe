"""The history and the outbox: to be read, never to be written."""

from django.contrib import admin
from django.http import HttpRequest

from claims.admin.base import DeskAdmin
from claims.models import DailyHead, HistoryEntry, HistoryHead, OutboxEvent


@admin.register(HistoryEntry)
class HistoryEntryAdmin(DeskAdmin):
    list_display = ["at", "actor_name", "kind", "subject", "subject_id", "position", "short_hash"]
    search_fields = ["actor_name", "=subject_id", "hash"]
    list_filter = ["subject", "kind", "at"]
    ordering = ["-id"]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "subject_id" or super().lookup_allowed(lookup, value, request)

    @admin.display(description="hash")
    def short_hash(self, entry: HistoryEntry) -> str:
        return entry.hash[:12]


@admin.register(HistoryHead)
class HistoryHeadAdmin(DeskAdmin):
    list_display = ["subject", "subject_id", "position", "hash"]
    search_fields = ["=subject_id", "hash"]
    list_filter = ["subject"]
    ordering = ["-id"]


@admin.register(DailyHead)
class DailyHeadAdmin(DeskAdmin):
    list_display = ["at", "entries", "chains", "digest"]
    list_filter = ["at"]
    search_fields = ["digest", "root"]
    ordering = ["-at"]


@admin.register(OutboxEvent)
class OutboxEventAdmin(DeskAdmin):
    list_display = ["topic", "key", "created_at", "due_at", "attempts", "done_at", "dead_at", "problem"]
    search_fields = ["key", "problem", "=object_id"]
    list_filter = [
        ("dead_at", admin.EmptyFieldListFilter),
        ("done_at", admin.EmptyFieldListFilter),
        "queue",
        "topic",
    ]
    ordering = ["-id"]
