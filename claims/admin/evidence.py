"""What was found for and against claims, what was decided, and the scale it was decided on."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from claims.actions import ratings as actions
from claims.admin.base import DeskAdmin, person
from claims.admin.words import worded
from claims.domain.events import Subject
from claims.domain.evidence import Against
from claims.domain.ratings import BEST_RATING, WORST_RATING, ColourRole
from claims.models import Correction, Rating, Reaffirmation, Review, Source, Verdict


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    list_display = ["title", "claim", "stance", "kind", "publisher", "added_by", "added_at"]
    search_fields = ["title", "publisher", "url", "excerpt", "claim__text"]
    list_filter = [("stance", worded()), ("kind", worded()), "added_at"]
    list_select_related = ["claim", "added_by"]
    ordering = ["-id"]


@admin.register(Review)
class ReviewAdmin(DeskAdmin):
    list_display = ["claim", "rating", "proposed_by", "proposed_at", "decision", "decided_by", "decided_at"]
    search_fields = ["claim__text", "reason", "comment"]
    list_filter = [("decision", worded()), "rating", "proposed_at"]
    list_select_related = ["claim", "rating", "proposed_by", "decided_by"]


@admin.register(Verdict)
class VerdictAdmin(DeskAdmin):
    exclude = ["words", "voices"]
    list_display = ["claim", "rating", "as_of", "published_at", "stale_since", "ended_at"]
    search_fields = ["claim__text", "reason"]
    list_filter = [
        "rating",
        ("stale_since", admin.EmptyFieldListFilter),
        ("ended_at", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["claim", "rating"]


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin):
    list_display = ["verdict", "kind", "note", "made_by", "made_at"]
    search_fields = ["note", "verdict__claim__text"]
    list_filter = ["kind", "made_at"]
    list_select_related = ["verdict__claim", "verdict__rating", "made_by"]


@admin.register(Reaffirmation)
class ReaffirmationAdmin(DeskAdmin):
    list_display = ["verdict", "cause", "reason", "made_by", "made_at"]
    search_fields = ["cause", "reason", "verdict__claim__text"]
    list_filter = ["made_at"]
    list_select_related = ["verdict__claim", "verdict__rating", "made_by"]


class RatingForm(forms.ModelForm[Rating]):
    """A step of the scale. Its key is chosen once: published data and history name it."""

    colour = forms.ChoiceField(choices=[(colour.value, colour.value) for colour in ColourRole])
    against = forms.ChoiceField(choices=[(side.value, side.value) for side in Against])
    number = forms.IntegerField(required=False, min_value=WORST_RATING, max_value=BEST_RATING)

    class Meta:
        model = Rating
        fields = ["key", "label", "number", "colour", "against", "explanation", "in_use"]


@admin.register(Rating)
class RatingAdmin(DeskAdmin):
    may_add = True
    may_change = True
    form = RatingForm
    list_display = ["label", "key", "number", "colour", "against", "in_use"]
    search_fields = ["label", "key", "explanation"]
    list_filter = ["in_use", "colour", "against"]
    chain = Subject.RATING

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["key"] if obj else []

    def save_model(self, request: HttpRequest, obj: Rating, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        wanted = form.cleaned_data
        fields: dict[str, Any] = {
            "label": wanted["label"],
            "number": wanted["number"],
            "colour": ColourRole(wanted["colour"]),
            "against": Against(wanted["against"]),
            "explanation": wanted["explanation"],
            "in_use": wanted["in_use"],
            "by": person(request),
        }
        if change:
            obj.refresh_from_db()
            actions.edit(rating=obj, **fields)
        else:
            obj.pk = actions.add(key=wanted["key"], **fields).pk
