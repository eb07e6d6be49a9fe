"""Who speaks."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from claims.actions import parties as actions
from claims.admin.base import DeskAdmin, person
from claims.domain.events import Subject
from claims.domain.speech import PartyKind
from claims.models import Affiliation, Party, PartyAlias


class PartyForm(forms.ModelForm[Party]):
    """What an administrator may change of a party."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in PartyKind])

    class Meta:
        model = Party
        fields = ["name", "kind", "controlled_by", "same_as"]


@admin.register(Party)
class PartyAdmin(DeskAdmin):
    may_change = True
    form = PartyForm
    list_display = ["name", "kind", "controlled_by", "only_in", "created_at"]
    search_fields = ["name", "aliases__name"]
    list_filter = ["kind", ("only_in", admin.EmptyFieldListFilter)]
    list_select_related = ["controlled_by", "only_in"]
    autocomplete_fields = ["controlled_by"]
    ordering = ["name"]
    chain = Subject.PARTY

    def save_model(self, request: HttpRequest, obj: Party, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        wanted = form.cleaned_data
        obj.refresh_from_db()
        actions.edit(
            party=obj,
            name=wanted["name"],
            kind=PartyKind(wanted["kind"]),
            controlled_by=wanted["controlled_by"],
            same_as=wanted["same_as"],
            by=person(request),
        )


@admin.register(PartyAlias)
class PartyAliasAdmin(DeskAdmin):
    list_display = ["name", "party"]
    search_fields = ["name", "party__name"]
    list_filter = ["party__kind"]
    list_select_related = ["party"]
    ordering = ["name"]


@admin.register(Affiliation)
class AffiliationAdmin(DeskAdmin):
    list_display = ["party", "stated", "past", "article"]
    search_fields = ["party__name", "stated", "article__title"]
    list_filter = ["past", "party__kind"]
    list_select_related = ["party", "article"]
    ordering = ["-id"]
