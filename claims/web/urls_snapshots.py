"""The addresses of what was received of an article, and of a source."""

from django.urls import path

from claims.web import article_edits, article_snapshots, source_snapshots

OF_SOURCE = "claims/<int:claim_id>/sources/<int:source_id>/snapshots/<int:snapshot_id>/"

urlpatterns = [
    path("articles/<int:article_id>/edits/", article_edits.edits, name="article-edits"),
    path("articles/<int:article_id>/fetch-again/", article_edits.fetch_again, name="article-fetch-again"),
    path(
        "articles/<int:article_id>/snapshots/<int:snapshot_id>/", article_snapshots.snapshot, name="snapshot"
    ),
    path(
        "articles/<int:article_id>/snapshots/<int:snapshot_id>/page/",
        article_snapshots.page,
        name="snapshot-page",
    ),
    path(
        "articles/<int:article_id>/snapshots/<int:snapshot_id>/text/",
        article_snapshots.text,
        name="snapshot-text",
    ),
    path(
        "articles/<int:article_id>/snapshots/<int:snapshot_id>/warc/",
        article_snapshots.warc,
        name="snapshot-warc",
    ),
    path(OF_SOURCE, source_snapshots.snapshot, name="source-snapshot"),
    path(f"{OF_SOURCE}page/", source_snapshots.page, name="source-snapshot-page"),
    path(f"{OF_SOURCE}text/", source_snapshots.text, name="source-snapshot-text"),
    path(f"{OF_SOURCE}warc/", source_snapshots.warc, name="source-snapshot-warc"),
]
