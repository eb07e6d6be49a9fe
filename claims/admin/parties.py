"""Who speaks."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from claims.actions import parties as actions
from claims.actions import party_merges
from claims.admin.base import DeskAdmin, person
from claims.domain.events import Subject
from claims.domain.merge_request import MergeRequest
from claims.domain.refusals import Missing, Refusal
from claims.domain.roles import Permission
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
    """Editors come here too, to merge; the rest of it administrators change."""

    permission = Permission.MERGE_PARTIES
    may_change = True
    form = PartyForm
    list_display = ["name", "kind", "controlled_by", "merged_into", "only_in", "created_at"]
    search_fields = ["name", "aliases__name"]
    list_filter = [
        "kind",
        ("only_in", admin.EmptyFieldListFilter),
        ("merged_into", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["controlled_by", "merged_into", "only_in"]
    autocomplete_fields = ["controlled_by"]
    ordering = ["name"]
    chain = Subject.PARTY
    actions = ["merge", "undo_merge"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.allows(request, Permission.MANAGE_DESK)

    @admin.action(description="Merge into one of them", permissions=["view"])
    def merge(self, request: HttpRequest, chosen: QuerySet[Party]) -> HttpResponse | None:
        """A page asks which one stays and why; what is merged into it there is one transaction."""
        parties = list(chosen)
        if "confirmed" in request.POST:
            try:
                kept = self._merge_all(request, parties)
            except Refusal as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                names = ", ".join(party.name for party in parties if party.pk != kept.pk)
                self.message_user(request, f"{names}: merged into {kept.name}.", messages.SUCCESS)
                return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Merge parties",
            "opts": self.opts,
            "parties": parties,
            "into": request.POST.get("into", ""),
            "reason": request.POST.get("reason", ""),
        }
        return TemplateResponse(request, "admin/claims/party/merge.html", context)

    @admin.action(description="Undo the merge", permissions=["view"])
    def undo_merge(self, request: HttpRequest, chosen: QuerySet[Party]) -> None:
        for party in chosen:
            try:
                party_merges.undo(party=party, by=person(request))
            except Refusal as refusal:
                self.message_user(request, str(refusal), messages.ERROR)
            else:
                self.message_user(request, f"{party.name} is a party of its own again.", messages.SUCCESS)

    def _merge_all(self, request: HttpRequest, parties: list[Party]) -> Party:
        """The party that stays. Raises the refusal of the first that cannot be merged; then none is."""
        asked = MergeRequest.parse(request.POST, example="the one you tick")
        others = [party for party in parties if party.pk != asked.into]
        if len(parties) < 2 or len(others) == len(parties):
            raise Missing("Choose two parties or more, and which of them stays.")
        return party_merges.merge_all(parties=others, asked=asked, by=person(request))

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
