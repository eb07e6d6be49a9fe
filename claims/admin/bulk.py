"""Bulk moves and what came of each claim: to be read."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.admin.words import worded
from claims.domain.bulk import OUTCOME_LABELS
from claims.domain.events import Subject
from claims.domain.transitions import MOVES_SAID
from claims.models import BulkJob, BulkRow


@admin.register(BulkJob)
class BulkJobAdmin(DeskAdmin):
    list_display = ["id", "move", "made_by", "made_at", "finished_at", "undoes"]
    search_fields = ["=id", "made_by__username"]
    list_filter = [("move", worded(MOVES_SAID)), ("finished_at", admin.EmptyFieldListFilter), "made_by"]
    list_select_related = ["made_by", "undoes"]
    ordering = ["-id"]
    chain = Subject.BULK


@admin.register(BulkRow)
class BulkRowAdmin(DeskAdmin):
    list_display = ["job", "number", "version", "outcome", "sentence", "done_at"]
    search_fields = ["=claim_id", "=job__id"]
    list_filter = [("outcome", worded(OUTCOME_LABELS))]
    list_select_related = ["job"]
    ordering = ["-id"]
