"""Spans of an article in which a party asserts or denies something."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from claims.domain.places import PlaceRole
from claims.domain.speech import (
    REPORTER,
    AttributionLevel,
    Checkability,
    Modality,
    Quotation,
    SpeechAct,
    Standing,
    StatementKind,
)
from claims.models.articles import Snapshot
from claims.models.base import both_or_neither, implies, not_blank, one_of, ordered
from claims.models.parties import Party


class Statement(models.Model):
    """Content, cue and party by their places in the snapshot's text, and how it was said.

    `start`, `end` are a TextPositionSelector and `exact`, `prefix`, `suffix` a
    TextQuoteSelector over the same words; `found_start`, `found_end` are where the analysis saw
    them, whatever a person has moved since. `speech_act` is what the party does by saying it, and
    `propositional` whether the content alone says something that is so or not. What the reporter
    says (`narrator`) makes a claim only once a person has accepted it. `worth_reasons` is an array:
    it is shown, in its order, and nothing is ever looked for in it. `gone_in` is the later snapshot in
    which its words no longer stand.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    found_start = models.PositiveIntegerField(null=True, blank=True)
    found_end = models.PositiveIntegerField(null=True, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    party_start = models.PositiveIntegerField(null=True, blank=True)
    party_end = models.PositiveIntegerField(null=True, blank=True)
    party_as_written = models.CharField(max_length=500, blank=True)
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    affiliation = models.CharField(max_length=300, blank=True)
    affiliation_past = models.BooleanField(default=False)
    attribution_level = models.CharField(max_length=30, blank=True)
    speech_act = models.CharField(max_length=20, blank=True)
    propositional = models.BooleanField(default=True)
    modality = models.CharField(max_length=20, blank=True)
    quotation = models.CharField(max_length=20, default="indirect")
    checkability = models.CharField(max_length=20, default="fact_now")
    check_worthiness = models.FloatField(default=0.5)
    worth_reasons = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    standing = models.CharField(max_length=20, default="suggested")
    claim = models.ForeignKey(
        "claims.Claim", on_delete=models.PROTECT, null=True, blank=True, related_name="appearances"
    )
    gone_in = models.ForeignKey(
        Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="missing"
    )
    found_by = models.CharField(max_length=60)
    why = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            one_of("kind", StatementKind, name="statement_kind_is_known"),
            one_of("standing", Standing, name="statement_standing_is_known"),
            one_of("attribution_level", AttributionLevel, name="statement_level_is_known", blank=True),
            one_of("modality", Modality, name="statement_modality_is_known", blank=True),
            one_of("quotation", Quotation, name="statement_quotation_is_known"),
            one_of("checkability", Checkability, name="statement_checkability_is_known"),
            ordered("start", "end", name="statement_start_before_end"),
            ordered("found_start", "found_end", name="statement_found_start_before_end"),
            ordered("cue_start", "cue_end", name="statement_cue_start_before_end"),
            ordered("party_start", "party_end", name="statement_party_start_before_end"),
            both_or_neither("found_start", "found_end", name="statement_found_place_has_both_ends"),
            both_or_neither("cue_start", "cue_end", name="statement_cue_has_both_ends"),
            both_or_neither("party_start", "party_end", name="statement_party_has_both_ends"),
            not_blank("exact", name="statement_has_words"),
            one_of("speech_act", SpeechAct, name="statement_speech_act_is_known", blank=True),
            implies(
                Q(kind="denial") | Q(kind="narrator", standing="suggested"),
                Q(claim__isnull=True),
                name="statement_only_claims_appear",
            ),
            implies(
                Q(affiliation_past=True), ~Q(affiliation=""), name="statement_past_affiliation_is_stated"
            ),
            models.CheckConstraint(
                condition=Q(worth_reasons__len__lte=3), name="statement_worth_has_three_reasons"
            ),
            models.CheckConstraint(
                condition=Q(check_worthiness__gte=0, check_worthiness__lte=1),
                name="statement_worthiness_between_0_and_1",
            ),
            models.UniqueConstraint(
                "snapshot",
                "kind",
                "start",
                "end",
                "party_start",
                name="statement_once_per_voice",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            # Which denials has nobody looked at yet, the oldest first?
            models.Index(
                fields=["created_at"],
                condition=Q(kind="denial", standing="suggested"),
                name="statement_denials_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.exact[:80]

    @property
    def speaker(self) -> str:
        """Who says it, as the desk or the text calls them; blank where the text names nobody."""
        if self.kind == StatementKind.NARRATOR:
            return REPORTER
        return self.party.name if self.party else self.party_as_written


class Voice(models.Model):
    """One link of the chain by which a statement reached the reader, outermost first."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="chain")
    position = models.PositiveSmallIntegerField()
    party = models.CharField(max_length=300)
    cue = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("statement", "position", name="voice_position_is_unique"),
            not_blank("party", name="voice_is_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.cue}".strip()


class Place(models.Model):
    """Words of the article that tell something of a statement: a piece of it, or what it was judged by.

    A content that is all one has no pieces here: its `start` and `end` say where it is.
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="places")
    role = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            one_of("role", PlaceRole, name="place_role_is_known"),
            ordered("start", "end", name="place_start_before_end"),
            not_blank("exact", name="place_has_words"),
            models.UniqueConstraint("statement", "role", "start", "end", name="place_once_per_role"),
        ]

    def __str__(self) -> str:
        return self.exact[:80]
