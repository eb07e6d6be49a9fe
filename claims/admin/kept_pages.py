"""Pages that were fetched: their files, the looks at their addresses, copies elsewhere."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.admin.base import DeskAdmin
from claims.models import ArchiveCopy, Revisit, Warc


@admin.register(Revisit)
class RevisitAdmin(DeskAdmin):
    list_display = ["id", "article", "source", "found", "problem", "looked_at", "next_at", "asked_at"]
    search_fields = ["article__title", "article__address", "source__title", "source__url", "problem"]
    list_filter = ["found", "looked_at", "next_at"]
    list_select_related = ["article", "source"]


@admin.register(Warc)
class WarcAdmin(DeskAdmin):
    list_display = ["name", "snapshot", "size", "stored_at"]
    search_fields = ["name", "sha256", "snapshot__article__title"]
    list_filter = ["stored_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Warc]:
        found: QuerySet[Warc] = super().get_queryset(request)
        return found.select_related("snapshot").defer("snapshot__raw", "snapshot__text")


@admin.register(ArchiveCopy)
class ArchiveCopyAdmin(DeskAdmin):
    list_display = ["id", "snapshot", "source", "state", "address", "problem", "asked_at"]
    search_fields = ["address", "problem", "source__title", "snapshot__article__title"]
    list_filter = ["state", "asked_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArchiveCopy]:
        found: QuerySet[ArchiveCopy] = super().get_queryset(request)
        return found.select_related("snapshot", "source").defer("snapshot__raw", "snapshot__text")
