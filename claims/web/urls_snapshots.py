"""The addresses of what was received of an article."""

from django.urls import path

from claims.web import article_edits, article_snapshots

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
]
