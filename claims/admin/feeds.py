"""Feeds and what was seen in them: to be read; they are changed on their own pages."""

from django.contrib import admin

from claims.admin.base import DeskAdmin
from claims.domain.events import Subject
from claims.models import Feed, FeedEntry


@admin.register(Feed)
class FeedAdmin(DeskAdmin):
    list_display = ["address", "title", "status", "next_poll_at", "last_ok_at", "failures", "problem"]
    search_fields = ["address", "title", "publisher", "problem"]
    list_filter = ["status", "taking", ("next_poll_at", admin.EmptyFieldListFilter)]
    list_select_related = ["added_by"]
    ordering = ["-id"]
    chain = Subject.FEED


@admin.register(FeedEntry)
class FeedEntryAdmin(DeskAdmin):
    list_display = ["title", "url", "feed", "outcome", "why", "seen_at"]
    search_fields = ["title", "url", "=feed__id"]
    list_filter = ["outcome", "seen_at"]
    list_select_related = ["feed"]
    ordering = ["-id"]
