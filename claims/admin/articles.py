"""Articles and what was received of them."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.actions import articles as actions
from claims.admin.base import DeskAdmin, person
from claims.domain.events import Subject
from claims.domain.refusals import Refusal
from claims.models import (
    Article,
    ArticleBand,
    Fetch,
    Snapshot,
    StepRun,
    Story,
    StoryDecision,
    StoryMove,
)


@admin.register(Story)
class StoryAdmin(DeskAdmin):
    list_display = ["id", "origin", "origin_reason", "created_at"]
    search_fields = ["origin", "articles__title"]
    list_filter = ["created_at"]


@admin.register(StoryMove)
class StoryMoveAdmin(DeskAdmin):
    list_display = ["article", "other", "score", "made_by", "made_at", "undone_at"]
    search_fields = ["article__title", "other__title", "reasons"]
    list_filter = ["made_at", "undone_at"]
    list_select_related = ["article", "other", "made_by"]


@admin.register(StoryDecision)
class StoryDecisionAdmin(DeskAdmin):
    list_display = ["first", "second", "same", "move"]
    search_fields = ["first__title", "second__title"]
    list_filter = ["same", "move__made_at"]
    list_select_related = ["first", "second", "move"]


@admin.register(ArticleBand)
class ArticleBandAdmin(DeskAdmin):
    list_display = ["band", "article"]
    search_fields = ["article__title", "article__publisher"]
    list_filter = ["article__publisher"]
    list_select_related = ["article"]


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    list_display = ["title_or_number", "publisher", "status", "published_at", "added_by", "added_at"]
    search_fields = ["title", "publisher", "agency", "url"]
    list_filter = ["status", "publisher", "added_at"]
    list_select_related = ["added_by"]
    date_hierarchy = "added_at"
    chain = Subject.ARTICLE
    actions = ["read_again"]

    @admin.display(description="title", ordering="title")
    def title_or_number(self, article: Article) -> str:
        return str(article)

    @admin.action(description="Read again (failed articles)", permissions=["view"])
    def read_again(self, request: HttpRequest, chosen: QuerySet[Article]) -> None:
        for article in chosen:
            try:
                actions.retry(article=article, by=person(request))
            except Refusal as refusal:
                self.message_user(request, f"{article}: {refusal}", messages.ERROR)
            else:
                self.message_user(request, f"{article} will be read again.", messages.SUCCESS)


@admin.register(Snapshot)
class SnapshotAdmin(DeskAdmin):
    list_display = ["sha256", "article", "how", "filename", "taken_at"]
    search_fields = ["sha256", "filename", "article__title"]
    list_filter = ["how", "taken_at"]
    list_select_related = ["article"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        found: QuerySet[Snapshot] = super().get_queryset(request)
        return found.defer("raw", "text")


@admin.register(Fetch)
class FetchAdmin(DeskAdmin):
    list_display = ["final_url", "content_type", "fetched_at"]
    search_fields = ["url", "final_url"]
    list_filter = ["content_type", "fetched_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fetch]:
        found: QuerySet[Fetch] = super().get_queryset(request)
        return found.defer("headers", "hops", "asked", "packed")


@admin.register(StepRun)
class StepRunAdmin(DeskAdmin):
    list_display = ["article", "step", "version", "status", "started_at", "finished_at", "problem"]
    search_fields = ["snapshot__article__title", "problem"]
    list_filter = ["step", "status", "version"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[StepRun]:
        found: QuerySet[StepRun] = super().get_queryset(request)
        return found.select_related("snapshot__article").defer("snapshot__raw", "snapshot__text")

    @admin.display(description="article")
    def article(self, run: StepRun) -> str:
        return str(run.snapshot.article)
