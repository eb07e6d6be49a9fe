"""Where a record of the admin is to be seen on the desk."""

from collections.abc import Mapping
from operator import attrgetter

from django.db.models import Model
from django.urls import reverse

from claims import models

CLAIM, ARTICLE = "web:claim", "web:article"

PAGES: Mapping[type[Model], tuple[str, ...]] = {
    models.Claim: (CLAIM, "pk"),
    models.ClaimTag: (CLAIM, "claim_id"),
    models.Comment: (CLAIM, "claim_id"),
    models.DenialTarget: (CLAIM, "claim_id"),
    models.Source: (CLAIM, "claim_id"),
    models.Review: (CLAIM, "claim_id"),
    models.Verdict: (CLAIM, "claim_id"),
    models.Correction: (CLAIM, "verdict.claim_id"),
    models.Reaffirmation: (CLAIM, "verdict.claim_id"),
    models.AnonymityAssessment: (CLAIM, "claim_id"),
    models.ReplyRequest: (CLAIM, "claim_id"),
    models.RuleRun: (CLAIM, "claim_id"),
    models.BulkRow: (CLAIM, "claim_id"),
    models.Watch: (CLAIM, "claim_id"),
    models.Notice: (CLAIM, "claim_id"),
    models.Article: (ARTICLE, "pk"),
    models.Party: ("web:party", "pk"),
    models.PartyAlias: ("web:party", "party_id"),
    models.Affiliation: (ARTICLE, "article_id"),
    models.ArticleBand: (ARTICLE, "article_id"),
    models.Statement: (ARTICLE, "snapshot.article_id"),
    models.StepRun: (ARTICLE, "snapshot.article_id"),
    models.Snapshot: ("web:snapshot", "article_id", "pk"),
    models.Feed: ("web:feed", "pk"),
    models.FeedEntry: ("web:feed", "feed_id"),
    models.OutsideCheck: ("web:outside-check", "pk"),
    models.OutsideImport: ("web:outside-import", "pk"),
    models.BulkJob: ("web:bulk-job", "pk"),
}
"""The page of each kind of record, and which values of the row its address takes."""


def address(row: Model) -> str:
    """The page on the desk, or blank where this row has none."""
    name, *paths = PAGES.get(type(row), ("",))
    values = [attrgetter(path)(row) for path in paths]
    return "" if not name or None in values else reverse(name, args=values)
