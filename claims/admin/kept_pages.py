"""Pages that were fetched: their files, the looks at their addresses, copies elsewhere."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.admin.base import DeskAdmin
from claims.models import ArchiveCopy, EvidenceSnapshot, Revisit, Warc


@admin.register(Revisit)
class RevisitAdmin(DeskAdmin):
    list_display = ["id", "article", "source", "found", "problem", "looked_at", "next_at", "asked_at"]
    search_fields = ["article__title", "article__address", "source__title", "source__url", "problem"]
    list_filter = ["found", "looked_at", "next_at"]
    list_select_related = ["article", "source"]


@admin.register(Warc)
class WarcAdmin(DeskAdmin):
    list_display = ["name", "snapshot", "evidence", "size", "stored_at"]
    search_fields = ["name", "sha256", "snapshot__article__title", "evidence__final_url"]
    list_filter = ["stored_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Warc]:
        found: QuerySet[Warc] = super().get_queryset(request)
        heavy = [f"{page}__{name}" for page in ("snapshot", "evidence") for name in ("raw", "text")]
        return found.select_related("snapshot", "evidence").defer(*heavy, "evidence__packed")


@admin.register(EvidenceSnapshot)
class EvidenceSnapshotAdmin(DeskAdmin):
    """The source is shown by its number: one that was removed leaves what was kept of it."""

    exclude = ["source"]
    list_display = ["sha256", "source_id", "final_url", "content_type", "fetched_at"]
    search_fields = ["sha256", "url", "final_url"]
    list_filter = ["content_type", "fetched_at"]
    readonly_fields = ["source_id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[EvidenceSnapshot]:
        found: QuerySet[EvidenceSnapshot] = super().get_queryset(request)
        return found.defer("raw", "text", "packed", "asked", "headers", "hops")


@admin.register(ArchiveCopy)
class ArchiveCopyAdmin(DeskAdmin):
    list_display = ["id", "snapshot", "source", "state", "address", "problem", "asked_at"]
    search_fields = ["address", "problem", "source__title", "snapshot__article__title"]
    list_filter = ["state", "asked_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArchiveCopy]:
        found: QuerySet[ArchiveCopy] = super().get_queryset(request)
        return found.select_related("snapshot", "source").defer("snapshot__raw", "snapshot__text")
