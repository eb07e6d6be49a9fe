"""The views of the desk that people keep: to be read."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.domain.events import Subject
from claims.models import SavedView


@admin.register(SavedView)
class SavedViewAdmin(DeskAdmin):
    list_display = ["name", "owner", "shared", "query", "saved_at"]
    search_fields = ["name", "query", "owner__username"]
    list_filter = ["shared", "owner"]
    list_select_related = ["owner"]
    ordering = ["-id"]
    chain = Subject.VIEW
