"""What was found in articles."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.admin.base import DeskAdmin
from claims.models import Denial, DenialTarget, Place, Statement, Voice


@admin.register(Statement)
class StatementAdmin(DeskAdmin):
    list_display = ["exact_words", "kind", "party", "article", "standing", "claim", "worth", "found_by"]
    search_fields = ["exact", "party__name", "party_as_written", "snapshot__article__title"]
    list_filter = [
        "kind",
        "standing",
        "attribution_level",
        "speech_act",
        "modality",
        "checkability",
        "found_by",
    ]
    ordering = ["-id"]
    readonly_fields = ["article", "places", "chain_of_voices", "reasons"]
    fieldsets = [
        (None, {"fields": ["kind", "exact", ("start", "end"), "article", "snapshot", "places"]}),
        (
            "Who says it",
            {
                "fields": [
                    "party",
                    "party_as_written",
                    "chain_of_voices",
                    ("affiliation", "affiliation_past"),
                    "attribution_level",
                ]
            },
        ),
        ("How", {"fields": [("speech_act", "propositional"), "modality", "quotation", "checkability"]}),
        ("Why", {"fields": ["found_by", "why", ("check_worthiness", "reasons")]}),
        ("On the desk", {"fields": ["standing", "claim", "added_by", "version", "created_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        found: QuerySet[Statement] = super().get_queryset(request)
        return found.select_related("party", "claim", "snapshot__article").defer(
            "snapshot__raw", "snapshot__text"
        )

    @admin.display(description="words", ordering="exact")
    def exact_words(self, statement: Statement) -> str:
        return str(statement)

    @admin.display(description="worth", ordering="check_worthiness")
    def worth(self, statement: Statement) -> str:
        return f"{statement.check_worthiness:.2f}"

    @admin.display(description="pieces and signs")
    def places(self, statement: Statement) -> str:
        """The words that tell something of it, each after what it tells."""
        return "; ".join(f"{place.role}: “{place.exact}”" for place in statement.places.all())

    @admin.display(description="chain of voices")
    def chain_of_voices(self, statement: Statement) -> str:
        return " → ".join(str(voice) for voice in statement.chain.all())

    @admin.display(description="because of")
    def reasons(self, statement: Statement) -> str:
        return "; ".join(statement.worth_reasons)

    @admin.display(description="article")
    def article(self, statement: Statement) -> str:
        return str(statement.snapshot.article)


@admin.register(Voice)
class VoiceAdmin(DeskAdmin):
    list_display = ["party", "cue", "position", "statement"]
    search_fields = ["party", "cue", "statement__exact"]
    list_filter = ["position"]
    list_select_related = ["statement"]
    ordering = ["-id"]


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    list_display = ["exact_words", "role", "statement"]
    search_fields = ["exact", "statement__exact"]
    list_filter = ["role"]
    list_select_related = ["statement"]
    ordering = ["-id"]

    @admin.display(description="words", ordering="exact")
    def exact_words(self, place: Place) -> str:
        return str(place)


@admin.register(Denial)
class DenialAdmin(DeskAdmin):
    list_display = ["statement", "party", "type"]
    search_fields = ["statement__exact", "statement__party__name"]
    list_filter = ["type"]
    list_select_related = ["statement__party"]
    ordering = ["-id"]

    @admin.display(description="party", ordering="statement__party__name")
    def party(self, denial: Denial) -> str:
        return str(denial.statement.party or denial.statement.party_as_written)


@admin.register(DenialTarget)
class DenialTargetAdmin(DeskAdmin):
    list_display = ["denial", "claim", "scope", "confidence", "linked_by", "linked_at"]
    search_fields = ["denial__statement__exact", "claim__text"]
    list_filter = ["scope", "linked_at"]
    list_select_related = ["denial__statement", "claim", "linked_by"]
    ordering = ["-id"]
