"""Checks that others published, and the table that says what their rating words mean here."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.actions import outside_ratings as actions
from claims.admin.base import DeskAdmin, person
from claims.domain.events import Subject
from claims.models import OutsideCheck, OutsideImport, OutsidePublisher, OutsideRating, Rating


@admin.register(OutsidePublisher)
class OutsidePublisherAdmin(DeskAdmin):
    list_display = ["name", "url"]
    search_fields = ["name", "url"]
    list_filter = ["ratings__rating"]
    chain = Subject.OUTSIDE_PUBLISHER


class OutsideRatingForm(forms.ModelForm[OutsideRating]):
    """What a word means; nothing puts it back to the unmapped ones."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = OutsideRating
        fields = ["rating", "version"]


@admin.register(OutsideRating)
class OutsideRatingAdmin(DeskAdmin):
    may_change = True
    form = OutsideRatingForm
    fields = ["publisher", "words", "rating", "before", "decided_by", "decided_at", "version"]
    readonly_fields = ["publisher", "words", "before", "decided_by", "decided_at"]
    list_display = ["words", "publisher", "rating", "decided_by", "decided_at"]
    search_fields = ["words", "publisher__name"]
    list_filter = [("rating", admin.EmptyFieldListFilter), "rating", "publisher"]
    list_select_related = ["publisher", "rating", "decided_by"]

    def save_model(self, request: HttpRequest, obj: OutsideRating, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        meant: Rating | None = form.cleaned_data["rating"]
        actions.decide(
            word=obj,
            rating=meant.key if meant else "",
            version=form.cleaned_data["version"],
            by=person(request),
        )


@admin.register(OutsideCheck)
class OutsideCheckAdmin(DeskAdmin):
    list_display = ["claim_reviewed", "publisher", "said", "published_on", "version", "current", "came_at"]
    search_fields = ["claim_reviewed", "said_by", "publisher__name", "url"]
    list_filter = ["current", "said__rating", "language", "came_at"]
    list_select_related = ["publisher", "said__publisher"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutsideCheck]:
        found: QuerySet[OutsideCheck] = super().get_queryset(request)
        return found.defer("raw")


@admin.register(OutsideImport)
class OutsideImportAdmin(DeskAdmin):
    list_display = [
        "__str__",
        "how",
        "status",
        "added",
        "renewed",
        "known",
        "problem_count",
        "made_by",
        "made_at",
    ]
    search_fields = ["address", "filename", "sha256", "problem"]
    list_filter = ["status", "how", "made_at"]
    list_select_related = ["made_by"]
    ordering = ["-id"]
    chain = Subject.OUTSIDE_IMPORT

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutsideImport]:
        found: QuerySet[OutsideImport] = super().get_queryset(request)
        return found.defer("raw")
